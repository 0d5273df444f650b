private import Dispatch
private import Synchronization

/// What waits for a connection, first come, first served.
final class PostgresLine: Sendable {
    /// How long a job waits for a connection before it is told that none became free.
    private static let patience = Duration.seconds(10)

    struct Job: Sendable {
        let run: @Sendable (borrowing PostgresSlot) -> Void
        let refuse: @Sendable (any Error) -> Void
        let deadline: ContinuousClock.Instant

        init(
            run: @escaping @Sendable (borrowing PostgresSlot) -> Void,
            refuse: @escaping @Sendable (any Error) -> Void
        ) {
            self.run = run
            self.refuse = refuse
            deadline = .now + PostgresLine.patience
        }
    }

    fileprivate struct State {
        var jobs: [Job] = []
        var first = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let arrivals = DispatchSemaphore(value: 0)

    func add(_ job: Job) {
        let isClosed = state.withLock { state in
            if !state.isClosed { state.jobs.append(job) }
            return state.isClosed
        }
        guard !isClosed else { return job.refuse(DriverError.unavailable("the store is closed")) }
        arrivals.signal()
    }

    /// Waits for a job; nil means that there will be none any more.
    func next() -> Job? {
        while true {
            arrivals.wait()
            guard let job = state.withLock({ $0.take() }) else { return nil }
            guard job.deadline > .now else {
                job.refuse(DriverError.unavailable("no connection became free in time"))
                continue
            }
            return job
        }
    }

    /// Lets what waits be done, and then `workers` threads go.
    func close(workers: Int) {
        state.withLock { $0.isClosed = true }
        for _ in 0..<workers { arrivals.signal() }
    }
}

extension PostgresLine.State {
    fileprivate mutating func take() -> PostgresLine.Job? {
        guard first < jobs.count else { return nil }
        defer {
            first += 1
            // Moved up seldom, so that taking one costs the same however long the line is.
            if first > 512, first * 2 > jobs.count {
                jobs.removeFirst(first)
                first = 0
            }
        }
        return jobs[first]
    }
}
