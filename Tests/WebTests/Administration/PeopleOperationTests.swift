import Accounts
import SCIM
import TestSupport
import Testing

/// `/people`: found, added, and led through their accounts by a program.
@Suite struct PeopleOperationTests {
    @Test func `the list has search, filters and pages as the panel's`() async throws {
        let company = try await TestHouse.shared.organization()
        for number in 0..<60 {
            _ = try await company.add([
                "userName": .string("p\(number)@x.example"),
                "name": ["givenName": "Ada", "familyName": .string("Nr\(number < 10 ? "0" : "")\(number)")],
            ])
        }
        _ = try await company.add(["userName": "E-77", "displayName": "Grace"])
        let program = try await company.program(.administerRead)
        func names(_ answer: HTTPAnswer) -> [String] {
            (answer.json?["people"]?.array ?? []).compactMap { $0["name"]?.string }
        }
        let first = try await program.get("/people?state=provisioned")
        #expect(names(first).count == 50 && first.json?["found"]?["number"] == 60)
        #expect(first.json?["previous"] == nil && first.json?["people"]?[0]?["integration"] == "Test directory")
        let next = try #require(first.json?["next"]?.string)
        let second = try await program.get("/people?state=provisioned&after=\(next)")
        #expect(names(second).count == 10 && second.json?["next"] == nil)
        #expect(Set(names(first) + names(second)).count == 60)
        let previous = try #require(second.json?["previous"]?.string)
        #expect(names(try await program.get("/people?state=provisioned&before=\(previous)")) == names(first))
        #expect(names(try await program.get("/people?q=grac")) == ["Grace"])
        #expect(names(try await program.get("/people?kind=emailless")) == ["Grace"])
        #expect(names(try await program.get("/people?integration=Test%20directory&q=nr07")) == ["Ada Nr07"])
        #expect(try await program.get("/people?domain=x.example").json?["found"]?["number"] == 60)
        #expect(names(try await program.get("/people?domain=y.example")).isEmpty)
    }

    @Test(arguments: [
        "?kind=mail", "?kind=", "?state=gone", "?integration=nobody", "?after=x", "?after=", "?before=%00", "?q=%FF",
        "?filter=x", "?limit=3",
    ])
    func `a query that is not understood is refused in words`(query: String) async throws {
        let program = try await TestHouse.shared.organization().program(.administerRead)
        #expect(try await program.get("/people" + query).isProblem(400))
    }

    @Test func `somebody is added, invited, and found with all that is known`() async throws {
        let company = try await TestHouse.shared.organization()
        let program = try await company.program(.administerAccounts)
        let added = try await program.send(
            "POST", "/people",
            json: [
                "email": "ada@x.example", "firstName": "Ada", "lastName": "Bell", "jobTitle": "Driver", "locale": .null,
            ])
        let id = try #require(added.json?["id"]?.string)
        #expect(added.status == 201 && added["Location"] == "\(program.mount)/people/\(id)", "\(added.text)")
        let person = try await program.get("/people/\(id)")
        #expect(person.json == added.json && person.json?["name"] == "Ada Bell" && person.json?["jobTitle"] == "Driver")
        #expect(person.json?["state"] == "invited" && person.json?["integration"] == "People")
        #expect(person.text.contains("The link is good until"))
        #expect(try await company.told(id).map(\.kind) == [.invitation])
        let again = try await program.send("POST", "/people", json: ["email": "ADA@x.example"])
        #expect(again.isProblem(409, "/people/\(id)"))
        let quiet = try await program.send("POST", "/people", json: ["email": "bob@x.example", "invite": false])
        #expect(quiet.json?["state"] == "provisioned")
        let story = try await program.get("/people/\(id)/timeline")
        let events = (story.json?["entries"]?.array ?? []).compactMap { $0["event"]?.string }
        #expect(Set(events).isSuperset(of: ["created", "invited", "message", "code", "administered"]), "\(events)")
        #expect(try await program.get("/people/\(id)/timeline?from=100").json?["entries"]?.array?.isEmpty == true)
        let audit = try await program.get("/audit?deed=add-people")
        #expect(audit.json?["entries"]?[0]?["who"]?["name"] == "Program admin:accounts")
    }

    private static let refused: [(JSONValue, Int, String)] = [
        (["email": "nobody"], 422, "is not an e-mail address"), ([:], 422, "no e-mail address"),
        (["phoneNumber": "+46701234567"], 422, "is off in the settings"), (["email": 7], 400, "email is a text"),
        (["email": "a@x.example", "invite": "yes"], 400, "invite is true or false"),
        (["email": "a@x.example", "startDate": "soon"], 422, "is no date"), (["shoe": "39"], 400, "shoe"),
    ]

