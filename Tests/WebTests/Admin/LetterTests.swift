import Accounts
import Pictures
import SCIM
import Store
import TestSupport
import Testing

/// Codes for people whom no message reaches: printed once, by those who may.
@Suite struct LetterTests {
    @Test func `a letter has all that is needed to come in, in the language of its person`() async throws {
        let company = try await TestHouse.shared.organization()
        let ana = try await company.worker("E-1", "Ana", "Rossi", department: "Forno", language: "it")
        let visitor = try await company.administrator(.accountManager)
        let code = try await company.claimCode(of: ana)
        let ask = try await visitor.open("/codes/letters")
        #expect(ask.text.contains("<bdi>Ana Rossi</bdi>") && !ask.shows(code))
        let letters = try await visitor.submit([:], to: "/codes/letters")
        #expect(letters.status == 200 && letters["Cache-Control"] == "no-store")
        let address = company.house.publicURL + company.page("/work/accesscode")
        let picture = try #require(QRCode("\(address)/\(code.text)"))
        for part in [
            "<article lang=\"it\" dir=\"ltr\">", "<bdi>\(company.slug)</bdi>", "<bdi>Ana Rossi</bdi>",
            "<bdi>Forno</bdi> <bdi dir=\"ltr\">E-1</bdi>", code.grouped, String(address.dropFirst("https://".count)),
            "d=\"\(picture.path)\"",
            "viewBox=\"0 0 \(picture.side) \(picture.side)\"", "Non darlo a nessuno",
        ] {
            #expect(letters.text.contains(part), "\(part)")
        }
        #expect(letters.text.contains("<html lang=\"en\"") && !letters.text.contains("<nav"))
        let browser = TestBrowser(company.house)
        let form = try await browser.open(company.page("/work/accesscode/\(code.text)"))
        #expect(form.text.contains("value=\"\(code.grouped)\""))
    }

    @Test func `each code is shown once, and another one ends it after a clear question`() async throws {
        let company = try await TestHouse.shared.organization()
        let ana = try await company.worker("E-1", "Ana", "Rossi")
        let visitor = try await company.administrator(.accountManager)
        let first = try await company.claimCode(of: ana)
        _ = try await visitor.open("/codes/letters")
        #expect(try await visitor.submit([:], to: "/codes/letters").shows(first))
        // Nobody is left, whichever way one comes; a page that is opened has no code.
        for path in ["/codes", "/codes/letters", "/codes/letters?who=again", "/codes/letters?person=\(ana)"] {
            #expect(try await !visitor.open(path).shows(first), "\(path)")
        }
        #expect(try await visitor.open("/codes/letters").text.contains("Nobody is left"))
        let asked = try await visitor.open("/codes/letters?who=again")
        #expect(asked.text.contains("stop working"))
        let refused = try await visitor.submit([:], to: "/codes/letters")
        #expect(refused.status == 422 && refused.text.contains("Say that the old codes may end"))
        #expect(try await company.claimCode(of: ana) == first)
        let again = try await visitor.submit(["sure": "yes"], to: "/codes/letters")
        let second = try await company.claimCode(of: ana)
        #expect(second != first && again.shows(second) && !again.shows(first))
    }

    @Test func `sending the form of letters twice shows them once`() async throws {
        let company = try await TestHouse.shared.organization()
        let ana = try await company.worker("E-1", "Ana", "Rossi")
        _ = try await company.worker("E-2", "Ben", "Sand")
        let visitor = try await company.administrator(.accountManager)
        let code = try await company.claimCode(of: ana)
        let ask = try await visitor.open("/codes/letters")
        let end = try #require(ask.text.firstMatch(of: /name="through" value="([^"]+)"/)?.1)
        _ = try await visitor.submit([:], to: "/codes/letters")
        let carl = try await company.worker("E-0", "Carl", "Abel")
        _ = try await visitor.open("/codes/letters?who=nobody")
        let twice = try await visitor.submit(["through": String(end)], to: "/codes/letters")
        // Who came meanwhile was in no list, and sorts before the others: that letter is made, and no other one.
        let new = try await company.claimCode(of: carl)
        #expect(!twice.shows(code) && twice.shows(new))
        _ = try await visitor.open("/codes/letters?who=nobody")
        let thrice = try await visitor.submit(["through": String(end)], to: "/codes/letters")
        #expect(thrice.text.contains("These letters were made already"))
    }

