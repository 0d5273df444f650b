/// What a move came to: the same on both sides.
package struct MoveReport: Hashable, Sendable {
    package let tables: [MovedSum]
    /// False when everything was there before.
    package let isNew: Bool
}

/// How much a table holds.
package struct MovedSum: Hashable, Sendable {
    package let table: String
    package let rows: Int
    /// SHA-256 over all rows in their order; empty where they were only counted.
    package let digest: [UInt8]

    init(table: String, rows: Int, digest: [UInt8] = []) {
        self.table = table
        self.rows = rows
        self.digest = digest
    }
}

/// Another page of rows is done.
package struct MoveProgress: Sendable {
    package enum Step: String, Sendable {
        case copying, checking
    }

    package let step: Step
    package let table: String
    private let before: Int
    package let rows: Int
    package let total: Int

    init(step: Step, table: String, before: Int, rows: Int, total: Int) {
        self.step = step
        self.table = table
        self.before = before
        self.rows = rows
        self.total = total
    }

    /// Whether this page brought the table to another tenth of the whole.
    package var reachesTenth: Bool { before * 10 / max(total, 1) < rows * 10 / max(total, 1) }
}

/// The database to be filled is not empty, and holds something else.
package struct TargetHoldsData: Error, Hashable {
    package let organizations: Int
    package let accounts: Int

    init(_ present: [MovedSum]) {
        func rows(_ table: String) -> Int { present.first { $0.table == table }?.rows ?? 0 }
        (organizations, accounts) = (rows("organization"), rows("account"))
    }
}

/// What was written is not what was read; nothing of it stays.
package struct CopyDiffers: Error, CustomStringConvertible {
    let table: String

    package var description: String {
        "The copy of the table \(table) is not equal to the original; nothing was moved."
    }
}
