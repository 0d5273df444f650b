import SCIM
import TestSupport
import Testing

/// Names that people cannot tell apart are one name, or none.
@Suite struct LookalikeTests {
    /// Controls, zero-width, bidi, fillers, variation selectors, tags: what is shown as nothing.
    private static let invisible: [Unicode.Scalar] = [
        "\u{1}", "\u{7F}", "\u{85}", "\u{AD}", "\u{34F}", "\u{61C}", "\u{115F}", "\u{1160}", "\u{17B4}", "\u{17B5}",
        "\u{180B}", "\u{180E}", "\u{180F}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{2028}", "\u{2029}",
        "\u{202A}", "\u{202E}", "\u{2060}", "\u{2066}", "\u{2069}", "\u{206A}", "\u{2800}", "\u{3164}", "\u{FE00}",
        "\u{FE0F}", "\u{FEFF}", "\u{FFA0}", "\u{FFF9}", "\u{FFFE}", "\u{1BCA0}", "\u{1D173}", "\u{E0001}", "\u{E0061}",
        "\u{E007F}", "\u{E0100}", "\u{E0FFF}", "\u{E000}",
    ]

    @Test(arguments: invisible)
    func `S26 what nobody can see is refused in a userName and in every e-mail address`(
        _ scalar: Unicode.Scalar
    ) async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "real@x.example"])
        func expectRefused(_ answer: HTTPAnswer, _ place: String) {
            #expect(answer.isError(400, "invalidValue"), "\(answer.text)")
            #expect(answer.json?["detail"]?.string?.contains(place) == true)
        }
        for name in ["\(scalar)ann", "a\(scalar)nn", "ann\(scalar)", "a\(scalar)nn@x.example"] {
            let value = JSONValue.string(name)
            expectRefused(try await company.send("POST", "/Users", json: ["userName": value]), "userName")
            expectRefused(
                try await company.patch(id, ["op": "replace", "path": "userName", "value": value]), "userName")
        }
        let further: JSONValue = ["value": .string("a\(scalar)nn@x.example"), "type": "home"]
        let emails: JSONValue = [["value": "ann@x.example", "primary": true], further]
        expectRefused(
            try await company.send("POST", "/Users", json: ["userName": "ann", "emails": emails]), "emails[1]")
        expectRefused(
            try await company.send("PUT", "/Users/\(id)", json: ["userName": "real@x.example", "emails": emails]),
            "emails[1]")
        expectRefused(try await company.patch(id, ["op": "add", "path": "emails", "value": emails]), "emails[1]")
        expectRefused(try await company.patch(id, ["op": "add", "value": ["emails": [further]]]), "emails[0]")
        #expect(try await company.send("GET", "/Users").json?["totalResults"] == 1)
    }

    @Test(arguments: [" ann", "ann ", "\u{A0}ann", "ann\u{3000}", "ann\u{2009}", "\u{1680}ann", " "])
    func `S26 space around a userName would make a second person of the same name`(_ name: String) async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        let value = JSONValue.string(name)
        #expect(try await company.send("POST", "/Users", json: ["userName": value]).isError(400, "invalidValue"))
        #expect(try await company.send("PUT", "/Users/\(id)", json: ["userName": value]).isError(400, "invalidValue"))
        #expect(
            try await company.patch(id, ["op": "replace", "path": "userName", "value": value]).isError(
                400, "invalidValue"))
    }

    @Test(
        arguments: [
            ["finn", "ﬁnn", "FINN", "Ｆinn"], ["straße", "STRASSE", "strasse", "straẞe"],
            ["élan", "e\u{301}lan", "ÉLAN"],
            ["σίσυφος", "ΣΊΣΥΦΟΣ", "σίσυφοσ"], ["Å", "\u{212B}", "A\u{30A}"], ["K", "\u{212A}", "k"], ["①", "1"],
            ["İrem", "i\u{307}rem", "İREM"], ["ŉ", "ʼn"], ["ǅ", "ǆ", "DŽ", "dž"], ["ⅷ", "VIII"], ["ſam", "sam"],
        ])
    func `S26 names that are equal in form or case are one account`(_ names: [String]) async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": .string(names[0])])
        for name in names.dropFirst() {
            let value = JSONValue.string(name)
            #expect(
                try await company.send("POST", "/Users", json: ["userName": value]).isError(409, "uniqueness"),
                "\(name)")
            let found = try await company.list(("filter", "userName eq \(value.text)"))
            #expect(found.json?["totalResults"] == 1 && found.json?["Resources"]?[0]?["id"]?.string == id)
        }
        #expect(try await company.send("GET", "/Users/\(id)").json?["userName"]?.string == names[0])
    }

    @Test(arguments: [["ırmak", "irmak"], ["İrem", "irem"], ["ann", "anne"], ["a b", "ab"], ["о", "o"]])
    func `S26 names of different letters are different people`(_ names: [String]) async throws {
        let company = try await TestHouse.shared.organization()
        for name in names { _ = try await company.add(["userName": .string(name)]) }
        for name in names {
            let found = try await company.list(("filter", "userName eq \(JSONValue.string(name).text)"))
            #expect(found.json?["totalResults"] == 1)
            #expect(found.json?["Resources"]?[0]?["userName"]?.string == name)
        }
    }

    @Test func `S26 an e-mail address in other letters signs in nobody else`() async throws {
        let company = try await TestHouse.shared.organization()
        _ = try await company.add(["userName": "ann", "emails": [["value": "Ann@X.example"]]])
        for address in ["ann@x.example", "ＡＮＮ@x.example", "ANN@X.EXAMPLE"] {
            let body: JSONValue = ["userName": "bob", "emails": [["value": .string(address)]]]
            #expect(try await company.send("POST", "/Users", json: body).isError(409, "uniqueness"))
        }
    }

    @Test(arguments: ["<\u{301}x@x.example", "a,\u{301}b@x.example", "a\"\u{301}@x.example", "a@x.example>\u{20DD}"])
    func `S26 a mark on a bracket or comma does not hide it in an address`(_ address: String) async throws {
        let company = try await TestHouse.shared.organization()
        let body: JSONValue = ["userName": "bob", "emails": [["value": .string(address), "primary": true]]]
        #expect(try await company.send("POST", "/Users", json: body).isError(400, "invalidValue"))
    }
}
