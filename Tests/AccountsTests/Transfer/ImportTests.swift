import Accounts
import SCIM
import TestSupport
import Testing

/// People are imported from spreadsheets: shown first, then done, and done again without harm.
@Suite struct ImportTests {
    private static let columns = PersonColumn.template.map(\.rawValue)

    private func row(_ values: [PersonColumn: String]) -> [String] {
        PersonColumn.template.map { values[$0] ?? "" }
    }

    private func counts(_ job: Job) -> [Int] {
        [job.counts.rows, job.counts.added, job.counts.changed, job.counts.unchanged, job.counts.refused]
    }

    @Test func `a row of Workplace's template becomes a person with everything it says`() async throws {
        let house = try await ImportHouse(try await TestHouse.shared)
        let job = try await house.imported(
            Self.columns,
            [
                row([
                    .email: "ada@x.example", .employeeID: "E1", .firstName: "Ada", .lastName: "Byron",
                    .jobTitle: "Engineer", .department: "Mills", .division: "North", .organization: "Nordic",
                    .phoneNumber: "46 70 123 45 67", .location: "Åre", .locale: "sv_SE",
                    .managerEmail: "grace@x.example", .loginMethod: "SSO", .startDate: "2026-01-05",
                ]),
                row([.email: "grace@x.example", .firstName: "Grace", .lastName: "Hopper"]),
            ])
        #expect(job.state == .done && counts(job) == [2, 2, 0, 0, 0])
        let people = try await house.people()
        let ada = try #require(people.first { $0.userName == "ada@x.example" })
        let grace = try #require(people.first { $0.userName == "grace@x.example" })
        #expect(ada.kind == .email && ada.lifecycle.isInvited && ada.fullName == "Ada Byron" && ada.externalID == "E1")
        let profile = ada.profile
        #expect(profile["title"] == "Engineer" && profile["locale"] == "sv-SE")
        #expect(profile["phoneNumbers"]?.array?.first?["value"] == "+46701234567")
        #expect(profile["addresses"]?.array?.first?["formatted"] == "Åre")
        let enterprise = profile["urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"]
        #expect(enterprise?["department"] == "Mills" && enterprise?["employeeNumber"] == "E1")
        #expect(enterprise?["manager"]?["value"] == .string(grace.id.text))
        let starts = profile["urn:ietf:params:scim:schemas:extension:facebook:starttermdates:2.0:User"]
        #expect(starts?["startDate"] == 1_767_571_200)
        let method = profile["urn:ietf:params:scim:schemas:extension:facebook:authmethod:2.0:User"]
        #expect(method?["authMethod"] == "sso")
        #expect(try await house.messages().count == 2)
    }

