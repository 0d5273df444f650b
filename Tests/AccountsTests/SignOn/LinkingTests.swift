import SCIM
import Testing

@testable import Accounts

/// Which address a proof is about: one that is plain, and the only one.
@Suite struct LinkingTests {
    private static let persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
    private static let mail = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"

    private func linking(
        _ nameID: String,
        _ attributes: [(String, [String])] = [],
        format: String = persistent,
        _ options: [ProviderOption: String] = [:]
    ) -> Linking {
        var chosen = ProviderOptions()
        for (option, value) in options { chosen[option] = value }
        let now = Instant(milliseconds: 0)
        let proof = SignOnProof(
            provider: Provider.ID(1), assertion: "_1", assertionEnds: now,
            nameID: .init(value: nameID, format: format), sessionIndex: nil, sessionEnds: nil, authenticated: now,
            attributes: attributes.map { .init(name: $0.0, friendlyName: nil, values: $0.1) })
        return Linking(proof: proof, options: chosen)
    }

    @Test func `the attribute for it says the address, whatever the NameID looks like`() throws {
        let linking = linking("ceo@x.example", [(Self.mail, ["Ada@X.example"])])
        #expect(try linking.address().key == "ada@x.example")
    }

    @Test func `without such an attribute a NameID that is an address says it`() throws {
        #expect(try linking("ada@x.example").address().key == "ada@x.example")
        #expect(throws: SignOnRefusal.noAddress) { try linking("8d3f").address() }
    }

    @Test func `an attribute of the administrator's choice is the only one that counts`() throws {
        let attributes = [(Self.mail, ["other@x.example"]), ("upn", ["ada@x.example"])]
        #expect(try linking("8d3f", attributes, [.emailAttribute: "upn"]).address().key == "ada@x.example")
        #expect(throws: SignOnRefusal.noAddress) {
            try linking("ada@x.example", [], [.emailAttribute: "upn"]).address()
        }
        #expect(try linking("ada@x.example", attributes, [.emailAttribute: "name-id"]).address().key == "ada@x.example")
    }

    @Test func `two addresses name nobody, the same one twice names one person`() throws {
        #expect(throws: SignOnRefusal.severalAddresses(2)) {
            try linking("8d3f", [(Self.mail, ["ada@x.example", "ceo@x.example"])]).address()
        }
        #expect(
            try linking("8d3f", [(Self.mail, ["ada@x.example", "ada@x.example"])]).address().key == "ada@x.example")
    }

    @Test(arguments: [
        "ada@x.example@evil.example", "ada@x.example,ceo@x.example", "\"ada\"@x.example", "<ada@x.example>",
        " ada@x.example", "ada@x.example ", "ada@x.example\n", "ada\n@x.example", "\u{0430}da@x.example",
        "ada\u{FF20}x.example", "\u{FF41}da@x.example", "ada@x\u{3002}example", "ada@", "@x.example", "ada", "",
    ])
    func `what only looks like an address names nobody`(text: String) {
        #expect(throws: SignOnRefusal.self) { try linking("8d3f", [(Self.mail, [text])]).address() }
    }

    @Test func `a NameID that is another one every time is not taken`() {
        #expect(throws: SignOnRefusal.transientName) {
            try linking("_x", [(Self.mail, ["ada@x.example"])], format: Linking.transient).checkName()
        }
    }
}
