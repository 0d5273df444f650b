/// What a client asks of a list, as it was sent: parameters of an address (RFC 7644 §3.4.2, RFC 9865 §2), or the body of a
/// POST to `/.search` (RFC 7644 §3.4.3).
public struct SearchRequest: Hashable, Sendable {
    public var filter: String?
    public var sortBy: String?
    public var sortOrder: String?
    public var startIndex: String?
    public var count: String?
    /// Empty at the beginning of a walk; nil where pages are asked for by index.
    public var cursor: String?
    public var attributes: [String]?
    public var excludedAttributes: [String]?

    public init() {}

    /// - Parameter parameter: the value behind a name, nil when it was not sent; but for `cursor`, an empty one is none.
    public init(_ parameter: (String) -> String?) {
        func value(_ name: String) -> String? { parameter(name).flatMap { $0.isEmpty ? nil : $0 } }
        filter = value("filter")
        sortBy = value("sortBy")
        sortOrder = value("sortOrder")
        startIndex = value("startIndex")
        count = value("count")
        cursor = parameter("cursor")
        attributes = value("attributes").map(SearchRequest.names)
        excludedAttributes = value("excludedAttributes").map(SearchRequest.names)
    }

    /// Reads the message; `schemas` may be missing, or name another message, as some clients have it.
    ///
    /// - Throws: `invalidSyntax` for what is no message, `invalidFilter`, `invalidCursor`, `invalidCount` or `invalidValue`
    ///   for a member of another type than it should have.
    public init(_ body: JSONObject) throws(SCIMError) {
        try SearchRequest.checkSchemas(body["schemas"])
        func text(_ name: String, _ refuse: (String) -> SCIMError) throws(SCIMError) -> String? {
            guard let value = body[name], value != .null else { return nil }
            guard let text = value.string else {
                throw refuse("\(name) must be a string, but \(value.kindInWords) was sent.")
            }
            return text
        }
        func digits(_ name: String, _ refuse: (String) -> SCIMError) throws(SCIMError) -> String? {
            guard let value = body[name], value != .null else { return nil }
            guard let number = value.number else {
                throw refuse("\(name) must be a number, but \(value.kindInWords) was sent.")
            }
            return number.literal
        }
        func names(_ name: String) throws(SCIMError) -> [String]? {
            guard let value = body[name], !value.isUnassigned else { return nil }
            if let text = value.string { return text.isEmpty ? nil : SearchRequest.names(text) }
            guard let elements = value.array, elements.allSatisfy({ $0.string != nil }) else {
                throw .invalidValue("\(name) must be an array of strings.")
            }
            return elements.compactMap(\.string)
        }
        filter = try text("filter", SCIMError.invalidFilter)
        sortBy = try text("sortBy", SCIMError.invalidValue)
        sortOrder = try text("sortOrder", SCIMError.invalidValue)
        startIndex = try digits("startIndex", SCIMError.invalidValue)
        cursor = try text("cursor", SCIMError.invalidCursor)
        count = try digits("count", cursor == nil ? SCIMError.invalidValue : SCIMError.invalidCount)
        attributes = try names("attributes")
        excludedAttributes = try names("excludedAttributes")
    }

    private static func checkSchemas(_ schemas: JSONValue?) throws(SCIMError) {
        guard let schemas, !schemas.isUnassigned else { return }
        guard let urns = schemas.array, urns.allSatisfy({ MessageURN.isKnown($0.string ?? "") }) else {
            throw .invalidSyntax("schemas must be [\"\(MessageURN.searchRequest)\"].")
        }
    }

    /// Commas separate the names in an address, and some clients write a body so too.
    private static func names(_ text: String) -> [String] { text.split(separator: ",").map(String.init) }
}
