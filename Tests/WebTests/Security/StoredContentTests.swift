import Accounts
import SCIM
import Synchronization
import TestSupport
import Testing

/// What a client writes is kept for people to read, and is never run or followed by the server.
@Suite struct StoredContentTests {
    @Test(
        arguments: [
            "<script>alert(1)</script>", #""><img src=x onerror=alert(1)>"#, "=HYPERLINK(\"http://x\")",
            "{{constructor}}",
            "${jndi:ldap://x.example/a}", "</script>\u{2028}", "javascript:alert(1)",
        ])
    func `S31 a script in a name comes back as text that no browser runs`(text: String) async throws {
        let company = try await TestHouse.shared.organization()
        let value = JSONValue.string(text)
        let id = try await company.add([
            "userName": "ann", "displayName": value, "profileUrl": value, "photos": [["value": value]],
        ])
        let group = try await company.send("POST", "/Groups", json: ["displayName": value])
        #expect(group.status == 201)
        for path in ["/Users/\(id)", "/Users", "/Groups", "/"] {
            let answer = try await company.send("GET", path, headers: [HTTPHeader("Accept", "text/html")])
            #expect(answer["Content-Type"] == "application/scim+json" && answer["X-Content-Type-Options"] == "nosniff")
        }
        let read = try await company.send("GET", "/Users/\(id)")
        #expect(read.json?["displayName"] == value && read.json?["photos"]?[0]?["value"] == value)
    }

    @Test(arguments: ["<script>alert(1)</script>", #""><img src=x onerror=alert(1)>"#, "{{organization}}", "{{{x}}}"])
    func `S31 a script in a name is text on the pages of its person`(text: String) async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            try await company.set(.inviteWhenAdded, to: "on")
            let id = try await company.add([
                "userName": "ann@x.example", "displayName": .string(text), "title": .string(text),
                "name": ["givenName": .string(text), "familyName": .string(text)],
            ])
            let ann = Claimant(company: company, id: id)
            let browser = ann.browser
            let welcome = try await browser.open(ann.link)
            _ = try await ann.begin(in: browser)
            let account = try await ann.choosePassword(in: browser)
            #expect(account.heading == "Your account")
            for page in [welcome, account] {
                #expect(!page.text.contains("<script") && !page.text.contains("<img"))
                #expect(page.text.contains(text.hasPrefix("{") ? text : "&lt;"), "and it is there")
            }
        }
    }

    @Test func `S31 no address that a client writes is ever fetched`() async throws {
        let company = try await TestHouse.shared.organization()
        let asked = Asked()
        try await Proxy.run(before: company.house.client) { request, server in
            asked.targets.withLock { $0.append(request.target) }
            return try await server.send(request)
        } _: { elsewhere in
            let address = JSONValue.string("http://127.0.0.1:\(elsewhere.port)/photo.png")
            let id = try await company.add([
                "userName": "ann", "profileUrl": address, "photos": [["value": address, "type": "photo"]],
                Twins.enterprise: ["manager": ["value": "m", "$ref": address]],
            ])
            _ = try await company.patch(id, ["op": "replace", "path": "profileUrl", "value": address])
            let member: JSONValue = ["value": .string(id), "$ref": address]
            let group = try await company.send("POST", "/Groups", json: ["displayName": "G", "members": [member]])
            #expect(group.status == 201)
            for path in ["/Users/\(id)", "/Users", "/Groups"] {
                #expect(try await company.send("GET", path).status == 200)
            }
            _ = try await elsewhere.send("GET", "/asked-by-the-test")
        }
        #expect(asked.targets.withLock(\.self) == ["/asked-by-the-test"])
    }

    private final class Asked: Sendable {
        let targets = Mutex<[String]>([])
    }
}
