import Accounts
import SCIM
import TestSupport
import Testing

/// People who are added by a few rows: what is shown first is what is done then.
@Suite struct AddingTests {
    /// What rows would do, and then did, one table after the other.
    private func outcomes(_ people: [NewPerson], in place: ImportHouse) async throws -> [[Adding.Outcome]] {
        let acting = try await place.acting
        let looked = try await place.house.adding.look(people, invites: false, by: acting)
        return [looked, try await place.house.adding.add(people, invites: false, by: acting)]
    }

    @Test func `a second row about one person is refused when it is shown, and when it is done`() async throws {
        let place = try await ImportHouse(try await TestHouse.shared)
        let people = [
            NewPerson([.email: "ann@x.example", .firstName: "Ann"]),
            NewPerson([.email: "Ann@x.example", .firstName: "Eve"]),
        ]
        for table in try await outcomes(people, in: place) {
            #expect(table.map(\.verdict) == [.add, .refuse])
            #expect(table[1].finding.flaw == PersonFlaw(.sameAsRow, "1"))
        }
        #expect(try await place.people().map(\.fullName) == ["Ann"])
    }

    @Test func `two rows with one employee ID are about one person`() async throws {
        let place = try await ImportHouse(try await TestHouse.shared)
        let people = [
            NewPerson([.email: "bad", .employeeID: "1"]), NewPerson([.email: "ann@x.example", .employeeID: "1"]),
            NewPerson([.email: "bob@x.example", .employeeID: "1"]), NewPerson([.employeeID: "1"]),
        ]
        for table in try await outcomes(people, in: place) {
            #expect(table.map(\.verdict) == [.refuse, .add, .refuse, .refuse])
            #expect(table[2].finding.flaw == PersonFlaw(.sameAsRow, "2"))
            #expect(table[3].finding.flaw == PersonFlaw(.sameAsRow, "2"))
        }
    }

    @Test func `an employee ID that somebody else has is refused before anything is done`() async throws {
        let place = try await ImportHouse(try await TestHouse.shared)
        let columns = ["Email", "Employee ID"]
        _ = try await place.imported(columns, [["ann@x.example", "1"], ["bob@x.example", ""]])
        let job = try await place.checked(
            columns,
            [["eve@x.example", "1"], ["bob@x.example", "1"], ["ann@x.example", "1"], ["ida@x.example", "2"]])
        let rows = try await place.rows(of: job)
        #expect(rows.map(\.verdict) == [.refuse, .refuse, .unchanged, .add])
        #expect(rows.compactMap(\.finding.flaw?.kind) == [.taken, .taken])
    }

    @Test func `an employee ID of a directory's person is free among those who are added by hand`() async throws {
        let house = try await TestHouse.shared
        let company = try await house.organization()
        let place = ImportHouse(house: house, slug: company.slug)
        _ = try await house.directory.create(
            ["userName": "scim@x.example", "externalId": "1"], by: try await company.caller())
        let job = try await place.imported(["Email", "Employee ID"], [["ann@x.example", "1"]])
        #expect(job.counts.added == 1)
    }

    @Test func `a changed last name is the name that is shown, too`() async throws {
        let place = try await ImportHouse(try await TestHouse.shared)
        _ = try await place.imported(["Email", "First name", "Last name"], [["ana@x.example", "Ana", "Diaz"]])
        let job = try await place.imported(["Email", "Last name"], [["ana@x.example", "Berg"]])
        #expect(try await place.rows(of: job).first?.finding.changes == [.lastName])
        let ana = try #require(try await place.people().first)
        #expect(ana.fullName == "Ana Berg" && ana.profile["displayName"] == "Ana Berg")
        let again = try await place.imported(["Email", "Last name"], [["ana@x.example", "Berg"]])
        #expect(again.counts.unchanged == 1)
    }

    @Test func `a former address is refused with the one of today`() async throws {
        let place = try await ImportHouse(try await TestHouse.shared)
        _ = try await place.imported(["Email"], [["ana@old.example"]])
        let ana = try #require(try await place.people().first)
        try await place.house.office.personDeeds.changeAddress(
            of: ana.id, to: "ana@new.example", by: try await place.acting)
        let job = try await place.checked(
            ["Email", "Title"], [["ana@old.example", "Boss"], ["ana@new.example", "Boss"]])
        let rows = try await place.rows(of: job)
        #expect(rows.map(\.verdict) == [.refuse, .change])
        #expect(rows[0].finding.flaw == PersonFlaw(.formerAddress, "ana@new.example"))
    }

    @Test func `a computed number is refused beside an address, and an extension is not`() async throws {
        let place = try await ImportHouse(try await TestHouse.shared)
        let job = try await place.checked(
            ["Email", "Phone"], [["ann@x.example", "4.67E+10"], ["bob@x.example", "4711"]])
        let rows = try await place.rows(of: job)
        #expect(rows.map(\.verdict) == [.refuse, .add])
        #expect(rows[0].finding.flaw == PersonFlaw(.computedNumber, "4.67E+10"))
    }
}
