internal import GRDB
private import Synchronization

/// A few connections for lookups, taken in turn: as many as may look something up at once, and no line to wait in but
/// the one behind a lookup of some microseconds.
final class LookupConnections: Sendable {
    private static let count = 4

    private let connections: [DatabaseQueue]
    private let turn = Atomic<Int>(0)

    init(path: String, _ configuration: Configuration) throws {
        var configuration = configuration
        configuration.readonly = true
        connections = try (0..<Self.count).map { _ in try DatabaseQueue(path: path, configuration: configuration) }
    }

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        let turn = turn.wrappingAdd(1, ordering: .relaxed).newValue
        return try connections[turn & (Self.count - 1)].unsafeRead(body)
    }
}
