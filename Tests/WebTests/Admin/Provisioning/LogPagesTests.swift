import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// The provisioning log and the conflicts in the panel.
@Suite struct LogPagesTests {
    @Test func `a real push is in the log with each attribute before and after`() async throws {
        let company = try await TestHouse.shared.organization()
        let boss = try await company.administrator()
        let ada = try await company.add(["userName": "ada@x.example", "title": "Engineer"])
        #expect(try await company.patch(ada, ["op": "replace", "path": "title", "value": "Lead"]).status == 200)
        await company.house.writeLog()
        let list = try await boss.open("/log").text
        #expect(list.contains("changed title of ada@x.example"))
        let link = try #require(list.firstMatch(of: /\/admin(\/log\/[0-9]+)"/)?.1)
        let entry = try await boss.open(String(link)).text
        for part in ["<del><bdi>Engineer</bdi></del>", "<ins><bdi>Lead</bdi></ins>", "Token checked", "title"] {
            #expect(entry.contains(part), "\(part)")
        }
        #expect(try await boss.open("/log/999999999").status == 404)
        #expect(try await boss.open("/log/nonsense").status == 404)
    }

    @Test func `the log of one organization is no other's`() async throws {
        let company = try await TestHouse.shared.organization()
        let other = try await company.house.organization()
        let stranger = try await other.administrator()
        _ = try await company.add(["userName": "secretive@x.example"])
        await company.house.writeLog()
        let boss = try await company.administrator()
        let link = try #require(try await boss.open("/log").text.firstMatch(of: /\/admin(\/log\/[0-9]+)"/)?.1)
        #expect(try await stranger.open(String(link)).status == 404)
        #expect(try await !stranger.open("/log").text.contains("secretive"))
    }

    @Test func `S31 what a client sends stays text in the list and in the table`() async throws {
        let company = try await TestHouse.shared.organization()
        let boss = try await company.administrator(.analyst)
        let script = "<script>alert(1)</script>"
        _ = try await company.add(["userName": .string("x" + script), "displayName": .string(script)])
        _ = try await company.send("GET", "/Users/%3Cscript%3E")
        await company.house.writeLog()
        let list = try await boss.open("/log").text
        #expect(!list.contains("<script>alert") && list.contains("&lt;script&gt;alert"))
        for match in list.matches(of: /\/admin(\/log\/[0-9]+)"/) {
            #expect(try await !boss.open(String(match.1)).text.contains("<script>"))
        }
    }

    @Test func `filters are in the address, and pages of the list go on behind the last entry`() async throws {
        let company = try await TestHouse.shared.organization()
        let boss = try await company.administrator()
        let ada = try await company.add(["userName": "ada@x.example"])
        for _ in 1...60 { _ = try await company.patch(ada, ["op": "add", "path": "nickName", "value": 7]) }
        await company.house.writeLog()
        let first = try await boss.open("/log?result=failed").text
        #expect(!first.contains("added ada@x.example"))
        let older = try #require(first.firstMatch(of: /href="[^"]*\/admin(\/log\?result=failed&amp;before=[0-9]+)"/)?.1)
        let second = try await boss.open(String(older).replacing("&amp;", with: "&")).text
        #expect(first.matches(of: /\/log\/[0-9]+"/).count == 50 && second.matches(of: /\/log\/[0-9]+"/).count == 10)
        #expect(try await boss.open("/log?result=changed").text.contains("added ada@x.example"))
        #expect(try await boss.open("/log?resource=nobody%26").text.contains("There is nothing yet"))
        #expect(try await boss.open("/log?integration=77&time=hour").status == 200)
    }

    @Test func `S14 a conflict is settled by a system administrator alone`() async throws {
        let company = try await TestHouse.shared.organization()
        let house = company.house
        let ada = try await company.add(["userName": "ada@x.example", "externalId": "1"])
        let other = company.bearing(try await company.token(of: "Other"))
        let user: JSONValue = ["userName": "ada@x.example", "externalId": "E7"]
        #expect(try await other.send("POST", "/Users", json: user).isError(409, "uniqueness"))
        await house.recorder.flush()
        let number = String(
            try #require(try await house.store.conflicts(behind: nil, limit: 1, in: company.record.id).first).id.number)
        let wish: KeyValuePairs<String, String> = ["deed": "take-over", "conflict": number]
        for role in [Role.accountManager, .analyst] {
            let visitor = try await company.administrator(role)
            #expect(try await visitor.open("/conflicts").text.contains("E7"))
            #expect(try await visitor.submit(wish, to: "/conflicts").status == 403)
        }
        let boss = try await company.administrator()
        #expect(try await boss.submit(wish, to: "/conflicts").text.contains("There are no conflicts"))
        // Now the other client finds the person under its own id, and may go on.
        let found = try await other.send("GET", "/Users?filter=externalId%20eq%20%22E7%22")
        #expect(found.json?["Resources"]?.array?.first?["id"]?.string == ada)
        let audit = try await boss.open("/audit?deed=resolve-conflicts").text
        #expect(audit.contains("E7") && audit.contains("ada@x.example"))
        #expect(try await boss.submit(wish, to: "/conflicts").status == 422)
    }

    @Test func `all conflicts are counted that nobody has dismissed`() async throws {
        let company = try await TestHouse.shared.organization()
        let other = company.bearing(try await company.token(of: "Other"))
        for number in 1...102 {
            let user: JSONValue = ["userName": .string("p\(number)@x.example")]
            _ = try await company.add(user)
            #expect(try await other.send("POST", "/Users", json: user).isError(409, "uniqueness"))
            await company.house.recorder.flush()
        }
        let boss = try await company.administrator()
        #expect(try await boss.open("/integrations").text.contains("Conflicts: 102"))
        let found = try #require(
            try await company.house.store.conflicts(behind: nil, limit: 1, in: company.record.id).first)
        _ = try await boss.submit(["deed": "dismiss", "conflict": String(found.id.number)], to: "/conflicts")
        #expect(try await boss.open("/integrations").text.contains("Conflicts: 101"))
    }

    @Test func `S14 an administrator's account is given to nobody`() async throws {
        let company = try await TestHouse.shared.organization()
        let root = try await company.appointed("root@x.example")
        let other = company.bearing(try await company.token(of: "Other"))
        #expect(try await other.send("POST", "/Users", json: ["userName": "root@x.example"]).isError(409, "uniqueness"))
        await company.house.recorder.flush()
        let found = try #require(
            try await company.house.store.conflicts(behind: nil, limit: 1, in: company.record.id).first)
        let boss = try await company.administrator()
        let wish: KeyValuePairs<String, String> = ["deed": "take-over", "conflict": String(found.id.number)]
        #expect(try await boss.submit(wish, to: "/conflicts").status == 422)
        let id = try #require(Account.ID(root))
        let account = try #require(try await company.house.store.accounts([id], in: company.record.id).first)
        #expect(account.integration != found.integration)
        let dismissal: KeyValuePairs<String, String> = ["deed": "dismiss", "conflict": String(found.id.number)]
        _ = try await boss.submit(dismissal, to: "/conflicts")
        #expect(try await boss.open("/conflicts").text.contains("There are no conflicts"))
        // What was decided once is not written down again.
        var query = AuditQuery()
        query.deed = .resolveConflicts
        let before = try await company.house.office.desk.audit(query, by: boss.acting).count
        _ = try await boss.open("/conflicts")
        #expect(try await boss.submit(dismissal, to: "/conflicts").status == 422)
        #expect(try await company.house.office.desk.audit(query, by: boss.acting).count == before)
    }
}
