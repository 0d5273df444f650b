/// The body of a PATCH (RFC 7644 §3.5.2).
public struct PatchRequest: Hashable, Sendable {
    /// More operations in one request are refused.
    public static let maximumOperations = 1000

    public let operations: [PatchOperation]

    public init(_ operations: [PatchOperation]) {
        self.operations = operations
    }

    /// Reads the message; `schemas` may be missing where the quirks allow it, but must not name another message.
    ///
    /// - Throws: `invalidSyntax` when it is no PatchOp, `tooMany` beyond `maximumOperations`.
    public init(_ body: JSONValue, quirks: Quirks = .standard) throws(SCIMError) {
        guard let object = body.object else {
            throw .invalidSyntax("The body must be a PatchOp object, but \(body.kindInWords) was sent.")
        }
        if let schemas = object["schemas"], !schemas.isUnassigned || !quirks.contains(.missingSchemas) {
            let isPatchOp = schemas.array?.contains { $0.string?.equalsIgnoringCase(MessageURN.patchOp) ?? false }
            guard isPatchOp ?? false else {
                throw .invalidSyntax("schemas must contain \(MessageURN.patchOp).")
            }
        }
        guard object["schemas"] != nil || quirks.contains(.missingSchemas) else {
            throw .invalidSyntax("schemas is missing; it must contain \(MessageURN.patchOp).")
        }
        guard let elements = object["Operations"]?.array, !elements.isEmpty else {
            throw .invalidSyntax("Operations must be an array with at least one operation.")
        }
        guard elements.count <= PatchRequest.maximumOperations else {
            throw .tooMany(
                "There are \(elements.count) operations, more than the limit of \(PatchRequest.maximumOperations); "
                    + "send several requests.")
        }
        var operations: [PatchOperation] = []
        for (index, element) in elements.enumerated() {
            operations.append(try PatchOperation(element, at: "Operations[\(index)]", quirks: quirks))
        }
        self.operations = operations
    }
}

extension PatchOperation {
    fileprivate init(_ element: JSONValue, at place: String, quirks: Quirks) throws(SCIMError) {
        guard let object = element.object else {
            throw .invalidSyntax("\(place) must be an object, but \(element.kindInWords) was sent.")
        }
        guard let word = object["op"]?.string else {
            throw .invalidSyntax("\(place).op is missing; use add, remove or replace.")
        }
        guard let verb = Verb(rawValue: quirks.contains(.operationCase) ? word.lowercased() : word) else {
            throw .invalidSyntax("\(place).op is \(SCIMError.quoted(word)); use add, remove or replace.")
        }
        if verb.rawValue != word { quirks.fired(.operationCase) }
        var path: String?
        switch object["path"] {
        case nil, .null: break
        case .string(let text): path = text.isEmpty ? nil : text
        case let other?: throw .invalidPath("\(place).path must be a string, but \(other.kindInWords) was sent.")
        }
        self.init(verb, path: path, value: object["value"])
    }
}
