/// The answer to a bulk request (RFC 7644 §3.7.3).
public enum BulkResponse {
    /// What became of one operation.
    public struct Entry: Hashable, Sendable {
        public let operation: BulkOperation
        public let status: Int
        /// Nil where nothing was made.
        public let location: String?
        public let version: String?
        /// Why it failed; nil when it did not.
        public let error: SCIMError?

        public init(
            _ operation: BulkOperation,
            status: Int,
            location: String? = nil,
            version: String? = nil,
            error: SCIMError? = nil
        ) {
            self.operation = operation
            self.status = status
            self.location = location
            self.version = version
            self.error = error
        }

        /// Reads what `object` wrote about an operation; nil for what it never writes.
        public init?(_ operation: BulkOperation, stored object: JSONObject) {
            guard let status = object["status"]?.string.flatMap({ Int($0) }) else { return nil }
            self.init(
                operation, status: status, location: object["location"]?.string, version: object["version"]?.string,
                error: object["response"]?.object.flatMap { SCIMError($0) })
        }

        /// The status is text, as erratum 7916 settles; the resource itself is left out, as it may be.
        public var object: JSONObject {
            var object = JSONObject()
            object.append("method", .string(operation.method))
            if let bulkId = operation.bulkId { object.append("bulkId", .string(bulkId)) }
            if let location { object.append("location", .string(location)) }
            if let version { object.append("version", .string(version)) }
            object.append("status", .string(String(status)))
            if let error { object.append("response", .object(error.message)) }
            return object
        }
    }

    public static func message(_ entries: [Entry]) -> JSONValue {
        ["schemas": [.string(MessageURN.bulkResponse)], "Operations": .array(entries.map { .object($0.object) })]
    }
}
