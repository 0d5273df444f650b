import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// Groups and who is in them: however large a group is, a change of it costs what changes.
@Suite(.timeLimit(.minutes(10))) struct GroupTests {
    /// A store with a group and people, of whom the first are its members.
    private struct Club {
        let house: StoreHouse
        let group: Group.ID
        let people: [String]

        static func make(members: Int, others: Int) async throws -> Club {
            let house = try await StoreHouse()
            let organization = house.organization.id
            let group = try house.group("Drivers")
            let entries = try (0..<members + others).map { try house.entry("person\($0)@x.example") }
            let people = entries.map(\.account.id.text)
            let first = people.prefix(members).map { MemberReference(id: $0) }
            try await house.store.write { records in
                for entry in entries { try records.insert(entry) }
                try records.insert(group)
                _ = try records.add(first, to: group.group.id, in: organization)
            }
            return Club(house: house, group: group.group.id, people: people)
        }

        /// - Returns: how many rows were written.
        func change(_ body: @escaping @Sendable (any AccountTransaction, Group.ID) throws -> Int) async throws -> Int {
            try await house.store.write { [group] in try body($0, group) }
        }

        func members() async throws -> Set<String> {
            let all = try await house.store.members(of: [group], limit: 100_000, in: house.organization.id)
            return Set((all[group] ?? []).map(\.id.text))
        }
    }

    @Test(arguments: [100, 3000])
    func `fifty in and fifty out write a hundred rows, whatever the size of the group`(size: Int) async throws {
        let club = try await Club.make(members: size, others: 50)
        let (organization, people) = (club.house.organization.id, club.people)
        let rows = try await club.change { records, group in
            let (new, old) = (people.suffix(50), people.prefix(50))
            let added = try records.add(new.map { MemberReference(id: $0) }, to: group, in: organization)
            return added + (try records.remove(Array(old), from: group, in: organization))
        }
        #expect(rows == 100)
        #expect(try await club.members() == Set(people.dropFirst(50)))
    }

    @Test func `who is there already is not written again, and who never was not removed`() async throws {
        let club = try await Club.make(members: 3, others: 2)
        let (organization, people) = (club.house.organization.id, club.people)
        let rows = try await club.change { records, group in
            let added = try records.add(people.prefix(4).map { MemberReference(id: $0) }, to: group, in: organization)
            return added * 10 + (try records.remove([people[4], "nobody"], from: group, in: organization))
        }
        #expect(rows == 10)
        let kept = try await club.change { [people] records, group in
            try records.removeAll(but: [people[0], people[4]], from: group, in: organization)
        }
        #expect(kept == 3)
        #expect(try await club.members() == [people[0]])
    }

    @Test func `S30 members that are added at once are all there`() async throws {
        let club = try await Club.make(members: 0, others: 40)
        let organization = club.house.organization.id
        try await withThrowingTaskGroup(of: Void.self) { group in
            for person in club.people {
                group.addTask {
                    _ = try await club.change { records, id in
                        _ = try records.group(id, in: organization)
                        return try records.add([MemberReference(id: person)], to: id, in: organization)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await club.members() == Set(club.people))
    }

    @Test func `of two groups that are put into each other at once, one is refused`() async throws {
        let house = try await StoreHouse()
        let pair = [try house.group("One"), try house.group("Two")]
        try await house.store.write { records in for entry in pair { try records.insert(entry) } }
        let refused = await withTaskGroup(of: Bool.self) { tasks in
            for (outer, inner) in [(pair[0], pair[1]), (pair[1], pair[0])] {
                tasks.addTask {
                    do {
                        try await house.store.write { records in
                            _ = try records.add(
                                [MemberReference(id: inner.group.id.text)], to: outer.group.id,
                                in: house.organization.id)
                        }
                        return false
                    } catch {
                        return error is MemberFlaw
                    }
                }
            }
            return await tasks.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(refused == 1)
    }

    @Test func `S5 nobody of another organization becomes a member, and no group of it is changed`() async throws {
        let club = try await Club.make(members: 1, others: 0)
        let (other, _) = try await StoreHouse.company("other", in: club.house.store)
        await #expect(throws: MemberFlaw.unknown(club.people[0])) {
            try await club.change { [people = club.people] records, group in
                try records.add([MemberReference(id: people[0])], to: group, in: other.id)
            }
        }
        let rows = try await club.change { [people = club.people] records, group in
            let now = StoreHouse.start
            try records.deleteGroup(group, in: other.id, at: now)
            return try records.remove(people, from: group, in: other.id)
                + records.removeAll(but: [], from: group, in: other.id)
        }
        #expect(rows == 0)
        #expect(try await club.members() == Set(club.people))
    }
}
