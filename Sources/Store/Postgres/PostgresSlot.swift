/// A place for a connection, which is made when it is needed, and anew when it was lost; belongs to one thread.
final class PostgresSlot {
    private static let shortestPause = Duration.milliseconds(100)
    private static let longestPause = Duration.seconds(2)

    private let url: String
    private var connection: PostgresConnection?
    private var pause = PostgresSlot.shortestPause
    /// Until then nobody knocks again; whoever comes is told what was the matter.
    private var rest: (end: ContinuousClock.Instant, reason: any Error)?

    init(_ url: String) {
        self.url = url
    }

    /// A connection that was alive when it was last used.
    func connected() throws -> PostgresConnection {
        if let connection, connection.isAlive { return connection }
        connection = nil
        if let rest, rest.end > .now { throw rest.reason }
        do {
            let made = try PostgresConnection(url)
            connection = made
            (pause, rest) = (PostgresSlot.shortestPause, nil)
            return made
        } catch {
            rest = (.now + pause, error)
            pause = min(pause * 2, PostgresSlot.longestPause)
            throw error
        }
    }

    /// Nil when there is none, or when it is known to be lost.
    var current: PostgresConnection? { connection.flatMap { $0.isAlive ? $0 : nil } }

    func drop() { connection = nil }
}
