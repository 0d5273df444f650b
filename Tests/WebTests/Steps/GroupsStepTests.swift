import Accounts
import SCIM
import TestSupport
import Testing

/// The groups to choose from, as a person meets them.
@Suite struct GroupsStepTests {
    /// Somebody at this step, and the ids of groups by their names.
    private func newcomer(_ ways: [String: Joining?]) async throws -> (person: Newcomer, ids: [String: String]) {
        let person = try await Newcomer([.defaultGroups])
        var ids: [String: String] = [:]
        for (name, way) in ways {
            let answer = try await person.company.send("POST", "/Groups", json: ["displayName": .string(name)])
            ids[name] = try #require(answer.json?["id"]?.string)
            try await person.house.administration.setJoining(way, ofGroup: name, in: person.company.slug)
        }
        try await person.choosePassword()
        #expect(try await person.step == .groups)
        return (person, ids)
    }

    private func group(_ id: String?, _ person: Newcomer) async throws -> JSONValue {
        try #require(try await person.company.send("GET", "/Groups/\(id ?? "")").json)
    }

    private func members(_ id: String?, _ person: Newcomer) async throws -> [String] {
        try await group(id, person)["members"]?.array?.compactMap { $0.object?["value"]?.string } ?? []
    }

    @Test func `offered groups are shown, and whoever chooses one is a member like any other`() async throws {
        let (person, ids) = try await newcomer(["Chess": .offered, "Choir": .offered, "Secret": .open, "Staff": nil])
        let stream = try await person.company.stream()
        let before = try await group(ids["Chess"], person)["meta"]?.object?["version"]
        let page = try await person.browser.open(person.address("groups")).text
        #expect(page.contains("Chess") && page.contains("Choir"))
        #expect(!page.contains("Secret") && !page.contains("Staff"))
        _ = try await person.browser.submit(
            ["group-\(ids["Chess"] ?? "")": "on", "do": "join"], to: person.address("groups"))
        #expect(try await person.step == .done)
        #expect(try await members(ids["Chess"], person) == [person.id.text])
        #expect(try await members(ids["Choir"], person).isEmpty)
        #expect(try await group(ids["Chess"], person)["meta"]?.object?["version"] != before)
        #expect(try await stream.fetch().count == 1)
    }

    @Test func `a search finds open groups by an address of its own, and keeps what was chosen`() async throws {
        let (person, ids) = try await newcomer(["Chess": .offered, "Poetry": .open, "Pottery": .open, "Police": nil])
        let (chess, poetry) = (ids["Chess"] ?? "", ids["Poetry"] ?? "")
        _ = try await person.browser.open(person.address("groups"))
        let found = try await person.browser.submit(
            ["group-\(chess)": "on", "find": "PO", "do": "search"], to: person.address("groups"))
        #expect(found.status == 200 && found.text.contains("Poetry") && found.text.contains("Pottery"))
        #expect(!found.text.contains("Police") && found.text.contains("value=\"PO\""))
        #expect(found.text.contains("name=\"group-\(chess)\" value=\"on\" checked"))
        let other = try await person.browser.submit(
            ["group-\(chess)": "on", "group-\(poetry)": "on", "find": "zzz", "do": "search"],
            to: person.address("groups"))
        #expect(other.text.contains("No group that you can join begins like this."))
        #expect(other.text.contains("name=\"group-\(poetry)\" value=\"on\" checked"), "it is not lost")
        let again = try await person.browser.open(person.address("groups") + "?find=po&chosen=\(chess).\(poetry)")
        #expect(again.text.matches(of: #/ checked>/#).count == 2)
        #expect(try await person.step == .groups)
        _ = try await person.browser.submit(
            ["group-\(chess)": "on", "group-\(poetry)": "on", "do": "join"], to: person.address("groups"))
        #expect(try await person.step == .done)
        for id in [chess, poetry] { #expect(try await members(id, person) == [person.id.text]) }
    }

    @Test func `a group that is closed or deleted in the middle is not joined, and neither are the others`()
        async throws
    {
        for isDeleted in [true, false] {
            let (person, ids) = try await newcomer(["Chess": .offered, "Choir": .offered])
            let (chess, choir) = (ids["Chess"] ?? "", ids["Choir"] ?? "")
            _ = try await person.browser.open(person.address("groups"))
            if isDeleted {
                #expect(try await person.company.send("DELETE", "/Groups/\(choir)").status == 204)
            } else {
                try await person.house.administration.setJoining(nil, ofGroup: "Choir", in: person.company.slug)
            }
            let page = try await person.browser.submit(
                ["group-\(chess)": "on", "group-\(choir)": "on", "do": "join"], to: person.address("groups"))
            #expect(page.status == 409 && page.text.contains("can no longer be joined"))
            #expect(page.text.contains("name=\"group-\(chess)\" value=\"on\" checked") && !page.text.contains("Choir"))
            #expect(try await members(chess, person).isEmpty)
            _ = try await person.browser.submit(["group-\(chess)": "on"], to: person.address("groups"))
            #expect(try await members(chess, person) == [person.id.text])
        }
    }

    @Test func `S24 a group that is not offered, makes administrators or is another organization's is not joined`()
        async throws
    {
        let (person, ids) = try await newcomer(["Staff": nil, "Boss": .offered])
        let (other, others) = try await newcomer(["Chess": .open])
        try await person.house.administration.setAdministration(
            true, isWritable: true, byGroup: "Boss", in: person.company.slug)
        #expect(try await !person.browser.open(person.address("groups")).text.contains("Boss"))
        for id in [ids["Staff"], ids["Boss"], others["Chess"]].compactMap(\.self) {
            let page = try await person.browser.submit(["group-\(id)": "on"], to: person.address("groups"))
            #expect(page.status == 409)
            #expect(try await person.step == .groups)
        }
        #expect(try await members(others["Chess"], other).isEmpty)
        await #expect(throws: Refusal.self) {
            try await person.house.administration.setJoining(.open, ofGroup: "Boss", in: person.company.slug)
        }
    }

    @Test func `choosing can be skipped, and back and twice do no harm`() async throws {
        let (person, ids) = try await newcomer(["Chess": .offered])
        let chess = ids["Chess"] ?? ""
        _ = try await person.browser.open(person.address("groups"))
        _ = try await person.browser.submit(["group-\(chess)": "on", "do": "skip"], to: person.address("groups"))
        #expect(try await person.step == .done)
        _ = try await person.browser.submit(["group-\(chess)": "on", "do": "join"], to: person.address("groups"))
        #expect(try await members(chess, person).isEmpty)
    }

    @Test func `a pool has room for so many, and nobody chooses more than that`() async throws {
        let names = (0...Limits.groupsOffered).map { "Group \($0)" }
        let (person, ids) = try await newcomer(Dictionary(uniqueKeysWithValues: names.map { ($0, Joining.open) }))
        for name in names.dropLast() {
            try await person.house.administration.setJoining(.offered, ofGroup: name, in: person.company.slug)
        }
        await #expect(throws: Refusal.self) {
            try await person.house.administration.setJoining(
                .offered, ofGroup: names[Limits.groupsOffered], in: person.company.slug)
        }
        let chosen = Set(ids.values.compactMap { Group.ID($0) })
        let outcome = try await person.claiming.chooseGroups(chosen, person.secret, in: person.organization)
        #expect(outcome == .tooMany)
        #expect(try await person.step == .groups)
    }
}
