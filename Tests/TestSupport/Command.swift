private import Foundation

/// A program run to its end, on no thread of the concurrency pool; what it prints is nobody's business.
package enum Command {
    package static func run(_ command: [String]) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = FileHandle.nullDevice
        let status = try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { ended.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { ended.resume(throwing: error) }
        }
        guard status == 0 else { throw Failed(command: command, status: status) }
    }

    package struct Failed: Error {
        package let command: [String]
        package let status: Int32
    }
}
