import Foundation
import SCIM
import Synchronization
import Testing

/// A server of another program, in a process of its own: what it is told, it prints.
final class PythonServer: Sendable {
    let port: Int
    private let process: Process
    private let input: Pipe
    private let lines: Lines

    private final class Lines: Sendable {
        private let text = Mutex(Data())

        var all: [Substring] {
            text.withLock { String(decoding: $0, as: UTF8.self) }.split(
                separator: "\n", omittingEmptySubsequences: false
            )
            .dropLast()
        }

        func add(_ data: Data) { text.withLock { $0 += data } }
    }

    /// - Parameter words: the arguments, as the first lines of the script explain them.
    init(_ script: String, _ words: [String] = []) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Servers/\(script).py").path
        process.arguments = ["python3", path] + words
        let output = Pipe()
        process.standardOutput = output
        let input = Pipe()
        process.standardInput = input
        self.input = input
        let lines = Lines()
        let (written, note) = AsyncStream.makeStream(of: Void.self)
        output.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData
            if data.isEmpty {
                handle.readabilityHandler = nil
                note.finish()
            } else {
                lines.add(data)
                note.yield()
            }
        }
        try process.run()
        self.process = process
        self.lines = lines
        for await _ in written where !lines.all.isEmpty { break }
        port = try #require(lines.all.first.flatMap { Int($0) }, "\(script).py does not listen")
    }

    /// What came, in order; it was printed before it was answered.
    var events: [JSONValue] {
        lines.all.dropFirst().compactMap { try? JSONValue(decoding: Array($0.utf8)) }
    }

    /// Waits until so many came.
    func events(_ count: Int) async throws -> [JSONValue] {
        while events.count < count { try await Task.sleep(for: .milliseconds(5)) }
        return events
    }

    /// Without a word: a test process may hold back signals that can be held back, and so do its children.
    ///
    /// The kernel is asked whether it ended. Foundation learns it from a pipe, which children that were begun meanwhile
    /// hold open.
    func stop() async {
        kill(process.processIdentifier, SIGKILL)
        while isThere, !Task.isCancelled { try? await Task.sleep(for: .milliseconds(5)) }
    }

    private var isThere: Bool {
        var end = unsafe siginfo_t()
        let pid = id_t(process.processIdentifier)
        return unsafe waitid(P_PID, pid, &end, WEXITED | WNOHANG | WNOWAIT) == 0 && end.si_signo == 0
    }

    deinit { kill(process.processIdentifier, SIGKILL) }
}
