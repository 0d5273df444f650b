import Accounts
import Testing

/// Which names are domains that an organization may have.
@Suite struct DomainNameTests {
    private func refusal(_ text: String) -> String? {
        do throws(Refusal) {
            _ = try DomainName(text)
            return nil
        } catch {
            return error.description
        }
    }

    @Test(arguments: [
        ("acme.com", "acme.com"), ("ACME.Com", "acme.com"), ("acme.com.", "acme.com"),
        ("mail.acme.co.uk", "mail.acme.co.uk"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"), ("a1-b.io", "a1-b.io"), ("3m.com", "3m.com"),
        ("acme.xn--p1ai", "acme.xn--p1ai"), ("notgmail.com", "notgmail.com"),
    ])
    func `a domain is kept in lower case, without a dot at its end`(text: String, name: String) throws {
        #expect(try DomainName(text).text == name)
    }

    @Test(arguments: [
        "", ".", "com", "localhost", "acme..com", ".acme.com", "acme.com..", "-acme.com", "acme-.com", "ac me.com",
        "ada@acme.com", "https://acme.com", "acme.com/", "_muster.acme.com", "192.0.2.1", "a\0.com", "ac--me.com",
        "acme.com\n", "*.acme.com", String(repeating: "a", count: 64) + ".com",
        String(repeating: "abcdefghi.", count: 25) + "com",
    ])
    func `what is no domain is refused`(text: String) throws {
        let sentence = try #require(refusal(text))
        #expect(sentence.contains("is no domain") && !sentence.contains("\0") && !sentence.contains("\n"))
    }

    @Test func `the longest name leaves room for _muster in front of it`() throws {
        let name = String(repeating: "abcdefghi.", count: 24) + "abcde"
        #expect(name.utf8.count == 245)
        #expect(try "_muster.\(DomainName(name))".utf8.count == 253)
        #expect(refusal(name + "f") != nil)
    }

    @Test(arguments: ["bücher.example", "пример.рф", "acme\u{3002}com", "аcme.com", "\u{FF41}cme.com"])
    func `a name in another script is asked for in its xn-- form`(text: String) {
        #expect(refusal(text)?.contains("begins with xn--") == true)
    }

    @Test(arguments: ["co.uk", "com.au", "CO.JP", "com.br.", "gov.in"])
    func `a registry belongs to nobody`(text: String) {
        #expect(refusal(text)?.contains("Anybody may have a name under") == true)
    }

    @Test(arguments: [
        "gmail.com", "GMail.com", "outlook.com", "yahoo.co.jp", "libero.it", "qq.com", "proton.me", "web.de", "gmx.net",
        "yandex.ru", "ada.fastmail.com",
    ])
    func `free mail belongs to no organization, nor does what is below it`(text: String) {
        #expect(refusal(text)?.contains("gives addresses to everybody") == true)
    }
}
