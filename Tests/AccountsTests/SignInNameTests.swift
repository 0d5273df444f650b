import Accounts
import PhoneNumbers
import SCIM
import Testing

/// Sign-in names and the keys under which they are unique.
@Suite struct SignInNameTests {
    @Test(
        arguments: [
            ("Ada@X.Example", "ada@x.example"), ("STRASSE@x.example", "straße@x.example"),
            ("\u{C9}cole@x.example", "e\u{301}cole@x.example"), ("\u{FF21}da@x.example", "ada@x.example"),
        ])
    func `two spellings of an e-mail address are one name`(one: String, other: String) throws {
        let first = SignInName(try #require(EmailAddress(one)))
        #expect(first == SignInName(try #require(EmailAddress(other))))
        #expect(first.key.utf8.elementsEqual(first.key.comparisonKey.utf8))
    }

    @Test(arguments: [("ada@x.example", "ada@y.example"), ("i@x.example", "\u{131}@x.example")])
    func `two addresses are two names`(one: String, other: String) throws {
        #expect(
            SignInName(try #require(EmailAddress(one))) != SignInName(try #require(EmailAddress(other))))
    }

    @Test(arguments: [
        "+447700900123", "+44 7700 900123", "+44 (0)7700-900.123", "tel:+44-7700-900123", " +44 7700 900 123 ",
    ])
    func `a number has one key however it is written`(text: String) throws {
        #expect(SignInName(try #require(PhoneNumber(text))).key == "+447700900123")
    }

    @Test(arguments: ["", "+", "447700900123", "07700 900123", "+4477", "+999123456789", "+4477009001234567", "ada+1"])
    func `what has no country code or cannot be dialled is no number`(text: String) {
        #expect(PhoneNumber(text) == nil)
    }

    @Test(arguments: [
        "a@b", "ada.lovelace+tag@x.example", "o'hara@x.example", "\u{E9}@x.example", "a@\u{E9}cole.example",
        String(repeating: "a", count: 64) + "@x.example",
    ])
    func `an address is one @ between two parts`(text: String) {
        #expect(EmailAddress(text)?.text == text)
    }

    @Test(arguments: [
        "", "ada", "@x.example", "ada@", "a@b@c", "a b@x.example", "a@.example", "a@x.", "a@x..example",
        "<a@x.example>",
        "\"a\"@x.example", "a@[127.0.0.1]", "a@x.example\n", "a,b@x.example", "a@\u{301}b@x.example",
        "a\"\u{301}@x.example", "a<\u{308}b@x.example", "a@x\u{202E}.example",
        "a@x.example\u{0}",
        String(repeating: "a", count: 65) + "@x.example", "a@" + String(repeating: "x", count: 256),
    ])
    func `what could be read as two things is no address`(text: String) {
        #expect(EmailAddress(text) == nil)
    }
}
