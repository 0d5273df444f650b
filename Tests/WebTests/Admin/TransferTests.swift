import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// People come in from files and pasted rows, and go out into files, as an administrator sees it.
@Suite struct TransferTests {
    /// What a server does beside requests.
    private func work(_ house: TestHouse) async throws {
        while let job = try await house.jobWorker.claim() { try await house.jobWorker.finish(job) }
    }

    private func address(_ answer: HTTPAnswer) throws -> String {
        try #require(answer.text.firstMatch(of: /action="[^"]*\/admin(\/import\/[0-9a-f]{32})"/).map { String($0.1) })
    }

    @Test func `a file is uploaded, checked, confirmed and done, and its result is a file`() async throws {
        try await TestHouse.run { house in
            let visitor = try await house.organization().administrator(.accountManager)
            #expect(try await visitor.open("/import/template").text.contains("Email,Employee ID,First name,Last name"))
            _ = try await visitor.open("/import")
            let file = "Email;First name;Shoe\r\nann@x.example;Ann;39\r\nbad;=1+1;40\r\nbob@x.example;Bob;41\r\n"
            let checking = try await visitor.browser.upload(
                Array(file.utf8), ["invites": "on"], to: visitor.company.page("/admin/import"))
            #expect(checking.status == 200 && checking.text.contains("Is being checked"), "\(checking.text)")
            #expect(checking.text.contains("<progress") && checking["Refresh"] == "2")
            try await work(house)
            let place = try address(checking)
            let preview = try await visitor.open(place)
            #expect(preview.text.contains("Waits for you") && preview["Refresh"] == nil)
            #expect(preview.text.contains("Do it for these people: 2") && preview.text.contains("passed over: Shoe"))
            #expect(preview.text.contains("“bad” is not an e-mail address."))
            #expect(try await visitor.open(place + "?only=refuse").text.contains("ann@x.example") == false)
            let working = try await visitor.submit(["do": "confirm"], to: place)
            #expect(working.text.contains("Is being done"))
            try await work(house)
            #expect(try await visitor.open(place).text.contains("Get the result as a file"))
            let result = try await visitor.open(place + "/result")
            #expect(result["Content-Disposition"] == "attachment; filename=\"import-result.csv\"")
            let lines = result.text.split(separator: "\r\n")
            #expect(lines.count == 4 && lines[1] == "ann@x.example,Ann,39,Added,")
            #expect(lines[2].hasPrefix("bad,'=1+1,40,Refused,"))
            let people = try await house.store.accounts(
                AccountSelection(stage: .invited), behind: nil, limit: 10, in: visitor.acting.organization.id)
            #expect(Set(people.map(\.userName)).isSuperset(of: ["ann@x.example", "bob@x.example"]))
            #expect(try await visitor.company.administrator().open("/audit").text.contains("Import people"))
        }
    }

