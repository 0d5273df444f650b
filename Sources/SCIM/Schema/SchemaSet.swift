/// Everything that is known about one resource type: common attributes, its core schema, its extensions.
///
/// Names and URNs are resolved here, without regard to case (RFC 7643 §2.1, RFC 7644 §3.10).
public struct SchemaSet: Sendable {
    public let type: ResourceType
    public let common: [Attribute]
    public let core: Schema
    public let extensions: [Schema]
    /// Whether some attribute that is stored must not be answered unless asked for; then a stored document is not ready
    /// to send as it is.
    public let hidesStoredAttributes: Bool
    private let byName: [String: Attribute]
    private let schemasByURN: [String: Schema]

    /// - Parameter common: the document with the rules of `id`, `externalId`, `meta` and `schemas` (RFC 7643 §3.1).
    public init(
        type: ResourceType,
        common: JSONObject,
        core: Schema,
        extensions: [Schema]
    ) throws(SchemaFlaw) {
        self.type = type
        self.common = try Schema.attributes(of: common)
        self.core = core
        self.extensions = extensions
        hidesStoredAttributes = (core.attributes + extensions.flatMap(\.attributes))
            .contains { $0.mutability != .readOnly && $0.mutability != .writeOnly && $0.hidesSomething }
        var byName: [String: Attribute] = [:]
        for attribute in self.common + core.attributes {
            guard byName.updateValue(attribute, forKey: attribute.key) == nil else {
                throw SchemaFlaw("\(attribute.name) is defined twice")
            }
        }
        self.byName = byName
        var schemasByURN = [core.id.asciiLowercased: core]
        for schema in extensions {
            guard schemasByURN.updateValue(schema, forKey: schema.id.asciiLowercased) == nil else {
                throw SchemaFlaw("\(schema.id) is defined twice")
            }
        }
        self.schemasByURN = schemasByURN
    }

    /// A common or core attribute.
    public func attribute(_ name: String) -> Attribute? { byName[name.asciiLowercased] }

    /// The core schema or an extension, by its URN.
    public func schema(_ urn: String) -> Schema? { schemasByURN[urn.asciiLowercased] }

    /// An extension, by its URN.
    public func extensionSchema(_ urn: String) -> Schema? {
        schema(urn).flatMap { $0.id == core.id ? nil : $0 }
    }

    /// The attributes a client may write that are answered only when asked for, or in answer to a write of them.
    public var returnedOnRequest: Set<Target> {
        func targets(_ attributes: [Attribute], _ container: String?) -> [Target] {
            attributes.filter { $0.returned == .request && $0.mutability != .readOnly }
                .map { .attribute(AttributePath(container: container, attribute: $0)) }
        }
        return Set(targets(core.attributes, nil) + extensions.flatMap { targets($0.attributes, $0.id) })
    }
}
