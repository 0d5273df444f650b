import SCIM
import TestSupport
import Testing

/// Text of a client in an error: short, clean, and only text (CVE-2021-21479).
@Suite struct EchoTests {
    private static let texts = [
        "${7*7}", "#{7*7}", "{{7*7}}", "%{7*7}", "<%= 7*7 %>", "${jndi:ldap://x}", "<script>alert(1)</script>",
        "\r\nSet-Cookie: a=b", "a\u{202E}b\u{200B}c", "\\(7*7)", "%s%n%x",
    ]

    private func expectHarmless(_ answer: HTTPAnswer) throws {
        #expect(answer.status < 500, "\(answer.text)")
        #expect(answer["Content-Type"] == "application/scim+json")
        #expect(answer["X-Content-Type-Options"] == "nosniff")
        #expect(answer["Set-Cookie"] == nil)
        let detail = try #require(answer.json?["detail"]?.string, "\(answer.text)")
        #expect(!detail.contains("49") && detail.utf8.count < 1000)
        let isClean = detail.unicodeScalars.allSatisfy {
            $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
        }
        #expect(isClean, "\(detail)")
    }

    @Test(arguments: texts)
    func `S19 what a client sends is never evaluated, and comes back harmless`(_ text: String) async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        let value = JSONValue.string(text)
        let literal = value.text
        let encoded = text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        for target in ["/Users/", "/Schemas/", "/ResourceTypes/", "/"] {
            try expectHarmless(try await company.send("GET", target + encoded))
        }
        for (name, parameter) in [
            ("filter", text), ("filter", "\(literal) pr"), ("filter", "userName zz \(literal)"),
            ("filter", "active eq \(literal)"),
            ("sortBy", text), ("count", text), ("startIndex", text),
        ] {
            try expectHarmless(try await company.list((name, parameter)))
        }
        try expectHarmless(try await company.list(("sortBy", "userName"), ("sortOrder", text)))
        for operation: JSONValue in [
            ["op": value, "path": "title", "value": "x"], ["op": "add", "path": value, "value": "x"],
            ["op": "replace", "path": .string("emails[value eq \(literal)].type"), "value": value],
            ["op": "add", "path": "active", "value": value], ["op": "add", "path": "name", "value": value],
        ] {
            let answer = try await company.patch(id, operation)
            if answer.status != 200 { try expectHarmless(answer) }
        }
        try expectHarmless(try await company.send("POST", "/Users", json: ["userName": "x", "active": value]))
        try expectHarmless(
            try await company.send("POST", "/Users", json: ["userName": "x", "name": ["givenName": [value]]]))
        try expectHarmless(
            try await company.send("POST", "/Users", body: Array("{\(literal):1,\(literal):2}".utf8)))
    }

    @Test func `S19 a long text comes back short, a header as well`() async throws {
        let company = try await TestHouse.shared.organization()
        let text = String(repeating: "x", count: 7000)
        for answer in [
            try await company.send("GET", "/Users/\(text)"), try await company.list(("filter", "\(text) pr")),
            try await company.send(
                "POST", "/Users", headers: [HTTPHeader("Content-Type", text)], body: Array("{}".utf8)),
            try await company.send("POST", "/Users", json: ["userName": "x", "active": .string(text)]),
        ] {
            let detail = try #require(answer.json?["detail"]?.string)
            #expect(detail.utf8.count < 400, "\(detail)")
        }
    }

    @Test func `S19 the log has one line a request, and no query`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            for mark in ["?", "?\u{301}", "?\u{200D}", "?\u{FE0F}", "?\u{E0020}", "%3F?\u{338}"] {
                _ = try await company.send("GET", "/Users\(mark)filter=userName%20eq%20%22someone%22")
            }
            _ = try await company.send("GET", "/Users/a%0d%0aINFO%20forged?someone")
            #expect(house.log.contains(company.path))
            #expect(!house.log.contains("someone"))
            #expect(house.log.lines.allSatisfy { !$0.utf8.contains(10) && !$0.utf8.contains(13) })
        }
    }
}
