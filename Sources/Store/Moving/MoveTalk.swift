private import Synchronization

/// The two sides of a move: the one that is filled asks, the one that is read answers; each runs in its transaction.
final class MoveTalk: Sendable {
    enum Wish {
        /// How many rows each table has.
        case counts
        /// Their digests with it.
        case sums
        /// The rows themselves, and both.
        case rows
    }

    /// Rows of the table at hand, or its end.
    private enum Answer {
        case rows([Row])
        case sum(MovedSum)
    }

    private let wishes = Handover<Wish>(capacity: 1)
    private let answers = Handover<Answer>(capacity: 2)

    /// One side has ended, well or not; the other will.
    func end() {
        wishes.end()
        answers.end()
    }

    /// Asks, and does not wait for the answer.
    func ask(_ wish: Wish) throws {
        guard wishes.give(wish) else { throw OtherSideEnded() }
    }

    /// The answer to the last wish.
    ///
    /// - Parameter use: what is done with rows.
    func answer(_ use: (MovedTable, [Row]) throws -> Void = { _, _ in }) throws -> [MovedSum] {
        try MovedTable.all.map { table in
            while true {
                switch answers.take() {
                case .rows(let rows): try use(table, rows)
                case .sum(let sum): return sum
                case nil: throw OtherSideEnded()
                }
            }
        }
    }

    /// Answers wishes until the other side has ended.
    func serve(_ content: MovedContent) throws {
        func say(_ answer: Answer) throws {
            guard answers.give(answer) else { throw OtherSideEnded() }
        }
        while let wish = wishes.take() {
            guard wish != .counts else {
                for sum in try content.counts() { try say(.sum(sum)) }
                continue
            }
            for table in MovedTable.all {
                let sum = try content.sum(of: table) { rows, _ in if wish == .rows { try say(.rows(rows)) } }
                try say(.sum(sum))
            }
        }
    }
}

/// The reason is what the other side reports.
struct OtherSideEnded: Error {}

/// Lets the body of a transaction run once: what it has heard from the other side is not said again.
final class OnlyOnce: Sendable {
    private let hasBegun = Atomic<Bool>(false)

    func begin() throws {
        guard !hasBegun.exchange(true, ordering: .relaxed) else {
            throw DriverError.unavailable("The connection was lost, and nothing was moved; run the command again.")
        }
    }
}
