package import Foundation

/// The database of one test house: a file in its folder, or a schema of its own on the PostgreSQL server that
/// MUSTER_TEST_POSTGRES names.
package enum TestDatabase {
    package static let server = ProcessInfo.processInfo.environment["MUSTER_TEST_POSTGRES"]
    package static var isPostgres: Bool { server != nil }

    /// A new, empty one.
    package static func make(in folder: URL) async throws -> String {
        guard let server else { return "sqlite:" + folder.appendingPathComponent("muster.db").path }
        let schema = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        try await query("CREATE SCHEMA \(schema)", on: server)
        return server + (server.contains("?") ? "&" : "?") + "options=-csearch_path%3D\(schema)"
    }

    /// Runs a statement as an operator would.
    package static func query(_ statement: String, on server: String) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-c", statement, server]
            process.terminationHandler = { process in
                continuation.resume(
                    with: process.terminationStatus == 0
                        ? .success(()) : .failure(Failed(statement: statement, status: process.terminationStatus)))
            }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
    }

    private struct Failed: Error {
        let statement: String
        let status: Int32
    }
}
