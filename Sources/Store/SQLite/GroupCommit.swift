internal import GRDB
private import Synchronization

/// Lets many transactions share one commit, and so one fsync.
///
/// Whoever comes while the disk is busy waits in line; the next round takes the whole line into one transaction, each
/// unit in a savepoint of its own. A unit that fails is rolled back alone. Everybody is answered after the commit; if
/// the commit itself fails, all of them are told so.
final class GroupCommit: Sendable {
    /// More units than this wait for the next round, which bounds what one failed commit takes with it.
    static let maximumUnits = 256

    private let writer: DatabasePool
    private let line = Mutex<Line>(Line())

    private struct Line: ~Copyable {
        var waiting: [Unit] = []
        var isRunning = false
    }

    /// One caller's work: `run` does it in its savepoint, `finish` answers once the commit is decided.
    struct Unit: Sendable {
        let run: @Sendable (Database) -> Void
        let finish: @Sendable ((any Error)?) -> Void
    }

    init(_ writer: DatabasePool) {
        self.writer = writer
    }

    func submit(_ unit: Unit) {
        let starts = line.withLock { line in
            line.waiting.append(unit)
            guard !line.isRunning else { return false }
            line.isRunning = true
            return true
        }
        if starts { round() }
    }

    private func round() {
        writer.asyncWriteWithoutTransaction { [self] database in
            while let units = next() { GroupCommit.commit(units, in: database) }
        }
    }

    private func next() -> [Unit]? {
        line.withLock { line in
            let units = Array(line.waiting.prefix(GroupCommit.maximumUnits))
            line.waiting.removeFirst(units.count)
            line.isRunning = !units.isEmpty
            return units.isEmpty ? nil : units
        }
    }

    private static func commit(_ units: [Unit], in database: Database) {
        var failure: (any Error)?
        do {
            try database.beginTransaction(.immediate)
            for unit in units where failure == nil {
                unit.run(database)
                // SQLite ends the whole transaction itself when, say, the disk is full.
                if !database.isInsideTransaction { failure = DriverError.unavailable("the transaction was lost") }
            }
            if failure == nil { try database.commit() }
        } catch {
            failure = SQLiteSession.translate(error)
        }
        if failure != nil, database.isInsideTransaction { try? database.rollback() }
        for unit in units { unit.finish(failure) }
    }
}
