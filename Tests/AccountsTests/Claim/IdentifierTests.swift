import Accounts
import PhoneNumbers
import Testing

/// What people type to say who they are.
@Suite struct IdentifierTests {
    @Test(arguments: ["Ada@X.example", " ada@x.example ", "ADA@X.EXAMPLE\n"])
    func `an e-mail address is one in any case, with white space around it`(typed: String) {
        #expect(Identifier(typed) == .email(SignInName(key: "ada@x.example")))
    }

    @Test(arguments: ["+447700900123", "447700900123", "+44 7700 900123", "44 (7700) 900-123", "+44.7700.900123"])
    func `a number has its country code, with the plus or without`(typed: String) {
        #expect(Identifier(typed) == .phone(SignInName(key: "+447700900123")))
    }

    @Test(arguments: [("Ana.Lopez", "ana.lopez"), ("4711", "4711"), ("ＡＤＡ", "ada")])
    func `anything else is a username`(typed: String, key: String) {
        #expect(Identifier(typed) == .username(SignInName(key: key)))
    }

    @Test(arguments: ["", "  ", "\n", "a\u{0}b", "a\u{202E}b", String(repeating: "a", count: 2000)])
    func `what nobody can be called is nothing`(typed: String) {
        #expect(Identifier(typed) == nil)
    }
}
