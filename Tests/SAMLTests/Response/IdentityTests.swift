import SAML
import SAMLCorpus
import Testing

/// What a provider says comes out as it was said: whose address it is, is for others to decide.
@Suite struct IdentityTests {
    static let addresses = [
        "mail-other-domain": ["chief@suedwind.example"],
        "mail-subdomain": ["ada@evil.nordwind.example"],
        "mail-suffix": ["ada@evilnordwind.example"],
        "mail-prefix": ["ada@nordwind.example.evil.example"],
        "mail-two-at": ["ada@evil.example@nordwind.example"],
        "mail-comma": ["ada@evil.example,ada@nordwind.example"],
        "mail-two-values": ["ada@evil.example", "ada@nordwind.example"],
        "mail-two-attributes": ["ada@evil.example", "ada@nordwind.example"],
        "mail-quoted": ["\"ada@evil.example\"@nordwind.example"],
        "mail-angle": ["ada@evil.example <ada@nordwind.example>"],
        "mail-space": [" ada@nordwind.example "],
        "mail-newline": ["ada@evil.example\nada@nordwind.example"],
        "mail-carriage-return": ["ada@nordwind.example\r"],
        "mail-homoglyph": ["ada@n\u{43E}rdwind.example"],
        "mail-full-width": ["ada@nordwind\u{FF0E}example"],
        "mail-upper": ["ADA@NORDWIND.EXAMPLE"],
        "mail-plus": ["ada+chief@nordwind.example"],
        "mail-empty": [""],
    ]

    @Test(arguments: addresses.keys.sorted())
    func `an address comes out as it was said`(name: String) throws {
        let assertion = try CorpusDocument.named("Attacks/Identity/\(name)").verified().get()
        let values = assertion.attributes.filter { $0.name == "mail" }.flatMap(\.values)
        #expect(values == Self.addresses[name])
    }

    @Test func `what looks like markup stays text`() throws {
        let assertion = try CorpusDocument.named("Attacks/Identity/script-in-values").verified().get()
        #expect(assertion.attributes.map(\.values) == [["<script>alert(1)</script>"]])
    }

    @Test func `all values of a long list come out`() throws {
        let assertion = try CorpusDocument.named("Providers/Nordwind/many-groups").verified().get()
        #expect(assertion.attributes.map(\.values.count) == [150])
    }

    @Test func `other scripts come out as they were written`() throws {
        let assertion = try CorpusDocument.named("Providers/Nordwind/other-scripts").verified().get()
        #expect(assertion.attributes.first?.values == ["Åda 林 \u{1F600} é"])
    }
}
