import SCIM
import TestSupport
import Testing

/// What may not be answered may not be asked about either (Keycloak #50986, CVE-2019-11282).
@Suite struct FilterOracleTests {
    /// An extension with a secret in every place a schema can put one.
    private static let schema = """
        {"id":"urn:example:s:2.0:User","name":"S","description":"d","attributes":[
        {"name":"hidden","type":"string","returned":"never"},
        {"name":"wish","type":"string","mutability":"writeOnly"},
        {"name":"keys","type":"complex","multiValued":true,"subAttributes":[
            {"name":"value","type":"string","returned":"never"},{"name":"type","type":"string"},
            {"name":"pin","type":"string","mutability":"writeOnly"}]},
        {"name":"vault","type":"complex","returned":"never","subAttributes":[{"name":"value","type":"string"}]},
        {"name":"open","type":"string"}]}
        """

    private func run(_ body: (TestOrganization, String) async throws -> Void) async throws {
        var options = TestHouse.Options()
        options.extensions = [(name: "s.json", json: Array(Self.schema.utf8))]
        try await TestHouse.run(options) { house in
            let company = try await house.organization()
            let secrets: JSONValue = [
                "hidden": "s1", "wish": "s2", "open": "o", "vault": ["value": "s4"],
                "keys": [["value": "s5", "type": "k", "pin": "s6"]],
            ]
            let id = try await company.add(
                ["userName": "ann", "password": "s7", "urn:example:s:2.0:User": secrets])
            try await body(company, id)
        }
    }

    private static let paths = [
        "password", "PASSWORD", "urn:ietf:params:scim:schemas:core:2.0:User:password", "urn:example:s:2.0:User:hidden",
        "urn:example:s:2.0:User:wish", "urn:example:s:2.0:User:keys", "urn:example:s:2.0:User:keys.value",
        "urn:example:s:2.0:User:keys.pin", "urn:example:s:2.0:User:vault", "urn:example:s:2.0:User:vault.value",
        "hidden", "vault", "keys.pin",
    ]

