/// How a provider names a person (SAML Core §2.2.3); who it is, only the provider knows.
public struct NameID: Hashable, Sendable {
    public let value: String
    public let format: String?
    public let nameQualifier: String?
    public let spNameQualifier: String?

    public init(value: String, format: String? = nil, nameQualifier: String? = nil, spNameQualifier: String? = nil) {
        self.value = value
        self.format = format
        self.nameQualifier = nameQualifier
        self.spNameQualifier = spNameQualifier
    }

    init(_ element: XMLElement) {
        self.init(
            value: element.text, format: element.attribute("Format"),
            nameQualifier: element.attribute("NameQualifier"), spNameQualifier: element.attribute("SPNameQualifier"))
    }

    /// The format of names of systems (SAML Core §8.3.6).
    static let entity = "urn:oasis:names:tc:SAML:2.0:nameid-format:entity"
}
