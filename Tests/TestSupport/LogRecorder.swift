package import Logging
private import Synchronization

/// Keeps every line that was logged, so that a test can say what must be there, and what must never be.
package final class LogRecorder: Sendable {
    private let recorded = Mutex<[String]>([])

    package init() {}

    /// Each line with its level, message and metadata.
    package var lines: [String] { recorded.withLock(\.self) }

    /// Whether the text occurs anywhere in what was logged.
    package func contains(_ text: String) -> Bool {
        lines.contains { $0.contains(text) }
    }

    package func logger(_ level: Logger.Level) -> Logger {
        var logger = Logger(label: "test") { [self] _ in Handler(recorder: self) }
        logger.logLevel = level
        return logger
    }

    fileprivate func record(_ line: String) {
        recorded.withLock { $0.append(line) }
    }

    private struct Handler: LogHandler {
        let recorder: LogRecorder
        var metadata: Logger.Metadata = [:]
        var logLevel: Logger.Level = .trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { $1 }
            let pairs = all.map { "\($0.key)=\($0.value)" }.sorted()
            recorder.record(([event.level.rawValue, "\(event.message)"] + pairs).joined(separator: " "))
        }
    }
}
