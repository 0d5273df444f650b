import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// What those may rely on who share one connection.
@Suite struct OneConnectionTests {
    @Test func `of a hundred writers and readers everybody is told what is theirs`() async throws {
        let house = try await StoreHouse()
        let store = try await house.narrow()
        let known = try await house.insert(try house.entry("known@x.example"))
        let stranger = try house.entry("stranger@x.example")
        let organization = house.organization.id
        let query = try house.query("userName eq \"known@x.example\"")
        // Every third wants a name that is taken.
        let entries = try (0..<100).map { try house.entry($0 % 3 == 0 ? "KNOWN@x.example" : "person\($0)@x.example") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, entry) in entries.enumerated() {
                group.addTask {
                    if index % 3 == 0 {
                        await #expect(throws: StoreError.taken(.userName)) { try await store.insert(entry) }
                    } else {
                        try await store.insert(entry)
                        #expect(try await store.record(entry.account.id, in: organization) == AccountRecord(entry))
                    }
                }
                group.addTask {
                    let found = try await store.record(known.account.id, in: organization)
                    #expect(found == AccountRecord(known))
                    #expect(try await store.page(query, in: organization).records == [AccountRecord(known)])
                    #expect(try await store.record(stranger.account.id, in: organization) == nil)
                }
            }
            try await group.waitForAll()
        }
        let expected = entries.enumerated().filter { $0.offset % 3 != 0 }.map(\.element.account.id)
        #expect(Set(try await house.ids()) == Set(expected + [known.account.id]))
    }

    /// On SQLite none is refused, and all are found.
    @Test func `a lookup that the database refuses fails alone`() async throws {
        let house = try await StoreHouse()
        let entries = try (0..<32).map { try house.entry("person\($0)@x.example") }
        for entry in entries { try await house.insert(entry) }
        var refused: Set<Account.ID> = []
        if TestDatabase.isPostgres {
            refused = [entries[4].account.id, entries[17].account.id]
            try await house.poison(refused)
        }
        let store = try await house.narrow()
        let organization = house.organization.id
        try await withThrowingTaskGroup(of: (Account.ID, AccountRecord?).self) { group in
            for entry in Array(repeating: entries, count: 8).joined() {
                let id = entry.account.id
                group.addTask { (id, try? await store.record(id, in: organization)) }
            }
            for try await (id, record) in group { #expect(record?.id == (refused.contains(id) ? nil : id)) }
        }
    }
}

extension StoreHouse {
    /// The same database over a single connection.
    fileprivate func narrow() async throws -> SQLAccountStore {
        try await SQLAccountStore.open(databaseURL, connections: 1)
    }

    /// Makes PostgreSQL fail whenever it is asked for one of these documents.
    fileprivate func poison(_ ids: Set<Account.ID>) async throws {
        let list = ids.map { "'\($0.text)'" }.joined(separator: ",")
        try await TestDatabase.query(
            """
            ALTER TABLE account RENAME TO sound;
            ALTER TABLE sound RENAME COLUMN document TO whole;
            CREATE VIEW account AS SELECT *,
            CASE WHEN id IN (\(list)) THEN (1 / (version - version))::TEXT ELSE whole END AS document FROM sound
            """,
            on: databaseURL)
    }
}

extension SQLAccountStore {
    fileprivate func insert(_ entry: AccountEntry) async throws {
        try await write { try $0.insert(entry) }
    }
}
