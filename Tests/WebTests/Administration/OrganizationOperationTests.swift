import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// Groups, messages, the audit log, settings, integrations, conflicts, domains and providers, as programs see them.
@Suite struct OrganizationOperationTests {
    @Test func `a group is made, named anew, offered, filled, emptied and deleted`() async throws {
        let company = try await TestHouse.shared.organization()
        let program = try await company.program(.administerAccounts)
        let ada = try await company.add(["userName": "ada@x.example", "displayName": "Ada Marin"])
        let made = try await program.send("POST", "/groups", json: ["name": "Drivers"])
        let id = try #require(made.json?["id"]?.string)
        let path = "/groups/\(id)"
        #expect(made.status == 201 && made["Location"] == program.mount + path && made.json?["joining"] == "closed")
        #expect(try await program.send("POST", "/groups", json: ["name": "drivers"]).isProblem(409))
        #expect(try await program.send("POST", "/groups", json: ["name": " "]).isProblem(422))
        #expect(try await program.send("PUT", path + "/name", json: ["name": "Night drivers"]).status == 204)
        #expect(try await program.send("PUT", path + "/joining", json: ["joining": "offered"]).status == 204)
        let offered = try await program.get("/groups?joining=offered&q=night")
        #expect(offered.json?["groups"]?[0]?["name"] == "Night drivers")
        #expect(try await program.send("POST", path + "/members", json: ["person": "ada@x.example"]).status == 204)
        #expect(try await program.send("POST", path + "/members", json: ["person": "eve"]).isProblem(422))
        let members = try await program.get(path + "/members")
        #expect(members.json?["members"] == [["id": .string(ada), "kind": "person", "name": "Ada Marin"]])
        #expect(try await program.get(path).json?["members"]?["number"] == 1)
        #expect(try await program.get("/people/\(ada)").json?["groups"]?[0]?["name"] == "Night drivers")
        #expect(try await program.send("DELETE", path + "/members/\(ada)").status == 204)
        #expect(try await program.get(path + "/members").json?["members"] == [])
        #expect(try await program.send("PUT", path + "/joining", json: ["joining": "closed"]).status == 204)
        #expect(try await program.get("/groups?joining=offered").json?["groups"] == [])
        #expect(try await program.send("DELETE", path).status == 204)
        #expect(try await program.get(path).isProblem(404))
    }

    @Test func `groups come in pages, and those from outside are changed there`() async throws {
        let company = try await TestHouse.shared.organization()
        let program = try await company.program()
        for number in 0..<52 {
            let name = JSONValue.string("Team \(100 + number)")
            #expect(try await company.send("POST", "/Groups", json: ["displayName": name]).status == 201)
        }
        let first = try await program.get("/groups")
        let next = try #require(first.json?["next"]?.string)
        let second = try await program.get("/groups?after=\(next)")
        #expect(first.json?["groups"]?.array?.count == 50 && second.json?["next"] == nil)
        #expect(second.json?["groups"]?.array?.compactMap { $0["name"]?.string } == ["Team 150", "Team 151"])
        let provisioned = try #require(second.json?["groups"]?[0]?["id"]?.string)
        #expect(second.json?["groups"]?[0]?["isOwn"] == false)
        let renamed = try await program.send("PUT", "/groups/\(provisioned)/name", json: ["name": "x"])
        #expect(renamed.isProblem(422, "Test directory"))
        #expect(try await program.send("DELETE", "/groups/\(provisioned)").status == 204)
    }

    @Test func `who belongs to administrators is decided by people`() async throws {
        let company = try await TestHouse.shared.organization()
        let program = try await company.program()
        _ = try await company.administrator()
        let made = try await program.send("POST", "/groups", json: ["name": "Chiefs"])
        let id = try #require(made.json?["id"]?.string)
        try await company.house.administration.setAdministration(
            true, isWritable: false, byGroup: "Chiefs", in: company.slug)
        let added = try await program.send("POST", "/groups/\(id)/members", json: ["person": "ada@x.example"])
        #expect(added.isProblem(403, "given by people"), "\(added.text)")
        #expect(try await program.send("PUT", "/groups/\(id)/joining", json: ["joining": "open"]).isProblem(422))
    }