    @Test func `S6 no filter asks about what is never answered`() async throws {
        try await run { company, _ in
            for path in Self.paths {
                for condition in ["\(path) eq \"s1\"", "not (\(path) sw \"s\")", "active eq true and \(path) co \"\""] {
                    let answer = try await company.list(("filter", condition))
                    #expect(answer.isError(400, "invalidFilter"), "\(condition) \(answer.text)")
                }
            }
            for condition in [
                "password pr", "password eq null", "urn:example:s:2.0:User:vault pr",
                #"urn:example:s:2.0:User:vault[value eq "s4"]"#, #"urn:example:s:2.0:User:keys[value eq "s5"]"#,
                #"urn:example:s:2.0:User:keys[type eq "k" and pin sw "s"]"#,
                #"urn:example:s:2.0:User:keys[type eq "k"].value eq "s5""#,
            ] {
                #expect(try await company.list(("filter", condition)).isError(400, "invalidFilter"), "\(condition)")
            }
            let open = try await company.list(("filter", #"urn:example:s:2.0:User:keys[type eq "k"]"#))
            #expect(open.json?["totalResults"] == 1)
        }
    }

    @Test func `S6 nothing is sorted by what is never answered`() async throws {
        try await run { company, _ in
            for path in Self.paths where path.contains(":") || path.lowercased() == "password" {
                let answer = try await company.list(("sortBy", path))
                #expect(answer.isError(400, "invalidValue"), "\(path)")
            }
        }
    }

    @Test func `S6 no condition of a PATCH asks about what is never answered`() async throws {
        try await run { company, id in
            let urn = "urn:example:s:2.0:User"
            for path in [
                #"\#(urn):keys[value eq "s5"]"#, #"\#(urn):keys[value eq "s5"].type"#, #"\#(urn):keys[pin pr]"#,
                #"\#(urn):vault[value eq "s4"]"#, #"\#(urn):keys[type eq "k" and value sw "s"].type"#,
            ] {
                for operation in ["add", "replace", "remove"] {
                    let answer = try await company.patch(
                        id, ["op": .string(operation), "path": .string(path), "value": "x"])
                    #expect(answer.isError(400, "invalidFilter"), "\(operation) \(path) \(answer.text)")
                }
            }
            #expect(try await company.send("GET", "/Users/\(id)")["ETag"] == "W/\"1\"")
        }
    }

    @Test func `S6 what is never answered is not answered by name either`() async throws {
        try await run { company, id in
            for query in ["", "?attributes=" + Self.paths.joined(separator: ","), "?attributes=urn:example:s:2.0:User"]
            {
                let answer = try await company.send("GET", "/Users/\(id)\(query)")
                #expect(answer.status == 200)
                for number in 1...7 { #expect(!answer.text.contains("\"s\(number)\""), "\(query) \(answer.text)") }
            }
            let schemas = try await company.send("GET", "/Schemas")
            #expect(schemas.status == 200 && !schemas.text.contains(#""name":"password""#))
        }
    }

    @Test(
        arguments: [
            #"meta.location eq "x""#, "meta.location pr", #"not (META.LOCATION sw "http")"#, "meta[location pr]",
            #"urn:ietf:params:scim:schemas:core:2.0:User:meta.location co "Users""#,
        ])
    func `S6 a filter that cannot be answered truly is refused`(filter: String) async throws {
        let company = try await TestHouse.shared.organization()
        _ = try await company.add(["userName": "ann"])
        #expect(try await company.list(("filter", filter)).isError(400, "invalidFilter"))
        #expect(try await company.list(("sortBy", "meta.location")).isError(400, "invalidValue"))
    }

    @Test(
        arguments: [
            "meta pr", "not (not (meta pr))", "meta[created pr]", #"meta[resourceType eq "User" and version pr]"#,
            #"meta[created gt "2000-01-01T00:00:00Z"]"#, #"name[givenName eq "ann"]"#, "schemas pr",
        ])
    func `S6 every person has what the server keeps about everybody`(filter: String) async throws {
        let company = try await TestHouse.shared.organization()
        _ = try await company.add(["userName": "ann", "name": ["givenName": "Ann"]])
        #expect(try await company.list(("filter", filter)).json?["totalResults"] == 1, "\(filter)")
        #expect(try await company.list(("filter", "not (\(filter))")).json?["totalResults"] == 0)
    }

    @Test(
        arguments: [
            "'; DROP TABLE account; --", "x' OR '1'='1", "x\\' OR 1=1 --", "%", "_", "*", "?1", "$1", ":name", "\\",
            "a%' ESCAPE 'a", "\u{10FFFF}", "x\u{301}\"", "'||(SELECT text FROM token)||'", "\u{FEFF}",
        ])
    func `S20 a value in a filter is a value and nothing else`(value: String) async throws {
        let company = try await TestHouse.shared.organization()
        _ = try await company.add(["userName": "ann", "title": "plain", "externalId": "e"])
        _ = try await company.add(["userName": "bob", "title": .string("<" + value + ">")])
        let literal = JSONValue.string(value).text
        for op in ["eq", "co", "sw", "ew", "gt", "le"] {
            for path in ["userName", "title", "externalId", "emails.value", "name.familyName", "meta.version"] {
                let answer = try await company.list(("filter", "\(path) \(op) \(literal)"))
                #expect(answer.status == 200 || answer.isError(400, "invalidFilter"), "\(answer.text)")
            }
        }
        #expect(try await company.list(("filter", "title co \(literal)")).json?["totalResults"] == 1)
        #expect(try await company.list(("filter", "title eq \(literal)")).json?["totalResults"] == 0)
        #expect(try await company.list(("filter", "title sw \(literal)")).json?["totalResults"] == 0)
        #expect(try await company.send("GET", "/Users").json?["totalResults"] == 2)
    }

    @Test(arguments: ["title); --", "1=1", "account.document", "title\0", "(SELECT 1)", "title desc, id", "rowid"])
    func `S20 a name of an attribute is found in the schemas or nowhere`(name: String) async throws {
        let company = try await TestHouse.shared.organization()
        #expect(try await company.list(("filter", "\(name) pr")).status == 400)
        #expect(try await company.list(("sortBy", name)).status == 400)
        #expect(try await company.list(("sortBy", "title"), ("sortOrder", name)).isError(400, "invalidValue"))
    }
}
