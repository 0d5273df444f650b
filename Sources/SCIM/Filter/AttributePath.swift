/// The address of an attribute, resolved against the schemas (RFC 7644 §3.10).
public struct AttributePath: Hashable, Sendable {
    /// The URN of the extension that holds the attribute; nil for core and common attributes, and inside `[…]`.
    public let container: String?
    public let attribute: Attribute
    public let subAttribute: Attribute?

    public init(container: String? = nil, attribute: Attribute, subAttribute: Attribute? = nil) {
        self.container = container
        self.attribute = attribute
        self.subAttribute = subAttribute
    }

    /// The attribute whose values are meant.
    public var leaf: Attribute { subAttribute ?? attribute }

    /// The same path one level up.
    public var withoutSubAttribute: AttributePath { AttributePath(container: container, attribute: attribute) }

    /// Whether filters, sorting and conditions of a PATCH may speak of the values; see `Attribute.isComparable`.
    public var isComparable: Bool { attribute.isComparable && leaf.isComparable }
}

extension AttributePath: CustomStringConvertible {
    /// The path in the schema's own spelling.
    public var description: String {
        let prefix = container.map { $0 + ":" } ?? ""
        let suffix = subAttribute.map { "." + $0.name } ?? ""
        return prefix + attribute.name + suffix
    }
}

extension AttributePath {
    /// The values found at this path: one for a singular attribute, one an element for a multi-valued one.
    ///
    /// What is empty does not count as found.
    ///
    /// - Parameter object: a resource with canonical names, or an element of a multi-valued attribute.
    public func values(in object: JSONObject) -> [JSONValue] {
        let holder = if let container { object[container]?.object } else { object }
        guard let value = holder?[attribute.name] else { return [] }
        let elements = value.array ?? [value]
        guard let subAttribute else { return elements.filter(\.hasContent) }
        return elements.compactMap { $0.object?[subAttribute.name] }.filter(\.hasContent)
    }
}
