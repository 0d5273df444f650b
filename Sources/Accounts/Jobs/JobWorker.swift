internal import SCIM
internal import Secrets

/// Does jobs, whichever server was asked for them: each is worked on by one server at a time, in small transactions, and
/// goes on after any of them.
package struct JobWorker: Sendable {
    let adding: Adding
    let roster: Roster
    var store: any AccountStore { adding.store }
    var environment: Environment { adding.environment }
    var seal: JobSeal { JobSeal(keyring: adding.keyring, environment: adding.environment) }

    package init(adding: Adding, roster: Roster) {
        self.adding = adding
        self.roster = roster
    }

    /// Takes a job that nobody has; nil when there is none, or somebody else was faster.
    package func claim() async throws -> Job? {
        guard let job = try await store.nextJob(at: environment.now()) else { return nil }
        return try await lease(job)
    }

    /// Takes a certain job; nil when somebody else has it, or there is nothing to be done.
    package func claim(_ id: Job.ID) async throws -> Job? {
        guard let job = try await store.job(id), Job.State.busy.contains(job.state), job.lease <= environment.now()
        else {
            return nil
        }
        return try await lease(job)
    }

    private func lease(_ job: Job) async throws -> Job? {
        var leased = job
        leased.lease = environment.now().advanced(bySeconds: Job.secondsForLease)
        return try await store.write { [leased] in try $0.save(leased, replacing: job) } ? leased : nil
    }

    /// Takes one step: one transaction, or one and as many more as there are rows that do not go together.
    ///
    /// - Returns: the job as it is then; nil when there is nothing more to be done by whoever holds it.
    package func step(_ job: Job) async throws -> Job? {
        do {
            let next =
                switch job.state {
                case .checking: try await check(job)
                case .working, .linking: try await work(job)
                case .gathering: try await gather(job)
                case .uploading, .waiting, .done, .failed, .cancelled: nil as Job?
                }
            return next.flatMap { Job.State.busy.contains($0.state) ? $0 : nil }
        } catch {
            // A store that is away keeps no count either, and comes back.
            if case StoreError.unavailable = error { throw error }
            try await stumble(job, because: "\(error)")
            throw error
        }
    }

    /// Lets somebody else go on at once.
    package func letGo(_ job: Job) async throws {
        var free = job
        free.lease = environment.now()
        try await store.write { [free] in _ = try $0.save(free, replacing: job) }
    }

    /// Goes on until a job is over, or stands where a person is asked.
    package func finish(_ job: Job) async throws {
        var current = job
        while let next = try await step(current) { current = next }
    }

    /// What stands in the way may be over the next time; what stands there every time is given up.
    private func stumble(_ job: Job, because reason: String) async throws {
        var stumbled = job
        stumbled.attempts += 1
        if stumbled.attempts >= Job.attemptsAtMost {
            stumbled = stumbled.ended(as: .failed, because: OutboxEntry.shortened(reason))
        }
        try await store.write { [stumbled] in _ = try $0.save(stumbled, replacing: job) }
    }

    /// Clears away what is no longer kept, a part at a time.
    package func sweep() async throws {
        let now = environment.now()
        while try await store.write({ try $0.sweepJobs(at: now) }) > 0 {}
    }

    /// Writes down how far a job has come, beside what was done for it in the same transaction.
    ///
    /// - Throws: `LostJob` when it is somebody else's by now; nothing of the transaction is kept.
    func save(_ job: Job, replacing old: Job, _ records: any AccountTransaction) throws -> Job {
        var leased = job
        leased.lease = environment.now().advanced(bySeconds: Job.secondsForLease)
        leased.attempts = 0
        guard try records.save(leased, replacing: old) else { throw LostJob() }
        return leased
    }

    /// Does something for a job in a transaction, or ends it when whoever asked may not do it any more; nil when the job
    /// is lost.
    func holding(
        _ job: Job,
        _ body: @escaping @Sendable (any AccountTransaction, ActingAdministrator.Who) throws -> Job
    ) async throws -> Job? {
        do {
            return try await store.write { records in
                guard let asker = try records.asker(of: job, at: environment.now()) else {
                    return try save(job.withdrawn, replacing: job, records)
                }
                return try body(records, asker)
            }
        } catch is LostJob {
            return nil
        }
    }
}

/// Somebody else works on a job, or it was cancelled.
struct LostJob: Error {}