    @Test func `sending the form of new letters twice leaves alone what was printed the first time`() async throws {
        let company = try await TestHouse.shared.organization()
        let ana = try await company.worker("E-1", "Ana", "Rossi")
        let visitor = try await company.administrator(.accountManager)
        for path in ["/codes/letters?who=again", "/codes/letters?person=\(ana)"] {
            _ = try await visitor.open("/codes/letters?person=\(ana)")
            _ = try await visitor.submit(["sure": "yes"], to: "/codes/letters")
            let ask = try await visitor.open(path)
            let shown = String(try #require(ask.text.firstMatch(of: /name="shown" value="([0-9]+)"/)?.1))
            let end = String(try #require(ask.text.firstMatch(of: /name="through" value="([^"]+)"/)?.1))
            let first = try await visitor.submit(["sure": "yes"], to: "/codes/letters")
            let code = try await company.claimCode(of: ana)
            #expect(first.shows(code), "\(path)")
            _ = try await visitor.open(path)
            let twice = try await visitor.submit(
                ["sure": "yes", "shown": shown, "through": end], to: "/codes/letters")
            #expect(!twice.shows(code), "\(path)")
            #expect(try await company.claimCode(of: ana) == code, "\(path)")
            _ = try await visitor.open(path)
            // A form that does not say when it was shown is asked about once more.
            #expect(try await visitor.submit(["sure": "yes", "shown": ""], to: "/codes/letters").status == 422)
            #expect(try await company.claimCode(of: ana) == code, "\(path)")
        }
    }

    @Test func `one person is asked about, also to get back in`() async throws {
        let company = try await TestHouse.shared.organization()
        let ana = try await company.claimed(["userName": "E-1", "name": ["givenName": "Ana", "familyName": "Rossi"]])
        let visitor = try await company.administrator(.accountManager)
        let ask = try await visitor.open("/codes/letters?person=\(ana.id.text)")
        #expect(ask.text.contains("Code for Ana Rossi") && !ask.text.contains("name=\"sure\""))
        let letter = try await visitor.submit(["format": "cards"], to: "/codes/letters")
        let first = try await company.claimCode(of: ana.id.text)
        #expect(letter.shows(first) && letter.text.contains("class=\"sheet cards\""))
        #expect(letter.text.contains("It leads back into your account."))
        let again = try await visitor.open("/codes/letters?person=\(ana.id.text)")
        #expect(again.text.contains("name=\"sure\"") && again.text.contains(visitor.person.name))
        #expect(try await visitor.submit([:], to: "/codes/letters").status == 422)
        #expect(try await company.claimCode(of: ana.id.text) == first)
    }

    @Test func `who only looks sees how many there are, and prints nothing`() async throws {
        let company = try await TestHouse.shared.organization()
        let ana = try await company.worker("E-1", "Ana", "Rossi", department: "Bakery")
        let (code, visitor) = (try await company.claimCode(of: ana), try await company.administrator(.analyst))
        let overview = try await visitor.open("/codes")
        #expect(overview.text.contains("<bdi>Bakery</bdi>") && !overview.text.contains("/codes/letters"))
        for path in ["/codes/letters", "/codes/letters?person=\(ana)"] {
            #expect(try await visitor.open(path).status == 403)
        }
        for fields: KeyValuePairs<String, String> in [
            ["person": ana], ["through": ana], ["person": ana, "who": "again"],
        ] {
            _ = try await visitor.open("/administrators")
            let answer = try await visitor.submit(fields, to: "/codes/letters")
            #expect(answer.status == 403 || answer.status == 422)
            #expect(!answer.shows(code))
        }
    }

    @Test func `an account manager prints nothing for somebody who administers`() async throws {
        let company = try await TestHouse.shared.organization()
        let boss = try await company.worker("E-1", "Ana", "Rossi")
        _ = try await company.worker("E-2", "Ben", "Sand")
        _ = try await company.send(
            "POST", "/Groups", json: ["displayName": "Bosses", "members": [["value": .string(boss)]]])
        try await company.house.administration.setAdministration(
            true, isWritable: false, byGroup: "Bosses", in: company.slug)
        let manager = try await company.administrator(.accountManager)
        let code = try await company.claimCode(of: boss)
        let ask = try await manager.open("/codes/letters")
        #expect(!ask.text.contains("Ana Rossi") && ask.text.contains("Ben Sand"))
        #expect(try await !manager.submit([:], to: "/codes/letters").shows(code))
        _ = try await manager.open("/codes/letters?who=again")
        #expect(try await manager.submit(["person": boss], to: "/codes/letters").status == 422)
        _ = try await manager.open("/codes/letters?person=\(boss)")
        let one = try await manager.submit([:], to: "/codes/letters")
        #expect(one.status == 403 && !one.shows(code))
        let administrator = try await company.administrator()
        #expect(try await administrator.open("/codes/letters").text.contains("Ana Rossi"))
    }

    @Test func `what was handed out is written down, and counted`() async throws {
        let company = try await TestHouse.shared.organization()
        let ana = try await company.worker("E-1", "Ana", "Rossi")
        let ben = try await company.worker("E-2", "Ben", "Sand")
        let ida = try await company.worker("E-3", "Ida", "Tore")
        let visitor = try await company.administrator(.accountManager)
        try await company.house.disableAccessCode(of: ben, in: company.record)
        for person in [ana, ida] {
            _ = try await visitor.open("/codes/letters?person=\(person)")
            _ = try await visitor.submit([:], to: "/codes/letters")
        }
        try await company.house.disableAccessCode(of: ida, in: company.record)
        let acting = try await visitor.acting
        let departments = try await company.house.office.handingOut.departments(by: acting)
        #expect(departments.map(\.counts) == [[.issued: 1, .none: 1, .ended: 1]])
        let entry = try #require(try await company.house.office.desk.audit(AuditQuery(), by: acting).first?.entry)
        let idaID = try #require(Account.ID(ida))
        #expect(entry.deed == .handOutCodes && entry.subject == .account(idaID, "E-3"))
        let issue = try await company.house.store.codeIssue(of: try #require(Account.ID(ana)), in: company.record.id)
        #expect(issue?.by == visitor.person.name)
    }

    @Test func `a code that was made on the page of a person was handed out, too`() async throws {
        let company = try await TestHouse.shared.organization()
        let ana = try await company.worker("E-1", "Ana", "Rossi")
        let visitor = try await company.administrator(.accountManager)
        #expect(try await visitor.open("/people/\(ana)").text.contains("/codes/letters?person=\(ana)"))
        let asked = try await visitor.submit([:], to: "/people/\(ana)/access-code")
        let replaced = try #require(asked.text.firstMatch(of: /name="replaced" value="(\d+)"/)?.1)
        let page = try await visitor.submit(["replaced": String(replaced)], to: "/people/\(ana)/access-code")
        let code = try await company.claimCode(of: ana)
        #expect(page.shows(code))
        #expect(try await visitor.open("/codes/letters").text.contains("Nobody is left"))
        #expect(try await visitor.open("/codes/letters?person=\(ana)").text.contains("name=\"sure\""))
    }

    @Test func `letters come by department and name, two hundred at once`() async throws {
        let company = try await TestHouse.shared.organization()
        let handingOut = company.house.office.handingOut
        for number in 0..<Limits.lettersAtOnce + 3 {
            _ = try await company.worker(
                "E-\(number)", "Person", "N\(1000 + number)", department: number % 2 == 0 ? "bakery" : "Attic")
        }
        let acting = ActingAdministrator.operator(of: try await company.record)
        let first = try await handingOut.batch(CodeSelection(), behind: nil, by: acting)
        #expect(first.people.count == Limits.lettersAtOnce && first.hasMore)
        let end = try #require(first.people.last?.id)
        let letters = try await handingOut.hand(CodeSelection(), behind: nil, through: end, by: acting)
        #expect(letters.map(\.account) == first.people.map(\.id))
        let numbers = 0..<Limits.lettersAtOnce + 3
        let order = numbers.filter { $0 % 2 == 1 } + numbers.filter { $0 % 2 == 0 }
        #expect(letters.map(\.name) == order.prefix(Limits.lettersAtOnce).map { "Person N\(1000 + $0)" })
        let rest = try await handingOut.batch(CodeSelection(), behind: end, by: acting)
        #expect(rest.people.count == 3 && !rest.hasMore)
        #expect(Set(rest.people.map(\.id)).isDisjoint(with: first.people.map(\.id)))
        let attic = try await handingOut.batch(
            CodeSelection(states: Set(CodeState.allCases), department: "attic"), behind: nil, by: acting)
        #expect(attic.people.count == (Limits.lettersAtOnce + 3) / 2)
        #expect(Set(letters.map(\.code)).count == letters.count)
    }
}

extension TestOrganization {
    /// Somebody whom no message reaches.
    fileprivate func worker(
        _ employeeID: String,
        _ givenName: String,
        _ familyName: String,
        department: String? = nil,
        language: String? = nil
    ) async throws -> String {
        let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
        var user: JSONObject = [
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", .string(enterprise)],
            "userName": .string(employeeID), "externalId": .string(employeeID),
            "name": ["givenName": .string(givenName), "familyName": .string(familyName)],
        ]
        if let department { user.append(enterprise, ["department": .string(department)]) }
        if let language { user.append("preferredLanguage", .string(language)) }
        return try await add(.object(user))
    }
}

extension HTTPAnswer {
    fileprivate func shows(_ code: ClaimCode) -> Bool { text.contains(code.grouped) || text.contains(code.text) }
}