    @Test func `messages are listed without what they say, and invitations sent again`() async throws {
        let company = try await TestHouse.shared.organization()
        let program = try await company.program(.administerAccounts)
        let added = try await program.send("POST", "/people", json: ["email": "ada@x.example"])
        let id = try #require(added.json?["id"]?.string)
        let link = try await company.link(of: id)
        let listed = try await program.get("/messages?person=\(id)&state=waiting")
        let message = try #require(listed.json?["messages"]?[0])
        #expect(message["kind"] == "invitation" && message["channel"] == "email")
        #expect(message["recipient"] == "ada@x.example")
        #expect(!listed.text.contains(link))
        let path = "/messages/\(message["id"]?.string ?? "")"
        #expect(try await program.get(path).json == message)
        #expect(try await program.send("POST", path + "/resend").json == ["notice": "queued"])
        #expect(try await program.get("/messages?person=\(id)").json?["messages"]?[0]?["kind"] == "invitation")
        #expect(try await company.link(of: id) != link)
        let masked = try await company.program(.administerRead).get("/messages")
        #expect(!masked.text.contains("ada@x.example") && masked.text.contains("@x.example"))
        for query in ["?state=lost", "?person=ada", "?after=1"] {
            #expect(try await program.get("/messages" + query).isProblem(400), "\(query)")
        }
        let other = try await TestHouse.shared.organization().program()
        #expect(try await other.get(path).isProblem(404))
        #expect(try await other.send("POST", path + "/resend").isProblem(404))
        #expect(try await other.get("/messages?person=\(id)").json?["messages"] == [])
    }

    @Test func `the audit log has what programs did, a page at a time`() async throws {
        let company = try await TestHouse.shared.organization()
        let program = try await company.program()
        for name in ["a", "b", "c"] { _ = try await program.send("POST", "/groups", json: ["name": .string(name)]) }
        _ = try await program.send("PUT", "/settings/terms", json: ["value": "on"])
        let first = try await program.get("/audit?limit=2")
        #expect(first.json?["entries"]?[0]?["deed"] == "change-settings", "\(first.text)")
        #expect(first.json?["entries"]?[0]?["facts"] == [["name": "terms", "before": "off", "after": "on"]])
        #expect(first.json?["entries"]?[0]?["who"]?["kind"] == "program")
        #expect(first.json?["entries"]?[0]?["who"]?["name"] == "Program admin:all")
        #expect(first.json?["entries"]?[0]?["network"] != nil)
        let next = try #require(first.json?["next"]?.integer)
        let second = try await program.get("/audit?before=\(next)&deed=manage-groups")
        #expect(second.json?["entries"]?.array?.compactMap { $0["subject"]?["name"]?.string } == ["b", "a"])
        let setting = try await program.get("/audit?kind=setting&id=terms")
        #expect(setting.json?["entries"]?.array?.count == 1 && setting.json?["next"] == nil)
        let large = "99999999999999999999"
        for query in ["?deed=dance", "?kind=setting", "?id=terms", "?limit=0", "?before=x", "?before=\(large)"] {
            #expect(try await program.get("/audit" + query).isProblem(400), "\(query)")
        }
        let other = try await TestHouse.shared.organization().program()
        #expect(try await !other.get("/audit").text.contains("change-settings"))
    }

    @Test func `settings say what they do and for how many, and ask before they hit people`() async throws {
        let company = try await TestHouse.shared.organization()
        let program = try await company.program()
        try await company.set(.profileCreationWithMobileNumber, to: "on")
        for number in ["+46701234567", "+46701234568"] {
            _ = try await company.invited(["userName": .string(number)])
        }
        let path = "/settings/profile-creation-with-mobile-number"
        let all = try await program.get("/settings")
        let names = (all.json?["settings"]?.array ?? []).compactMap { $0["name"]?.string }
        #expect(names == Setting.allCases.filter { $0.scope == .organization }.map(\.rawValue))
        let setting = try await program.get(path)
        #expect(setting.json?["value"] == "on" && setting.json?["default"] == "off")
        #expect(setting.json?["people"]?["number"] == 2 && setting.json?["effect"]?.string?.isEmpty == false)
        let asked = try await program.send("PUT", path, json: ["value": "off"])
        #expect(asked.isProblem(409) && asked.json?["people"] == 2)
        #expect(try await program.get(path).json?["value"] == "on")
        #expect(try await program.send("PUT", path, json: ["value": "off", "people": 2]).json?["value"] == "off")
        #expect(try await program.get(path).json?["value"] == "off")
        let days = "/settings/claim-link-days"
        #expect(try await program.send("PUT", days, json: ["value": "30"]).json?["value"] == "30")
        #expect(try await program.send("PUT", days).json?["value"] == "14")
        #expect(try await program.send("PUT", days, json: ["value": "0"]).isProblem(422))
        #expect(try await program.send("PUT", "/settings/single-sign-on", json: ["value": "on"]).isProblem(422))
        for name in ["quirks", "nothing"] {
            #expect(try await program.send("PUT", "/settings/\(name)", json: ["value": "x"]).isProblem(404), "\(name)")
        }
    }

