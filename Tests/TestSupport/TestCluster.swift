private import Foundation

/// A PostgreSQL server of one test's own, which may be stopped and started; Tests/cluster.sh makes it.
package struct TestCluster: Sendable {
    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("cluster.sh").path

    private let folder: String

    /// Starts it, with an empty database and a user who may do everything, both named muster.
    package init() async throws {
        folder = try TemporaryFolder.make().path
        try await start()
    }

    package var url: String { url(user: "muster", database: "muster") }

    package func url(user: String, database: String) -> String {
        "postgres://\(user)@\(folder.replacing("/", with: "%2F"))/\(database)"
    }

    package func start() async throws {
        try await Command.run(["bash", Self.script, "start", folder])
    }

    /// - Parameter mode: `fast` ends every session and writes all down; `immediate` is a crash.
    package func stop(_ mode: String = "fast") async throws {
        try await Command.run(["bash", Self.script, "stop", folder, mode])
    }

    /// Runs statements as the user who may do everything.
    package func run(_ statements: String) async throws {
        try await Command.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-c", statements, url])
    }

    /// Stops it for good.
    package func remove() async throws {
        try await stop("immediate")
        TemporaryFolder.remove(URL(fileURLWithPath: folder))
    }
}
