/// What a provider says of a person, by one name (SAML Core §2.7.3.1).
public struct Attribute: Hashable, Sendable {
    public let name: String
    public let friendlyName: String?
    /// Of all attributes with this name: whoever demands one value is not to be shown the first of several.
    public let values: [String]

    /// Those of an assertion, each name once.
    static func all(in assertion: XMLElement) -> [Attribute] {
        let statements = assertion.children(named: "AttributeStatement", in: Namespace.assertion)
        let elements = statements.flatMap { $0.children(named: "Attribute", in: Namespace.assertion) }
        var attributes: [Attribute] = []
        for element in elements {
            guard let name = element.attribute("Name") else { continue }
            let values = element.children(named: "AttributeValue", in: Namespace.assertion).compactMap(value)
            if let index = attributes.firstIndex(where: { $0.name == name }) {
                let known = attributes[index]
                attributes[index] = Attribute(
                    name: name, friendlyName: known.friendlyName, values: known.values + values)
            } else {
                attributes.append(
                    Attribute(name: name, friendlyName: element.attribute("FriendlyName"), values: values))
            }
        }
        return attributes
    }

    /// Its text, or that of a NameID, as eduPersonTargetedID has; nil when it is made of anything else.
    static func value(_ element: XMLElement) -> String? {
        let children = element.children
        guard let child = children.first else { return element.text }
        let isNameID = children.count == 1 && child.isNamed("NameID", in: Namespace.assertion) && child.children.isEmpty
        return isNameID ? child.text : nil
    }
}