    @Test func `an import that waits says how many mobile numbers the day has left`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let visitor = try await company.administrator(.accountManager)
            let hint = "People with a mobile number and no e-mail address who can be added today:"
            try await company.set(.newPhoneAccountsPerDay, to: "3")
            let files: [(setting: String, file: String, words: String?)] = [
                ("off", "Phone Number\n+46701234501\n", nil), ("on", "Email\na@x.example\n", nil),
                ("on", "Phone Number\n+46701234501\n", "\(hint) 3"),
                ("on", "Email,Mobile\n,+46701234502\n", "\(hint) 2"),
            ]
            for (setting, file, words) in files {
                try await company.set(.profileCreationWithMobileNumber, to: setting)
                _ = try await visitor.open("/import")
                let checking = try await visitor.browser.upload(
                    Array(file.utf8), to: visitor.company.page("/admin/import"))
                try await work(house)
                let place = try address(checking)
                let page = try await visitor.open(place)
                #expect(page.text.contains(words ?? hint) == (words != nil), "\(file)")
                _ = try await visitor.submit(["do": "confirm"], to: place)
                try await work(house)
            }
        }
    }

    @Test(arguments: [
        ("Name;Shoe\nAnn;39\n", "has to name the columns"), ("", "Choose a file first."),
        ("Email\n\"ann", "The quotation mark in line 2 is never closed."), ("Email\n", "There is no row"),
        ("PK\u{3}\u{4}xyz\n", "This is a workbook."),
    ])
    func `a file that cannot be read is refused in words that help`(file: String, words: String) async throws {
        let visitor = try await TestHouse.shared.organization().administrator(.accountManager)
        _ = try await visitor.open("/import")
        let answer = try await visitor.browser.upload(
            Array(file.utf8), to: visitor.company.page("/admin/import"))
        #expect(answer.status == 422, "\(answer.status)")
        #expect(answer.text.contains(words) || file.isEmpty, "\(answer.text)")
    }

    @Test func `a file that another site sends, or without the token, is read no further than that`() async throws {
        let visitor = try await TestHouse.shared.organization().administrator(.accountManager)
        let place = visitor.company.page("/admin/import")
        _ = try await visitor.open("/import")
        let foreign = try await visitor.browser.upload(
            Array("Email\na@x.example\n".utf8), to: place, headers: [HTTPHeader("Sec-Fetch-Site", "cross-site")])
        #expect(foreign.status == 403)
        _ = try await visitor.open("/import")
        let forged = try await visitor.browser.upload(
            Array("Email\na@x.example\n".utf8), ["form": "wrong"], to: place)
        #expect(forged.status == 403)
        #expect(try await visitor.open("/import").text.contains("Imports of the last 7 days") == false)
    }

    @Test func `fifty pasted rows are shown first, and added then`() async throws {
        let visitor = try await TestHouse.shared.organization().administrator(.accountManager)
        _ = try await visitor.open("/add/many")
        let rows = (0..<50).map { "p\($0)@x.example\tAnn\tNumber \($0)" }.joined(separator: "\r\n") + "\r\nnonsense"
        let looked = try await visitor.submit(["way": "email", "rows": rows, "do": "check"], to: "/add/many")
        #expect(looked.text.contains("50 ready, 1 need attention."), "\(looked.text.prefix(3000))")
        #expect(looked.text.contains("Add these people: 50"))
        let added = try await visitor.submit(
            ["way": "email", "rows": rows, "invites": "on", "do": "add"], to: "/add/many")
        #expect(added.text.contains("50 done, 1 refused."))
    }

    @Test func `a first row with somebody in it is no header, and a header that says something twice is refused`()
        async throws
    {
        let visitor = try await TestHouse.shared.organization().administrator(.accountManager)
        for (way, rows) in [
            ("email", "ana@x.example,Ana,Diaz,Driver,Mobile\nbob@x.example,Bob"),
            ("phone", "+46701234567,Ana,Diaz,Driver,Email\n+46701234568,Bob"),
            ("code", "E17,Ana,Diaz,Driver,Mobile\nE18,Bob"),
        ] {
            _ = try await visitor.open("/add/many")
            let looked = try await visitor.submit(["way": way, "rows": rows, "do": "check"], to: "/add/many")
            #expect(looked.text.contains("Ana Diaz"), "\(way)")
        }
        _ = try await visitor.open("/add/many")
        let twice = try await visitor.submit(
            ["way": "email", "rows": "Email,E-mail\nann@x.example,eve@x.example", "do": "check"], to: "/add/many")
        #expect(twice.status == 422 && twice.text.contains("say the same"))
    }

    @Test func `one person is added by number with the plus or without, once the setting is on`() async throws {
        let visitor = try await TestHouse.shared.organization().administrator()
        let page = try await visitor.open("/add?way=phone")
        #expect(
            page.text.contains("Send the invitation by text message") && page.text.contains("The message that is sent"))
        let off = try await visitor.submit(["phone-number": "46701234567", "first-name": "Ann"], to: "/add")
        #expect(off.status == 422 && off.text.contains("Profile creation with mobile number is off"))
        try await visitor.house.administration.set(
            .profileCreationWithMobileNumber, to: "on", of: visitor.company.slug, integration: nil)
        _ = try await visitor.open("/add?way=phone")
        _ = try await visitor.submit(["phone-number": "46701234567", "first-name": "Ann"], to: "/add")
        let people = try await visitor.house.store.accounts(
            AccountSelection(kind: .phone), behind: nil, limit: 10, in: visitor.acting.organization.id)
        #expect(people.map(\.userName) == ["+46701234567"])
        _ = try await visitor.open("/add?way=phone")
        let again = try await visitor.submit(["phone-number": "+46 70 123 45 67"], to: "/add")
        #expect(again.status == 422 && again.text.contains("This person has an account already."))
    }

    @Test func `an export is gathered, told by mail, and fetched by somebody with the right alone`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let visitor = try await company.administrator()
            _ = try await house.adding.add(
                [NewPerson([.email: "ann@x.example", .firstName: "=Ann"])], invites: true, by: try await visitor.acting)
            _ = try await visitor.open("/export")
            let gathering = try await visitor.submit(["who": ""], to: "/export")
            #expect(gathering.text.contains("<progress") && gathering["Refresh"] == "2", "\(gathering.text)")
            try await work(house)
            let job = try #require(
                try await house.store.jobs(of: visitor.acting.organization.id, limit: 1).first)
            let ready = try await visitor.open("/export/\(job.id.text)")
            #expect(ready.text.contains("Get the file"))
            let file = try await visitor.open("/export/\(job.id.text)/file")
            #expect(file.text.hasPrefix("\u{FEFF}Full Name,Email,") && file.text.contains("'=Ann"))
            #expect(file.text.contains("\(house.publicURL)/c/"))
            let analyst = try await company.administrator(.analyst)
            #expect(try await analyst.open("/export/\(job.id.text)/file").status == 403)
            let other = try await house.organization().administrator()
            #expect(try await other.open("/export/\(job.id.text)/file").status == 404)
        }
    }

    @Test(arguments: ["/add", "/add/many", "/import", "/export"])
    func `an analyst's own forms are refused`(path: String) async throws {
        let visitor = try await TestHouse.shared.organization().administrator(.analyst)
        #expect(try await visitor.open(path).status == 403)
        _ = try await visitor.open("/audit")
        let answer = try await visitor.submit(
            ["way": "email", "email": "x@x.example", "rows": "x@x.example", "do": "add", "who": ""], to: path)
        #expect(answer.status == 403 || path == "/import")
        let people = try await visitor.house.store.accounts(
            AccountSelection(), behind: nil, limit: 10, in: visitor.acting.organization.id)
        #expect(!people.contains { $0.userName == "x@x.example" })
    }
}
