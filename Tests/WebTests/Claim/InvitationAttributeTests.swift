import Accounts
import SCIM
import TestSupport
import Testing

/// Claim links and access codes in SCIM answers: for whoever may read them, asks by name, and nobody else.
@Suite struct InvitationAttributeTests {
    private static let status: String = Account.statusURN
    private static let asked =
        ["claimLink", "accessCode", "accessCodeExpirationDate"].map { "\(status):\($0)" }.joined(separator: ",")
    private static let scopes = Token.Scope.provisioning.union([.readClaims])

    /// A company whose token may read them, with an invited person of a mailbox and one without.
    private func company() async throws -> (company: TestOrganization, ada: String, bob: String) {
        let plain = try await TestHouse.shared.organization()
        let company = plain.bearing(try await plain.token(Self.scopes))
        let ada = try await company.add(
            ["userName": "ada@x.example", Self.status: ["invited": true]] as JSONValue)
        return (company, ada, try await company.add(["userName": "bob"]))
    }

    private func status(_ answer: HTTPAnswer) -> JSONValue? { answer.json?[Self.status] }

    @Test func `a link or a code is answered to whoever may read it and asks by name`() async throws {
        let (company, ada, bob) = try await company()
        let mailed = status(try await company.send("GET", "/Users/\(ada)?attributes=\(Self.asked)"))
        let link = try #require(mailed?["claimLink"]?.string)
        #expect(link.hasPrefix(company.house.publicURL + "/c/") && mailed?["accessCode"] == nil)
        let handed = status(try await company.send("GET", "/Users/\(bob)?attributes=\(Self.asked)"))
        let code = try #require(handed?["accessCode"]?.string)
        #expect(code.count == 16 && handed?["claimLink"] == nil)
        let end = try #require(handed?["accessCodeExpirationDate"]?.string.flatMap(Instant.init))
        let days = try await company.house.administration.organization(company.slug).settings.accessCodeDays
        #expect(end > company.house.environment.now().advanced(bySeconds: (days - 1) * 86_400))
        let kept = try await company.house.inviting.code(
            of: try #require(Account.ID(bob)),
            in: try await company.house.administration.organization(company.slug).id)
        #expect(kept?.code.text == code, "what is answered is what opens the account")
    }

    @Test func `a whole page is answered, and a search`() async throws {
        let (company, ada, bob) = try await company()
        let page = try await company.send("GET", "/Users?attributes=\(Self.asked)")
        let found = (page.json?["Resources"]?.array ?? []).reduce(into: [String: JSONValue]()) { found, user in
            found[user["id"]?.string ?? ""] = user[Self.status]
        }
        #expect(found[ada]?["claimLink"] != nil && found[bob]?["accessCode"] != nil)
        let search = try await company.send(
            "POST", "/Users/.search", json: ["attributes": [.string("\(Self.status):accessCode")]])
        #expect(search.text.contains("accessCode") && !search.text.contains("claimLink"))
    }

    @Test(
        arguments: [
            "", "?attributes=\(Account.statusURN)", "?excludedAttributes=userName", "?attributes=userName",
            "?attributes=\(Account.statusURN):invited",
        ])
    func `nobody gets them who did not ask by name`(query: String) async throws {
        let (company, ada, bob) = try await company()
        for id in [ada, bob] {
            let answer = try await company.send("GET", "/Users/\(id)\(query)")
            #expect(answer.status == 200)
            #expect(!answer.text.contains("claimLink") && !answer.text.contains("accessCode"), "\(answer.text)")
        }
    }

    @Test func `without the scope they are absent, and the rest is answered`() async throws {
        let plain = try await TestHouse.shared.organization()
        let bob = try await plain.add(["userName": "bob"])
        let answer = try await plain.send("GET", "/Users/\(bob)?attributes=userName,\(Self.asked)")
        #expect(answer.status == 200 && answer.json?["userName"] == "bob" && status(answer) == nil)
    }

    @Test func `who has claimed has none, though a code to get back in is live`() async throws {
        let (company, _, bob) = try await company()
        let organization = try await company.house.administration.organization(company.slug)
        _ = try await company.house.take(.claim, with: "bob", in: organization)
        _ = try await company.house.makeAccessCode(for: "bob", in: organization)
        let answer = try await company.send("GET", "/Users/\(bob)?attributes=userName,\(Self.asked)")
        #expect(answer.json?["userName"] == "bob" && status(answer) == nil, "\(answer.text)")
    }

    @Test func `S16 no filter and no order guesses them`() async throws {
        let (company, _, _) = try await company()
        for name in ["claimLink", "accessCode", "accessCodeExpirationDate"] {
            let path = "\(Self.status):\(name)"
            for filter in ["\(path) sw \"a\"", "\(path) pr", "not (\(path) eq \"a\")"] {
                let answer = try await company.list(("filter", filter))
                #expect(answer.isError(400, "invalidFilter"), "\(filter) \(answer.text)")
            }
            #expect(try await company.list(("sortBy", path)).status == 400)
        }
    }

    @Test func `the schema says that they are answered on request`() async throws {
        let company = try await TestHouse.shared.organization()
        let schema = try await company.send("GET", "/Schemas/\(Self.status)")
        let requested = (schema.json?["attributes"]?.array ?? []).filter { $0["returned"] == "request" }
        #expect(
            requested.compactMap { $0["name"]?.string }
                == ["claimLink", "accessCode", "accessCodeExpirationDate"])
    }

    @Test func `neither the log nor an event nor the log of requests holds one`() async throws {
        try await TestHouse.run { house in
            let plain = try await house.organization()
            let company = plain.bearing(try await plain.token(Self.scopes))
            let bob = try await company.add(["userName": "bob"])
            let answer = try await company.send("GET", "/Users/\(bob)?attributes=\(Self.asked)")
            let code = try #require(status(answer)?["accessCode"]?.string)
            _ = try await company.patch(bob, ["op": "add", "path": "title", "value": "Fitter"])
            for entry in try await company.log() { #expect(!entry.text.contains(code)) }
            #expect(!house.log.contains(code))
        }
    }
}
