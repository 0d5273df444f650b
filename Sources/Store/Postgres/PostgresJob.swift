/// What waits for a connection.
enum PostgresJob: Sendable {
    case unit(PostgresUnit)
    case lookup(PostgresLookup)

    /// How long a job waits before it is told that no connection became free.
    static let patience = Duration.seconds(10)

    var deadline: ContinuousClock.Instant {
        switch self {
        case .unit(let unit): unit.deadline
        case .lookup(let lookup): lookup.deadline
        }
    }

    func refuse(_ reason: any Error) {
        switch self {
        case .unit(let unit): unit.refuse(reason)
        case .lookup(let lookup): lookup.answer(.failure(reason))
        }
    }
}

/// A unit of work, which has a connection to itself.
struct PostgresUnit: Sendable {
    let run: @Sendable (borrowing PostgresSlot) -> Void
    let refuse: @Sendable (any Error) -> Void
    let deadline = ContinuousClock.now + PostgresJob.patience
}

/// A single statement that only reads and finds one row or none; it travels with others of its kind.
struct PostgresLookup: Sendable {
    let sql: SQL
    let answer: @Sendable (Result<Row?, any Error>) -> Void
    let deadline = ContinuousClock.now + PostgresJob.patience
}

/// What a connection does at once.
enum PostgresTurn {
    case unit(PostgresUnit)
    case lookups([PostgresLookup])
}
