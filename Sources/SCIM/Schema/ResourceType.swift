/// A type of resource and where it is found (RFC 7643 §6).
public struct ResourceType: Hashable, Sendable {
    public let name: String
    /// Relative to the base URL, with a leading slash.
    public let endpoint: String
    public let description: String

    public init(name: String, endpoint: String, description: String) {
        self.name = name
        self.endpoint = endpoint
        self.description = description
    }

    public static let user = ResourceType(
        name: "User",
        endpoint: "/Users",
        description: "A person and the Workplace account made for them."
    )

    public static let group = ResourceType(
        name: "Group",
        endpoint: "/Groups",
        description: "People, and other groups, that belong together."
    )
}

extension SchemaSet {
    /// The resource type as `/ResourceTypes` answers it, without `meta`.
    public var resourceType: JSONObject {
        var document = JSONObject()
        document.append("schemas", ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"])
        document.append("id", .string(type.name))
        document.append("name", .string(type.name))
        document.append("endpoint", .string(type.endpoint))
        document.append("description", .string(type.description))
        document.append("schema", .string(core.id))
        document.append("schemaExtensions", .array(extensions.map { ["schema": .string($0.id), "required": false] }))
        return document
    }
}
