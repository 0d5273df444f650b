/// The body of a POST to `/Bulk` (RFC 7644 §3.7).
public struct BulkRequest: Hashable, Sendable {
    /// More operations in one request are refused.
    public static let maximumOperations = 1000

    /// With so many failed operations those that are left are not tried; nil tries all.
    public let failOnErrors: Int?
    public let operations: [BulkOperation]

    /// Reads the message; what is wrong with one operation is for that operation's answer.
    ///
    /// - Throws: `invalidSyntax` when it is no BulkRequest, `invalidValue` when two operations have one `bulkId`, 413 beyond
    ///   `maximumOperations`.
    public init(_ body: JSONValue) throws(SCIMError) {
        guard let object = body.object else {
            throw .invalidSyntax("The body must be a BulkRequest object, but \(body.kindInWords) was sent.")
        }
        let isBulkRequest = object["schemas"]?.array?
            .contains { $0.string?.equalsIgnoringCase(MessageURN.bulkRequest) ?? false }
        guard isBulkRequest ?? false else {
            throw .invalidSyntax("schemas must contain \(MessageURN.bulkRequest).")
        }
        guard let elements = object["Operations"]?.array, !elements.isEmpty else {
            throw .invalidSyntax("Operations must be an array with at least one operation.")
        }
        guard elements.count <= BulkRequest.maximumOperations else {
            throw SCIMError(
                status: 413, scimType: .tooMany,
                detail: "There are \(elements.count) operations, more than the limit of "
                    + "\(BulkRequest.maximumOperations) (maxOperations); send several requests.")
        }
        failOnErrors = try BulkRequest.failOnErrors(object["failOnErrors"])
        operations = try BulkRequest.operations(elements)
    }

    private static func failOnErrors(_ value: JSONValue?) throws(SCIMError) -> Int? {
        guard let value, value != .null else { return nil }
        guard case .number(let number) = value, let count = number.integer, count >= 1 else {
            throw .invalidValue("failOnErrors must be a whole number from 1; leave it out to try every operation.")
        }
        return Int(count)
    }

    private static func operations(_ elements: [JSONValue]) throws(SCIMError) -> [BulkOperation] {
        var operations: [BulkOperation] = []
        var names: Set<String> = []
        for (index, element) in elements.enumerated() {
            guard let object = element.object else {
                throw .invalidSyntax("Operations[\(index)] must be an object, but \(element.kindInWords) was sent.")
            }
            let operation = BulkOperation(object)
            if let name = operation.bulkId, !names.insert(name).inserted {
                throw .invalidValue("The bulkId \(SCIMError.quoted(name)) is there twice; give each its own.")
            }
            operations.append(operation)
        }
        return operations
    }
}

/// One operation of a bulk request, as it was sent.
public struct BulkOperation: Hashable, Sendable {
    /// In capitals; what may be done is for the reader to say.
    public let method: String
    public let bulkId: String?
    /// The version the resource must have (RFC 7644 §3.7, as `If-Match`).
    public let version: String?
    public let path: String
    /// Nil where none was sent.
    public let data: JSONValue?

    public init(method: String, bulkId: String? = nil, version: String? = nil, path: String, data: JSONValue? = nil) {
        self.method = method
        self.bulkId = bulkId
        self.version = version
        self.path = path
        self.data = data
    }

    fileprivate init(_ object: JSONObject) {
        var data = object["data"].flatMap { $0 == .null ? nil : $0 }
        let method = object["method"]?.string?.uppercased() ?? ""
        // RFC 7644 §3.7.3 shows the bare array; erratum 5050 has the whole message.
        if method == "PATCH", let operations = data?.array {
            data = ["schemas": [.string(MessageURN.patchOp)], "Operations": .array(operations)]
        }
        self.init(
            method: method, bulkId: object["bulkId"]?.string, version: object["version"]?.string,
            path: object["path"]?.string ?? "", data: data)
    }

    /// RFC 7644 §3.7: what every operation must have.
    public func check() throws(SCIMError) {
        guard ["POST", "PUT", "PATCH", "DELETE"].contains(method) else {
            throw .invalidSyntax(
                "The method \(SCIMError.quoted(method)) is not possible in a bulk; use POST, PUT, PATCH or DELETE.")
        }
        guard path.hasPrefix("/"), !path.utf8.contains(UInt8(ascii: "?")) else {
            throw .invalidValue("path must begin with / and lead to a resource, like /Users or /Users/{id}.")
        }
        guard method != "POST" || !(bulkId ?? "").isEmpty else {
            throw .invalidValue("A POST in a bulk needs a bulkId, by which its answer and others refer to it.")
        }
        guard method == "DELETE" || data != nil else {
            throw .invalidValue("The operation \(method) needs data.")
        }
    }
}
