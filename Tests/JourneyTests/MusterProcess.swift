import Foundation
import Synchronization
import TestSupport

/// The real program, started as an operator starts it.
enum Muster {
    /// What a command that ended left behind.
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Runs a command to its end.
    static func run(_ arguments: [String], environment: [String: String] = [:]) async throws -> Result {
        let process = try await MusterProcess(arguments, environment: environment)
        let status = await process.end()
        return Result(status: status, output: process.output, errors: process.errors)
    }

    /// A token of the integration `directory`, made on the command line.
    static func token(in folder: URL, _ more: [String] = []) async throws -> String {
        let result = try await run(["token", "create", "--data", folder.path, "--integration", "directory"] + more)
        return result.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// A running `muster`.
final class MusterProcess: Sendable {
    private let process: Process
    private let streams: [Pipe]
    private let written = Mutex<[Data]>([Data(), Data()])
    private let lines: AsyncStream<Void>
    private let ended: AsyncStream<Int32>

    init(_ arguments: [String], environment: [String: String] = [:]) async throws {
        var database: [String: String] = [:]
        if let flag = arguments.firstIndex(of: "--data"), TestDatabase.isPostgres {
            database["MUSTER_DATABASE_URL"] = try await TestDatabase.shared(by: arguments[flag + 1])
        }
        let process = Process()
        // The program lies beside the test bundle.
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appendingPathComponent("muster")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(database) { $1 }
            .merging(environment) { $1 }
        let streams = [Pipe(), Pipe()]
        process.standardOutput = streams[0]
        process.standardError = streams[1]
        let (lines, written) = AsyncStream.makeStream(of: Void.self)
        let (ended, end) = AsyncStream.makeStream(of: Int32.self)
        self.process = process
        self.streams = streams
        self.lines = lines
        self.ended = ended
        for (index, stream) in streams.enumerated() {
            stream.fileHandleForReading.readabilityHandler = { [weak self] handle in
                let data = handle.availableData
                if data.isEmpty {
                    handle.readabilityHandler = nil
                } else {
                    self?.written.withLock { $0[index] += data }
                    written.yield()
                }
            }
        }
        process.terminationHandler = { process in
            end.yield(process.terminationStatus)
            end.finish()
            written.finish()
        }
        try process.run()
    }

    var output: String { text(0) }
    var errors: String { text(1) }

    private func text(_ index: Int) -> String {
        written.withLock { String(decoding: $0[index], as: UTF8.self) }
    }

    /// What everybody on the machine sees of it: the program and its arguments.
    var commandLine: String {
        get throws {
            let file = URL(fileURLWithPath: "/proc/\(process.processIdentifier)/cmdline")
            return String(decoding: try Data(contentsOf: file), as: UTF8.self)
        }
    }

    func send(_ signal: Int32) {
        kill(process.processIdentifier, signal)
    }

    /// Waits for the end and everything that was written before it.
    func end() async -> Int32 {
        let status = await ended.first { _ in true } ?? -1
        for stream in streams where stream.fileHandleForReading.readabilityHandler != nil {
            stream.fileHandleForReading.readabilityHandler = nil
        }
        for (index, stream) in streams.enumerated() {
            let rest = (try? stream.fileHandleForReading.readToEnd()) ?? nil
            written.withLock { $0[index] += rest ?? Data() }
        }
        return status
    }

    /// Waits until the server says where it listens.
    func port() async throws -> Int {
        for await _ in lines {
            if let match = errors.firstMatch(of: #/port=(\d+)/#), let port = Int(match.1) { return port }
        }
        throw NotListening(errors: errors)
    }

    /// Waits until what was printed is as it should be, or the program ends.
    func output(is isReady: (String) -> Bool) async throws {
        for await _ in lines where isReady(output) { return }
        throw NotListening(errors: errors)
    }

    struct NotListening: Error {
        let errors: String
    }
}

/// A server on a free port, and the token to talk to it.
struct RunningMuster {
    let process: MusterProcess
    let client: HTTPClient
    let token: String

    /// - Parameter databaseURL: nil where the tests' database is meant.
    init(
        in folder: URL,
        on databaseURL: String? = nil,
        token: String? = nil,
        _ more: [String] = [],
        environment: [String: String] = [:]
    ) async throws {
        let database = databaseURL.map { ["--database-url", $0] } ?? []
        process = try await MusterProcess(
            ["serve", "--data", folder.path, "--listen", "127.0.0.1:0", "--requests-per-second", "1000000"] + database
                + more, environment: environment)
        client = HTTPClient(port: try await process.port())
        self.token = if let token { token } else { try await Muster.token(in: folder, database) }
    }

    func send(_ method: String, _ target: String, json: String? = nil) async throws -> HTTPAnswer {
        try await client.send(
            method, "/scim/v2" + target,
            headers: [
                HTTPHeader("Authorization", "Bearer \(token)"), HTTPHeader("Content-Type", "application/scim+json"),
            ],
            body: json.map { Array($0.utf8) })
    }

    func stop() async -> Int32 {
        process.send(SIGTERM)
        return await process.end()
    }
}
