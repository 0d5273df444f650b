internal import SCIM
internal import Secrets

/// People are imported from a table: its rows come in, are checked, wait until somebody has seen what they would do, and are
/// done.
package struct Importing: Sendable {
    private let adding: Adding
    private var store: any AccountStore { adding.store }
    private var environment: Environment { adding.environment }
    private var desk: Desk { adding.desk }
    private var seal: JobSeal { JobSeal(keyring: adding.keyring, environment: adding.environment) }

    package init(adding: Adding) {
        self.adding = adding
    }

    /// Rows on their way in; what is not complete yet is at most one batch.
    package struct Upload: Sendable {
        fileprivate let importing: Importing
        package fileprivate(set) var job: Job
        fileprivate var waiting: [JobRow] = []
        fileprivate var count = 0

        fileprivate static let rowsAtOnce = 500

        /// - Parameter line: on which line of the file the row begins.
        package mutating func add(_ cells: [String], line: Int) async throws {
            // Spreadsheets write rows of commas where somebody has deleted something.
            guard cells.contains(where: { !$0.isBlankCell }) else { return }
            count += 1
            let sealed = importing.seal.seal(
                .array(cells.map(JSONValue.string)), at: .row(count), of: job.id)
            waiting.append(JobRow(number: count, line: line, sealed: sealed))
            if waiting.count == Self.rowsAtOnce { try await flush() }
        }

        fileprivate mutating func flush() async throws {
            let (rows, id) = (waiting, job.id)
            waiting = []
            guard !rows.isEmpty else { return }
            try await importing.store.write { try $0.insert(rows, of: id) }
        }

        /// Everything is there: the check begins.
        package mutating func finish() async throws -> Job {
            guard count > 0 else { throw Refusal("There is no row behind the names of the columns.") }
            try await flush()
            let old = job
            (job.state, job.counts.rows, job.lease) = (.checking, count, importing.environment.now())
            job.expires = importing.environment.now().advanced(bySeconds: Job.secondsKept)
            let next = job
            guard try await importing.store.write({ try $0.save(next, replacing: old) }) else {
                throw Refusal("The import was cancelled.")
            }
            return next
        }
    }

    /// - Parameter header: the first row, in which a column names whom the others are about.
    package func begin(
        _ header: HeaderRow,
        fileName: String,
        invites: Bool,
        by acting: ActingAdministrator
    ) async throws -> Upload {
        var plan = JobPlan()
        (plan.columns, plan.fileName, plan.invites) = (header.names, fileName, invites)
        plan.asker = acting.name
        let now = environment.now()
        let id = Job.ID(in: acting.organization.id, environment.random(16).hexadecimal)
        let job = Job(
            id: id, kind: .importPeople, asker: acting.asker,
            sealedPlan: seal.seal(.object(plan.stored), at: .plan, of: id), created: now, state: .uploading, lease: now,
            expires: now.advanced(bySeconds: Job.secondsForUpload))
        try await desk.perform(.importPeople, on: job.subject(fileName), by: acting) { records, entry in
            try records.begin(job)
            entry.tell("state", to: job.state.rawValue)
        }
        return Upload(importing: self, job: job)
    }

    /// Erases what was uploaded, at the next sweep.
    package func abandon(_ upload: Upload, by acting: ActingAdministrator) async throws {
        try await cancel(upload.job.id, by: acting)
    }

    /// What the check has shown is to be done.
    package func confirm(_ id: Job.ID, by acting: ActingAdministrator) async throws -> Job {
        let now = environment.now()
        return try await desk.perform(.importPeople, by: acting) { records, entry in
            guard let old = try records.job(id), old.kind == .importPeople else { throw Refusal(Self.unknown) }
            guard old.state == .waiting else { throw Refusal("This import was confirmed or cancelled already.") }
            var job = old
            (job.state, job.place, job.counts, job.lease) = (.working, 0, old.counts.undecided, now)
            job.asker = acting.asker
            job.expires = now.advanced(bySeconds: Job.secondsKept)
            try records.change(job, from: old, &entry, try seal.plan(of: old))
            return job
        }
    }

    /// What is done stays done; the rest is not.
    package func cancel(_ id: Job.ID, by acting: ActingAdministrator) async throws {
        let now = environment.now()
        try await desk.perform(.importPeople, by: acting) { records, entry in
            guard let old = try records.job(id), old.kind == .importPeople else { throw Refusal(Self.unknown) }
            var job = old.isOver ? old : old.ended(as: .cancelled)
            // Nobody asks for the rows of a file of which nothing was done.
            if [.uploading, .checking, .waiting].contains(old.state) { job.expires = now }
            try records.change(job, from: old, &entry, try seal.plan(of: old))
        }
    }

    // MARK: Looking

    /// How many more people can be added today who have a mobile number alone; nil where such people are not added at all.
    package func phoneAccountsLeft(by acting: ActingAdministrator) async throws -> Int? {
        try desk.allow(.importPeople, to: acting)
        guard acting.organization.settings.isOn(.profileCreationWithMobileNumber) else { return nil }
        return try await store.phoneAccountsLeft(in: acting.organization, at: environment.now())
    }

    /// A job of an organization; nil when there is none, or none any more.
    package func job(_ text: String, by acting: ActingAdministrator) async throws -> (job: Job, plan: JobPlan)? {
        try desk.allow(.importPeople, to: acting)
        let id = Job.ID(in: acting.organization.id, text)
        guard let job = try await store.job(id), environment.now() < job.expires else { return nil }
        return (job, try seal.plan(of: job))
    }

    /// The latest ones first.
    package func jobs(by acting: ActingAdministrator) async throws -> [(job: Job, plan: JobPlan)] {
        try desk.allow(.importPeople, to: acting)
        return try await store.jobs(of: acting.organization.id, limit: Limits.jobsShown)
            .filter { environment.now() < $0.expires }
            .map { ($0, try seal.plan(of: $0)) }
    }

    /// The next rows behind one, all or those of some verdicts.
    package func rows(
        of job: Job.ID,
        behind number: Int,
        verdicts: [RowVerdict] = [],
        limit: Int
    ) async throws -> [OpenedRow] {
        try await store.rows(of: job, behind: number, verdicts: verdicts, limit: limit)
            .map { try seal.opened($0, of: job) }
    }

    private static let unknown = "There is no such import, or no longer."
}

extension AccountTransaction {
    fileprivate func change(_ job: Job, from old: Job, _ entry: inout AuditEntry, _ plan: JobPlan) throws {
        entry.subject = job.subject(plan.fileName)
        entry.tell("state", from: old.state.rawValue, to: job.state.rawValue)
        guard try save(job, replacing: old) else {
            throw StoreError.unavailable("the import changed at the same moment")
        }
    }

    /// Holds the organization, so that no two jobs find the same room.
    func begin(_ job: Job) throws {
        _ = try organization(job.id.organization)
        guard try countOpenJobs(in: job.id.organization) < Limits.jobsOfOrganization else {
            throw Refusal(
                "\(Limits.jobsOfOrganization) imports and exports are open already; end one of them, or wait for it.")
        }
        try insert(job)
    }
}
