/// A schema: a URN and the attributes it defines (RFC 7643 §7).
public struct Schema: Sendable {
    public let id: String
    public let name: String
    public let description: String
    public let attributes: [Attribute]
    /// The document as it was read, for `/Schemas`.
    public let document: JSONObject

    public init(document: JSONObject) throws(SchemaFlaw) {
        guard let id = document["id"]?.string, id.lowercased().hasPrefix("urn:") else {
            throw SchemaFlaw("the document has no id that is a URN")
        }
        self.id = id
        name = document["name"]?.string ?? id
        description = document["description"]?.string ?? ""
        self.document = document
        attributes = try Schema.attributes(of: document)
    }

    /// The attributes of a document that may be no schema of its own, like the common attributes.
    static func attributes(of document: JSONObject) throws(SchemaFlaw) -> [Attribute] {
        guard let definitions = document["attributes"]?.array else { throw SchemaFlaw("attributes are missing") }
        var attributes: [Attribute] = []
        for definition in definitions {
            guard let definition = definition.object else { throw SchemaFlaw("an attribute is no object") }
            let attribute = try Attribute(definition)
            guard !attributes.contains(where: { $0.name.equalsIgnoringCase(attribute.name) }) else {
                throw SchemaFlaw("\(attribute.name) is defined twice")
            }
            attributes.append(attribute)
        }
        return attributes
    }
}

extension Schema {
    /// The schema as `/Schemas` answers it (RFC 7643 §7), without what is accepted and discarded: a client that reads
    /// `/Schemas` shall not believe that a password sent here is set.
    public var served: JSONObject {
        var served = document
        served["attributes"] = .array(
            (document["attributes"]?.array ?? []).compactMap(\.object)
                .filter { $0["mutability"]?.string != "writeOnly" }.map { .object($0.asServed) })
        return served
    }
}

extension JSONObject {
    /// A definition of an attribute without what only this server reads in it; some clients refuse what they do not know.
    fileprivate var asServed: JSONObject {
        var served = self
        served["comparable"] = nil
        guard let inner = self["subAttributes"]?.array else { return served }
        served["subAttributes"] = .array(inner.map { $0.object.map { .object($0.asServed) } ?? $0 })
        return served
    }
}