    @Test func `integrations are shown with their tokens, but no secrets, and their guard is released`() async throws {
        let company = try await TestHouse.shared.organization()
        let program = try await company.program()
        let all = try await program.get("/integrations")
        let directory = try #require(
            all.json?["integrations"]?.array?.first { $0["name"]?.string == TestOrganization.integration })
        #expect(directory["tokens"]?.array?.count == 1 && directory["settings"]?["scim-delete"] == "remove")
        #expect(!all.text.contains(company.token) && !all.text.contains(program.token))
        let path = "/integrations/\(directory["id"]?.string ?? "")"
        #expect(try await program.get(path).json?["name"]?.string == TestOrganization.integration)
        #expect(try await program.send("POST", path + "/release").json?["until"] != nil)
        let other = try await TestHouse.shared.organization().program()
        #expect(try await other.get(path).isProblem(404))
        #expect(try await other.send("POST", path + "/release").isProblem(404))
        for (method, rest) in [("POST", "/tokens"), ("DELETE", "/tokens/1"), ("POST", "/tokens/1/rotate")] {
            #expect(try await program.send(method, path + rest).isProblem(403, "/admin"), "\(rest)")
        }
    }

    @Test func `a conflict is taken over or dismissed`() async throws {
        let company = try await TestHouse.shared.organization()
        let program = try await company.program()
        let other = company.bearing(try await company.token(of: "Other"))
        for name in ["ada", "bob"] {
            let user: JSONValue = ["userName": .string("\(name)@x.example"), "externalId": .string(name)]
            _ = try await company.add(user)
            #expect(try await other.send("POST", "/Users", json: user).isError(409, "uniqueness"))
        }
        await company.house.recorder.flush()
        let found = try await program.get("/conflicts").json?["conflicts"]?.array ?? []
        #expect(found.compactMap { $0["userName"]?.string } == ["bob@x.example", "ada@x.example"])
        let paths = found.map { "/conflicts/\($0["id"]?.string ?? "")" }
        let stranger = try await TestHouse.shared.organization().program()
        #expect(try await stranger.send("POST", paths[0] + "/take-over").isProblem(404))
        #expect(try await stranger.send("POST", paths[0] + "/dismiss").isProblem(404))
        #expect(try await program.send("POST", paths[0] + "/take-over").status == 204)
        let holder = found[0]["holder"]?.string ?? ""
        #expect(try await program.get("/people/\(holder)").json?["integration"] == "Other")
        #expect(try await program.send("POST", paths[1] + "/dismiss").status == 204)
        #expect(try await program.send("POST", paths[1] + "/dismiss").isProblem(422))
        #expect(try await program.get("/conflicts").json?["conflicts"] == [])
    }

    @Test func `a domain is added with what proves it, and removed`() async throws {
        let company = try await TestHouse.shared.organization()
        let program = try await company.program()
        let name = "\(company.slug).example"
        let added = try await program.send("POST", "/domains", json: ["name": .string(name.uppercased())])
        #expect(added.status == 201 && added["Location"] == "\(program.mount)/domains/\(name)", "\(added.text)")
        #expect(added.json?["name"]?.string == name && added.json?["verified"] == nil)
        #expect(added.json?["record"]?.string?.isEmpty == false && added.json?["provider"] == nil)
        #expect(try await program.get("/domains").json?["domains"] == .array([try #require(added.json)]))
        #expect(try await program.get("/domains/\(name)").json == added.json)
        for wrong in [name, "com", "gmail.com", "x"] {
            #expect(
                try await program.send("POST", "/domains", json: ["name": .string(wrong)]).isProblem(422), "\(wrong)")
        }
        // The name server of the tests answers nobody.
        let unproven = try await program.send("POST", "/domains/\(name)/verify", json: ["by": "dns"])
        #expect(unproven.isProblem(422), "\(unproven.text)")
        #expect(try await program.send("POST", "/domains/\(name)/verify", json: ["by": "magic"]).isProblem(400))
        let routed = try await program.send("PUT", "/domains/\(name)/provider", json: ["provider": "Entra"])
        #expect(routed.isProblem(422), "\(routed.text)")
        let other = try await TestHouse.shared.organization().program()
        #expect(try await other.get("/domains/\(name)").isProblem(404))
        #expect(try await other.send("DELETE", "/domains/\(name)").isProblem(404))
        #expect(try await program.send("DELETE", "/domains/\(name)").status == 204)
        #expect(try await program.get("/domains").json == ["domains": []])
        #expect(try await program.get("/providers").json == ["providers": []])
    }

    @Test func `who administers can be read, and is decided by people`() async throws {
        let company = try await TestHouse.shared.organization()
        let administrator = try await company.administrator(.accountManager).person
        let program = try await company.program()
        let found = try await program.get("/administrators").json?["administrators"]
        #expect(found?.array?.count == 1 && found?[0]?["role"] == "account-manager")
        #expect(found?[0]?["id"]?.string == administrator.id.text)
        let path = "/administrators/\(administrator.id.text)"
        for (method, path) in [("POST", "/administrators"), ("PUT", path), ("DELETE", path)] {
            #expect(try await program.send(method, path).isProblem(403, "given by people"), "\(method)")
        }
    }
}
