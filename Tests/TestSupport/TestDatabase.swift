package import Foundation
private import Synchronization

/// The database of one test house: a file in its folder, or a schema of its own on the PostgreSQL server that
/// MUSTER_TEST_POSTGRES names.
package enum TestDatabase {
    package static let server = ProcessInfo.processInfo.environment["MUSTER_TEST_POSTGRES"]
    package static var isPostgres: Bool { server != nil }

    private static let prefix = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
    private static let lastNumber = Atomic<Int>(0)

    private static let count = 2500

    /// Schemas for all tests of this process, made at once: a process for each would hold up those that run meanwhile.
    private static let schemas = Task {
        let statement =
            "DO $$ BEGIN FOR number IN 1..\(count) LOOP EXECUTE 'CREATE SCHEMA \(prefix)_' || number; END LOOP; END $$"
        try await query(statement, on: server ?? "")
    }

    private static let ofFolders = Mutex<[String: String]>([:])

    /// A new, empty one.
    package static func make(in folder: URL) async throws -> String {
        guard let server else { return file(in: folder) }
        try await schemas.value
        let number = lastNumber.wrappingAdd(1, ordering: .relaxed).newValue
        precondition(number <= count, "there are more databases than schemas were made for")
        let schema = "\(prefix)_\(number)"
        let options = "application_name=\(schema)&options=-csearch_path%3D\(schema)"
        return server + (server.contains("?") ? "&" : "?") + options
    }

    /// Its connections have the same name; nil for a file.
    package static func schema(of url: String) -> String? {
        isPostgres ? url.components(separatedBy: "search_path%3D").last : nil
    }

    /// A file, for what is true of SQLite alone; not there yet.
    package static func file(in folder: URL) -> String {
        "sqlite:" + folder.appendingPathComponent("muster.db").path
    }

    /// Of all programs that are started with this data folder the same one.
    package static func shared(by folder: String) async throws -> String {
        let made = try await make(in: URL(fileURLWithPath: folder, isDirectory: true))
        return ofFolders.withLock { known in
            let url = known[folder] ?? made
            known[folder] = url
            return url
        }
    }

    /// All that is stored, as bytes: the files, or a dump of the schema.
    package static func content(of url: String, in folder: URL) async throws -> [Data] {
        guard let server, let schema = schema(of: url) else {
            return try FileManager.default.contentsOfDirectory(atPath: folder.path)
                .map { try Data(contentsOf: folder.appendingPathComponent($0)) }
        }
        let dump = folder.appendingPathComponent("dump.sql")
        try await Command.run(["pg_dump", "-n", schema, "-f", dump.path, server])
        return [try Data(contentsOf: dump)]
    }

    /// Lets the database learn what it holds, as it does by itself after a while.
    package static func settle(_ url: String) async throws {
        guard let server, let schema = schema(of: url) else { return }
        let tables = [
            "account", "account_word", "account_group", "group_member", "claim_code", "code_issue", "message",
            "audit_entry", "account_event", "browser_session", "job", "job_row", "refused_creation",
        ].map { "\(schema).\($0)" }
        try await query("VACUUM ANALYZE \(tables.joined(separator: ", "))", on: server)
    }

    /// Runs a statement as an operator would.
    package static func query(_ statement: String, on server: String) async throws {
        try await Command.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-c", statement, server])
    }

    /// The rows that a statement finds, a line each, with `|` between their columns.
    package static func answer(_ statement: String, on server: String) async throws -> String {
        let file = try TemporaryFolder.make().appendingPathComponent("rows")
        defer { TemporaryFolder.remove(file.deletingLastPathComponent()) }
        try await Command.run(["psql", "-qXAt", "-v", "ON_ERROR_STOP=1", "-c", statement, "-o", file.path, server])
        return try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .newlines)
    }
}
