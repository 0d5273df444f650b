import Foundation
import TestSupport

@testable import Store

/// A database as it was left by the program that knew the migrations up to number 15, with rows in all of its tables.
struct OlderDatabase {
    let url: String
    private let store: SQLAccountStore
    /// The tables of that time, with their columns.
    private let tables: [String: [String]]

    init() async throws {
        url = try await TestDatabase.make(in: try TemporaryFolder.make())
        let store = try await SQLAccountStore.make(url, 1, .seconds(30))
        let texts = Array(Migrations.all.prefix(15))
        try await Migrations(dialect: store.dialect, texts: texts).run(on: store.driver)
        // The two databases spell bytes differently.
        let rows = store.dialect.isPostgres ? OlderRows.all.replacing("X'", with: "'\\x") : OlderRows.all
        try await store.driver.write { try $0.script(rows) }
        var tables: [String: [String]] = [:]
        for column in try await store.columns().sorted() {
            let names = column.split(separator: ".").map(String.init)
            // A role of that time has another name today.
            guard names[0] != "schema_version", column != "account.role" else { continue }
            tables[names[0], default: []].append(names[1])
        }
        (self.store, self.tables) = (store, tables)
    }

    /// All rows of all tables of that time, in the columns of that time.
    func rows() async throws -> [String: [String]] {
        var found: [String: [String]] = [:]
        for (table, columns) in tables {
            let statement = SQL("SELECT \(columns.joined(separator: ", ")) FROM \(table)", [])
            found[table] = try await store.driver.read { session in
                try session.rows(statement).map { "\($0.values)" }.sorted()
            }
        }
        return found
    }
}

extension Dialect {
    fileprivate var isPostgres: Bool { words["BYTES"] == "BYTEA" }
}
