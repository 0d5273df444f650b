/// Whom an event is about: a resource, in the format `scim` of `sub_id` (RFC 9967 §2.1).
public struct EventSubject: Hashable, Sendable {
    /// The path behind the SCIM door, like `/Users/{id}`.
    public let uri: String
    private let id: String?
    private let externalID: String?

    /// - Parameter endpoint: that of the resource type, like `/Users`.
    public init(endpoint: String, id: String, externalID: String?) {
        uri = "\(endpoint)/\(id)"
        self.id = id
        self.externalID = externalID
    }

    /// A resource of which no more is known than where it is, or should have been.
    public init(uri: String) {
        self.uri = uri
        id = nil
        externalID = nil
    }

    public var value: JSONObject {
        var value: JSONObject = ["format": "scim", "uri": .string(uri)]
        if let id { value.append("id", .string(id)) }
        if let externalID { value.append("externalId", .string(externalID)) }
        return value
    }
}
