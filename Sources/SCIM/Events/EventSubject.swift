/// Whom an event is about: a resource, in the format `scim` of `sub_id` (RFC 9967 §2.1).
public struct EventSubject: Hashable, Sendable {
    private let endpoint: String
    private let id: String
    private let externalID: String?

    /// - Parameter endpoint: that of the resource type, like `/Users`.
    public init(endpoint: String, id: String, externalID: String?) {
        self.endpoint = endpoint
        self.id = id
        self.externalID = externalID
    }

    public var value: JSONObject {
        var value: JSONObject = ["format": "scim", "uri": .string("\(endpoint)/\(id)"), "id": .string(id)]
        if let externalID { value.append("externalId", .string(externalID)) }
        return value
    }
}