    @Test func `the e-mail address decides before the mobile number, and that before the employee ID`() async throws {
        let house = try await ImportHouse(try await TestHouse.shared)
        try await house.set(.profileCreationWithMobileNumber, to: "on")
        let job = try await house.imported(
            ["email", "Mobile Number", "External ID"],
            [
                ["a@x.example", "+46701234501", "1"], ["", "0046 70 123 45 02", "2"], ["", "", "3"],
                ["", "46701234503", ""],
            ])
        #expect(counts(job) == [4, 4, 0, 0, 0])
        let people = try await house.people()
        #expect(
            Set(people.map { "\($0.kind) \($0.userName)" }) == [
                "email a@x.example", "phone +46701234502", "emailless 3", "phone +46701234503",
            ])
    }

    @Test func `importing the same file again changes nothing, and an empty cell takes nothing away`() async throws {
        let house = try await ImportHouse(try await TestHouse.shared)
        let rows = (0..<60).map { number in
            row([
                .email: "p\(number)@x.example", .firstName: "P", .jobTitle: "T", .startDate: "2026-01-05",
                .managerEmail: "p0@x.example", .phoneNumber: "+4670123\(1000 + number)", .location: "L",
            ])
        }
        _ = try await house.imported(Self.columns, rows)
        let before = try await house.people()
        let messages = try await house.messages().count
        let second = try await house.imported(Self.columns, rows)
        #expect(counts(second) == [60, 0, 0, 60, 0])
        #expect(try await house.people() == before)
        #expect(try await house.messages().count == messages)
        let again = try await house.imported(
            ["Email", "Job Title", "First name"], [["P7@x.example", "Boss", ""], ["p8@x.example", "", ""]])
        #expect(counts(again) == [2, 0, 1, 1, 0])
        #expect(try await house.rows(of: again).first?.finding.changes == [.jobTitle])
        let changed = try #require(try await house.people().first { $0.userName == "p7@x.example" })
        #expect(changed.profile["title"] == "Boss" && changed.fullName == "P")
    }

    @Test func `the preview says of each row what it would do, and nothing is done`() async throws {
        let house = try await ImportHouse(try await TestHouse.shared)
        _ = try await house.imported(["Email", "Title"], [["known@x.example", "A"], ["same@x.example", "B"]])
        let job = try await house.checked(
            ["Email", "Phone", "Employee ID", "Title", "Start Date", "Login Method", "Shoe size"],
            [
                ["new@x.example"], ["known@x.example", "", "", "C"], ["same@x.example", "", "", "B"], ["not mail"],
                ["", "12"], ["", "4.67E+10"], ["", "", "e@x.example"], ["", "", "", "nobody"],
                ["d@x.example", "", "", "", "5.1.2026"], ["l@x.example", "", "", "", "", "card"],
                ["New@x.example"], ["", "+46701234567"],
            ])
        #expect(job.state == .waiting && counts(job) == [12, 1, 1, 1, 9])
        let rows = try await house.rows(of: job)
        #expect(rows.map(\.verdict) == [.add, .change, .unchanged] + [RowVerdict](repeating: .refuse, count: 9))
        #expect(
            rows.compactMap(\.finding.flaw?.kind) == [
                .badEmail, .badNumber, .computedNumber, .badEmployeeID, .nobody, .badDate, .badLoginMethod, .sameAsRow,
                .mobileIsOff,
            ])
        #expect(rows[10].finding.flaw?.value == "1" && rows[10].line == 12)
        #expect(try await house.people().count == 2)
        #expect(try HeaderRow(["Email", "Shoe size"]).unknown == ["Shoe size"])
    }

    @Test func `whom a directory keeps up to date, and who administers, a file cannot change`() async throws {
        let shared = try await TestHouse.shared
        let organization = try await shared.organization()
        let house = ImportHouse(house: shared, slug: organization.slug)
        let caller = try await organization.caller()
        _ = try await shared.directory.create(
            [
                "userName": "scim@x.example", "title": "A",
                "emails": [["value": "scim@x.example", "type": "work", "primary": true]],
            ], by: caller)
        _ = try await house.imported(["Email", "Title"], [["boss@x.example", "A"]])
        try await shared.appoint("boss@x.example", as: .systemAdministrator, in: organization.slug)
        let job = try await house.imported(
            ["Email", "Title"], [["scim@x.example", "B"], ["boss@x.example", "B"]])
        #expect(counts(job) == [2, 0, 0, 0, 2])
        #expect(try await house.rows(of: job).compactMap(\.finding.flaw?.kind) == [.provisioned, .administers])
        let same = try await house.imported(["Email", "Title"], [["scim@x.example", "A"], ["boss@x.example", "A"]])
        #expect(counts(same) == [2, 0, 0, 2, 0])
    }

    @Test func `a limit that is reached in the middle refuses the rows behind it, and keeps those before`() async throws
    {
        let house = try await ImportHouse(try await TestHouse.shared)
        try await house.set(.profileCreationWithMobileNumber, to: "on")
        try await house.set(.newPhoneAccountsPerDay, to: "3")
        let job = try await house.imported(
            ["Phone Number"], (0..<40).map { ["+4670123\(1000 + $0)"] })
        #expect(counts(job) == [40, 3, 0, 0, 37])
        #expect(try await house.people().count == 3)
    }

    @Test func `a file without a column that says who is meant is refused, as is one with two`() {
        #expect(throws: Refusal.self) { try HeaderRow(["First name", "Last name"]) }
        #expect(throws: Refusal.self) { try HeaderRow(["Email", "E-mail"]) }
        #expect(throws: Never.self) { try HeaderRow(["E-MAIL address", "first_name"]) }
    }

    @Test func `what was exported can be imported again, and a second address is a column of its own`() throws {
        for columns in [AccountExport.columns, AccountExport.fetchedColumns] {
            let header = try HeaderRow(columns)
            #expect(header.columns.contains(.email) && header.unknown.contains("Username"))
        }
        #expect(try HeaderRow(["Email", "Email 2"]).unknown == ["Email 2"])
    }
}
