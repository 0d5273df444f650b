private import Dispatch
private import Synchronization

/// What waits for a connection, first come, first served.
final class PostgresLine: Sendable {
    /// How many lookups travel together at most.
    private static let maximumCompany = 32

    fileprivate struct State {
        var jobs: [PostgresJob] = []
        var first = 0
        /// How many workers sleep and were not called yet.
        var sleepers = 0
        var isClosed = false
    }

    private let workers: Int
    private let state = Mutex(State())
    private let calls = DispatchSemaphore(value: 0)

    /// - Parameter workers: how many threads call `next`, each for its connection.
    init(workers: Int) {
        self.workers = workers
    }

    func add(_ job: PostgresJob) {
        let (isClosed, isAnyoneCalled) = state.withLock { state in
            guard !state.isClosed else { return (true, false) }
            state.jobs.append(job)
            guard state.sleepers > 0 else { return (false, false) }
            state.sleepers -= 1
            return (false, true)
        }
        if isClosed { job.refuse(DriverError.unavailable("the store is closed")) }
        if isAnyoneCalled { calls.signal() }
    }

    /// Waits for something to do; nil means that there will be nothing any more.
    ///
    /// Lookups that stand behind each other are taken together, to share a round trip; but never more than this
    /// worker's share of all that waits, so that nobody else's connection is left with nothing to do.
    func next() -> PostgresTurn? {
        while let jobs = state.withLock({ $0.take(workers: workers, Self.maximumCompany) }) {
            if jobs.isEmpty { calls.wait() }
            var lookups: [PostgresLookup] = []
            for job in jobs {
                switch job {
                case _ where job.deadline < .now: job.refuse(PostgresLine.tooLate)
                case .unit(let unit): return .unit(unit)
                case .lookup(let lookup): lookups.append(lookup)
                }
            }
            if !lookups.isEmpty { return .lookups(lookups) }
        }
        return nil
    }

    static let tooLate = DriverError.unavailable("no connection became free in time")

    /// Lets what waits be done, and then the workers go.
    func close() {
        let sleepers = state.withLock { state in
            defer { (state.isClosed, state.sleepers) = (true, 0) }
            return state.sleepers
        }
        for _ in 0..<sleepers { calls.signal() }
    }
}

extension PostgresLine.State {
    /// The next unit of work, or lookups; empty when the worker is to sleep, nil when it is to go.
    fileprivate mutating func take(workers: Int, _ maximumCompany: Int) -> [PostgresJob]? {
        let waiting = jobs.count - first
        guard waiting > 0 else {
            if isClosed { return nil }
            sleepers += 1
            return []
        }
        var end = first + 1
        if case .lookup = jobs[first] {
            let share = (waiting + workers - 1) / workers
            while end < first + min(share, maximumCompany), case .lookup = jobs[end] { end += 1 }
        }
        defer {
            first = end
            // Moved up seldom, so that taking one costs the same however long the line is; but what was taken last is let
            // go of at once, for it may hold on to the driver itself.
            if first == jobs.count || (first > 512 && first * 2 > jobs.count) {
                jobs.removeFirst(first)
                first = 0
            }
        }
        return Array(jobs[first..<end])
    }
}
