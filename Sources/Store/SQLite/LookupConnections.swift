private import Synchronization

/// A few connections for lookups, taken in turn: as many as may look something up at once, and no line to wait in but
/// the one behind a lookup of some microseconds.
final class LookupConnections: Sendable {
    private static let count = 4

    private let connections: [LookupConnection]
    private let turn = Atomic<Int>(0)

    init(path: String) throws {
        connections = try (0..<Self.count).map { _ in try LookupConnection(path: path) }
    }

    func row(_ sql: SQL) throws -> Row? {
        let turn = turn.wrappingAdd(1, ordering: .relaxed).newValue
        return try connections[turn & (Self.count - 1)].row(sql)
    }
}