    @Test(arguments: refused)
    func `nobody is added whom a rule refuses`(body: JSONValue, status: Int, words: String) async throws {
        let program = try await TestHouse.shared.organization().program(.administerAccounts)
        let answer = try await program.send("POST", "/people", json: body)
        #expect(answer.isProblem(status, words), "\(answer.text)")
        #expect(try await program.get("/people").json?["found"]?["number"] == 0)
    }

    @Test func `each step of a person is taken once, and refused where it leads nowhere`() async throws {
        let company = try await TestHouse.shared.organization()
        let program = try await company.program(.administerAccounts)
        let id = try await company.add(["userName": "ada@x.example"])
        func take(_ step: String) async throws -> HTTPAnswer {
            try await program.send("POST", "/people/\(id)/\(step)")
        }
        #expect(try await take("remind").isProblem(422))
        let invited = try await take("invite")
        #expect(invited.json?["state"] == "invited" && invited.json?["notice"] == "queued", "\(invited.text)")
        #expect(try await take("remind").json?["notice"] == "queued")
        #expect(try await take("deactivate").json?["state"] == "deactivated")
        #expect(try await take("deactivate").isProblem(422))
        #expect(try await take("reactivate").json?["state"] == "invited")
        let claimed = try await company.claimed("bob@x.example")
        let browser = TestBrowser(company.house)
        _ = try await claimed.signIn(browser)
        #expect(try await company.person(in: browser) != nil)
        #expect(try await program.send("POST", "/people/\(claimed.id.text)/log-out").json?["state"] == "claimed")
        #expect(try await company.person(in: browser) == nil)
        #expect(try await program.send("POST", "/people/\(claimed.id.text)/unclaim").json?["state"] == "invited")
        #expect(try await program.send("DELETE", "/people/\(id)").status == 204)
        #expect(try await program.get("/people/\(id)").isProblem(404))
        #expect(try await program.send("DELETE", "/people/\(id)").isProblem(404))
    }

    @Test func `address and way to sign in are changed`() async throws {
        let company = try await TestHouse.shared.organization()
        let program = try await company.program(.administerAccounts)
        let person = try await company.claimed("ada@x.example")
        _ = try await company.add(["userName": "bob@x.example"])
        let path = "/people/\(person.id.text)"
        #expect(try await program.send("PUT", path + "/email", json: ["email": "ada@y.example"]).status == 204)
        #expect(try await program.get(path).json?["signInName"] == "ada@y.example")
        #expect(try await company.told(person.id.text).contains { $0.kind == .addressChanged })
        let refused: [(JSONValue, Int)] = [
            (["email": "bob@x.example"], 422), (["email": "x"], 422), (["email": ""], 400), ([:], 400),
        ]
        for (body, status) in refused {
            #expect(try await program.send("PUT", path + "/email", json: body).isProblem(status), "\(body)")
        }
        #expect(try await program.send("PUT", path + "/sign-in-method", json: ["method": "sso"]).status == 204)
        #expect(try await program.get(path).json?["signInMethod"] == "sso")
        #expect(try await program.send("PUT", path + "/sign-in-method", json: ["method": "magic"]).isProblem(400))
    }

    @Test func `a step with all who match is taken once their number is known`() async throws {
        let company = try await TestHouse.shared.organization()
        let program = try await company.program(.administerAccounts)
        for name in ["a", "b", "c"] { _ = try await company.add(["userName": .string("\(name)@x.example")]) }
        _ = try await company.claimed("d@y.example")
        let path = "/people/all/invite?domain=x.example"
        let asked = try await program.send("POST", path, json: ["people": 2])
        #expect(asked.isProblem(409) && asked.json?["people"] == 3)
        #expect(try await program.get("/people?state=invited").json?["found"]?["number"] == 0)
        let done = try await program.send("POST", path, json: ["people": 3])
        #expect(done.json == ["changed": 3, "passedOver": 0], "\(done.text)")
        #expect(try await program.send("POST", path, json: ["people": 3]).json == ["changed": 0, "passedOver": 3])
        #expect(try await program.send("POST", path).isProblem(400, "people is missing"))
        #expect(try await program.send("POST", path, json: ["people": 1001]).isProblem(400))
    }

    @Test func `an account that administers is no business of programs, whatever they may do`() async throws {
        let company = try await TestHouse.shared.organization()
        let administrator = try await company.administrator().person
        _ = try await company.administrator()
        let path = "/people/\(administrator.id.text)"
        for program in [try await company.program(.administerAccounts), try await company.program()] {
            for step in ["unclaim", "deactivate", "log-out"] {
                #expect(try await program.send("POST", "\(path)/\(step)").isProblem(403, "people"), "\(step)")
            }
            #expect(try await program.send("DELETE", path).isProblem(403, "people"))
            let address: JSONValue = ["email": "me@evil.example"]
            #expect(try await program.send("PUT", "\(path)/email", json: address).isProblem(403, "people"))
        }
    }
}
