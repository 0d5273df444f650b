import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// `/imports`, `/exports` and `/access-codes`: what a program of the personnel department does.
@Suite struct TransferOperationTests {
    /// What a server does beside requests.
    private func work(_ house: TestHouse) async throws {
        while let job = try await house.jobWorker.claim() { try await house.jobWorker.finish(job) }
    }

    private func upload(_ program: Program, _ file: String, query: String = "") async throws -> HTTPAnswer {
        let type = HTTPHeader("Content-Type", "text/csv")
        return try await program.send("POST", "/imports" + query, headers: [type], body: Array(file.utf8))
    }

    @Test func `a table is checked, looked at, confirmed and done, and its result is a table`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let program = try await company.program(.administerAccounts)
            let table = "Email;First name;Shoe\r\nann@x.example;Ann;39\r\nbad;Eve;40\r\nbob@x.example;Bob;41\r\n"
            let begun = try await upload(program, table, query: "?fileName=new.csv&invite=true")
            let id = try #require(begun.json?["id"]?.string)
            #expect(begun.status == 201 && begun["Location"] == "\(program.mount)/imports/\(id)", "\(begun.text)")
            #expect(begun.json?["state"] == "checking" && begun.json?["unknownColumns"] == ["Shoe"])
            #expect(try await program.get("/imports/\(id)/rows").isProblem(409))
            #expect(try await program.get("/imports/\(id)/result").isProblem(409))
            #expect(try await program.send("POST", "/imports/\(id)/confirm").isProblem(422))
            try await work(house)
            let waiting = try await program.get("/imports/\(id)")
            #expect(waiting.json?["state"] == "waiting" && waiting.json?["added"] == 2 && waiting.json?["refused"] == 1)
            #expect(try await program.get("/people").json?["found"]?["number"] == 0)
            let flawed = try await program.get("/imports/\(id)/rows?verdict=refuse")
            #expect(flawed.json?["rows"]?[0]?["flaw"] == "bad-email" && flawed.json?["rows"]?[0]?["line"] == 3)
            let rest = try await program.get("/imports/\(id)/rows?after=1")
            #expect(rest.json?["rows"]?.array?.compactMap { $0["person"]?["firstName"] } == ["Eve", "Bob"])
            #expect(try await program.send("POST", "/imports/\(id)/confirm").json?["state"] == "working")
            #expect(try await program.send("POST", "/imports/\(id)/confirm").isProblem(422))
            try await work(house)
            #expect(try await program.get("/imports").json?["imports"]?[0]?["state"] == "done")
            let result = try await program.get("/imports/\(id)/result")
            #expect(result["Content-Disposition"] == "attachment; filename=\"import-result.csv\"")
            #expect(result.text.contains("ann@x.example,Ann,39,Added,"), "\(result.text)")
            #expect(try await program.get("/people?state=invited").json?["found"]?["number"] == 2)
            let other = try await house.organization().program()
            for path in ["", "/rows", "/result"] {
                #expect(try await other.get("/imports/\(id)\(path)").isProblem(404), "\(path)")
            }
            #expect(try await other.send("POST", "/imports/\(id)/cancel").isProblem(404))
        }
    }

    @Test func `a table that cannot be read is refused in words that help, and nothing of it stays`() async throws {
        let program = try await TestHouse.shared.organization().program(.administerAccounts)
        for (table, words) in [
            ("Name;Shoe\nAnn;39\n", "has to name the columns"), ("", "is empty"), ("Email\n\"ann", "is never closed"),
            ("Email\n", "no row behind"), ("PK\u{3}\u{4}xyz\n", "workbook"),
        ] {
            #expect(try await upload(program, table).isProblem(400, words), "\(table)")
        }
        let typed = try await program.send(
            "POST", "/imports", headers: [HTTPHeader("Content-Type", "application/json")], body: Array("{}".utf8))
        #expect(typed.isProblem(415))
        let large = try await program.send(
            "POST", "/imports", headers: [HTTPHeader("Content-Length", "67108865")], body: Array("Email\n".utf8))
        #expect(large.isProblem(413))
        let states = try await program.get("/imports").json?["imports"]?.array?.compactMap { $0["state"]?.string }
        #expect(Set(states ?? ["?"]).isSubset(of: ["cancelled"]), "\(states ?? [])")
    }

    @Test func `an import that was cancelled does nothing`() async throws {
        let program = try await TestHouse.shared.organization().program(.administerAccounts)
        let id = try #require(try await upload(program, "Email\nann@x.example\n").json?["id"]?.string)
        #expect(try await program.send("POST", "/imports/\(id)/cancel").status == 204)
        #expect(try await program.send("POST", "/imports/\(id)/confirm").isProblem(404))
    }

    @Test func `an export is gathered and fetched, and the audit log has who did`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let program = try await company.program(.administerAccounts)
            for name in ["ann", "bob"] {
                _ = try await program.send("POST", "/people", json: ["email": .string("\(name)@x.example")])
            }
            _ = try await company.claimed("eve@x.example")
            let begun = try await program.send("POST", "/exports", json: ["state": "invited"])
            let id = try #require(begun.json?["id"]?.string)
            #expect(begun.status == 201 && begun.json?["state"] == "gathering")
            #expect(try await program.get("/exports/\(id)/file").isProblem(409))
            try await work(house)
            #expect(try await program.get("/exports/\(id)").json?["people"] == 2)
            let head = try await program.send("HEAD", "/exports/\(id)/file")
            let fetched = "/audit?deed=export-people"
            #expect(head.status == 200)
            #expect(try await program.get(fetched).json?["entries"]?.array?.count == 1)
            let file = try await program.get("/exports/\(id)/file")
            #expect(file.text.contains("ann@x.example") && !file.text.contains("eve@x.example"))
            #expect(file.text.contains("\(house.publicURL)/c/"))
            #expect(try await program.get(fetched).json?["entries"]?.array?.count == 2)
            #expect(try await house.organization().program().get("/exports/\(id)/file").isProblem(404))
            #expect(try await program.get("/imports/\(id)").isProblem(404))
        }
    }

    @Test func `codes are handed out once, to one or to all`() async throws {
        let company = try await TestHouse.shared.organization()
        let program = try await company.program(.administerAccounts)
        var ids: [String] = []
        for (number, department) in ["Road", "Road", "Ovens"].enumerated() {
            let added = try await program.send(
                "POST", "/people", json: ["employeeId": .string("E-\(number)"), "department": .string(department)])
            ids.append(try #require(added.json?["id"]?.string, "\(added.text)"))
        }
        let counted = try await program.get("/access-codes")
        let road = try #require(counted.json?["departments"]?.array?.first { $0["name"] == "Road" })
        #expect(road["people"]?["waiting"] == 2)
        let department = try #require(road["department"])
        let letters = try await program.send("POST", "/access-codes", json: ["department": department])
        let handed = letters.json?["letters"]?.array ?? []
        #expect(Set(handed.compactMap { $0["person"]?.string }) == Set(ids.prefix(2)), "\(letters.text)")
        #expect(letters.text.contains(try await company.claimCode(of: ids[0]).grouped))
        let nothing = try await program.send("POST", "/access-codes", json: ["department": department])
        #expect(nothing.json?["letters"] == [])
        let one = "/people/\(ids[0])/access-code"
        #expect(try await program.send("POST", one).isProblem(409, "Program admin:accounts"))
        let again = try await program.send("POST", one, json: ["again": true])
        #expect(again.json?["accessCode"] != handed[0]["accessCode"] && again.json?["employeeId"] == "E-0")
        #expect(try await program.send("DELETE", one).status == 204)
        #expect(try await program.get("/people/\(ids[0])").json?["accessCodeExpires"] == nil)
        let all = try await program.send("POST", "/access-codes", json: ["again": true])
        #expect(all.json?["letters"]?.array?.count == 3 && all.json?["next"] == nil)
        let reader = try await company.program(.administerRead)
        for path in ["/people/\(ids[0])", "/people/\(ids[0])/timeline", "/audit", "/messages", "/access-codes"] {
            let code = try await company.claimCode(of: ids[0])
            let text = try await reader.get(path).text
            #expect(!text.contains(code.text) && !text.contains(code.grouped), "\(path)")
        }
        let mailed = try await company.invited(["userName": "ada@x.example"])
        #expect(try await program.send("POST", "/people/\(mailed.id.text)/access-code").isProblem(422))
    }
}
