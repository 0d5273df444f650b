import Testing
import Web

/// What browsers are told to keep, and what of it is believed when it comes back.
@Suite struct CookieTests {
    @Test func `under https a cookie is the host's own`() {
        let cookies = Cookies([], origin: "https://people.example")
        #expect(
            cookies.setting(.visitor, to: "abc")
                == "__Host-muster-visitor=abc; Path=/; Secure; HttpOnly; SameSite=Lax")
        #expect(
            cookies.setting(.visitor, to: "", for: 0)
                == "__Host-muster-visitor=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax")
    }

    @Test func `without TLS a browser takes only a plain one`() {
        let cookies = Cookies(["muster-visitor=abc"], origin: "http://localhost:8080")
        #expect(cookies[.visitor] == "abc")
        #expect(cookies.setting(.visitor, to: "abc") == "muster-visitor=abc; Path=/; HttpOnly; SameSite=Lax")
    }

    @Test(arguments: [
        ["__Host-muster-visitor=abc"], ["a=b; __Host-muster-visitor=abc; c=d"],
        ["a", "=;;", "__Host-muster-visitor=abc"],
        ["x=\u{E9}; __Host-muster-visitor=abc"],
    ])
    func `a cookie is found among others`(fields: [String]) {
        #expect(Cookies(fields, origin: "https://people.example")[.visitor] == "abc")
    }

    @Test(arguments: [
        [], [""], ["muster-visitor=abc"], ["__host-muster-visitor=abc"], ["__Host-muster-visitor"],
        ["__Host-muster-visitor="], ["__Host-muster-visitor=\"abc\""], ["__Host-muster-visitor=a b"],
        ["__Host-muster-visitor=a=b"], ["__Host-muster-visitor=abc", "__Host-muster-visitor=abd"],
        ["__Host-muster-visitor=abc; __Host-muster-visitor=abc"], ["__Host-muster-visitor =abc"],
        ["__Host-muster-visitor=" + String(repeating: "a", count: 257)],
        [String(repeating: "a=b; ", count: 2000) + "__Host-muster-visitor=abc"],
    ])
    func `anything else is no cookie of ours`(fields: [String]) {
        #expect(Cookies(fields, origin: "https://people.example")[.visitor] == nil)
    }
}
