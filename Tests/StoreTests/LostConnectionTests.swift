import Accounts
import Foundation
import SCIM
import Store
import Synchronization
import TestSupport
import Testing

/// A database whose connections are cut, as a server that is restarted cuts them. SQLite has none to cut.
@Suite struct LostConnectionTests {
    @Test func `who only asks does not learn that an idle connection was lost`() async throws {
        let house = try await StoreHouse()
        let (store, name) = try await house.named()
        let entry = try await house.insert(try house.entry("ada@x.example"))
        for _ in 1...3 {
            try await withThrowingTaskGroup(of: AccountRecord?.self) { group in
                for _ in 0..<64 {
                    group.addTask { try await store.record(entry.account.id, in: entry.account.organization) }
                }
                for try await record in group { #expect(record == AccountRecord(entry)) }
            }
            try await TestDatabase.cut(name)
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `a write is there when it was answered, and whole or not at all when it was unavailable`() async throws {
        let house = try await StoreHouse()
        let (store, name) = try await house.named()
        let load = Load()
        let outcomes = try await withThrowingTaskGroup(of: [(name: String, AccountEntry, isAnswered: Bool)].self) {
            group in
            group.addTask {
                for _ in 1...5 { try await TestDatabase.cut(name) }
                load.isOver.store(true, ordering: .relaxed)
                return []
            }
            for writer in 0..<16 {
                group.addTask {
                    var outcomes: [(name: String, AccountEntry, isAnswered: Bool)] = []
                    repeat {
                        let name = "\(writer).\(outcomes.count)@x.example"
                        let entry = try house.entry(["userName": .string(name), "emails": [["value": .string(name)]]])
                        outcomes.append((name, entry, try await store.takes(entry)))
                    } while !load.isOver.load(ordering: .relaxed)
                    return outcomes
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        for (name, entry, isAnswered) in outcomes {
            let record = try await house.store.record(entry.account.id, in: entry.account.organization)
            if isAnswered { #expect(record == AccountRecord(entry)) }
            let contacts = try await house.ids("emails.value eq \"\(name)\"")
            #expect(contacts == (record == nil ? [] : [entry.account.id]))
        }
    }
}

/// What goes on until the last connection was cut.
private final class Load: Sendable {
    let isOver = Atomic(false)
}

extension StoreHouse {
    /// The same database, over connections that have a name.
    fileprivate func named() async throws -> (SQLAccountStore, name: String) {
        let name = "test-\(UUID().uuidString)"
        let url = databaseURL + (TestDatabase.isPostgres ? "&application_name=\(name)" : "")
        return (try await SQLAccountStore.open(url, connections: 2), name)
    }
}

extension TestDatabase {
    fileprivate static func cut(_ name: String) async throws {
        guard let server else { return }
        let statement = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(name)'"
        try await query(statement, on: server)
    }
}

extension SQLAccountStore {
    /// False when nobody knows.
    fileprivate func takes(_ entry: AccountEntry) async throws -> Bool {
        do {
            try await write { try $0.insert(entry) }
            return true
        } catch StoreError.unavailable {
            return false
        }
    }
}
