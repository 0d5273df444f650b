internal import SCIM
package import Secrets

/// Employee information is gathered beside requests, and fetched by an administrator who is told when it is there.
package struct Exporting: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment
    private var desk: Desk { Desk(store: store, environment: environment) }
    private var seal: JobSeal { JobSeal(keyring: keyring, environment: environment) }

    package init(store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    package func begin(_ selection: AccountSelection, by acting: ActingAdministrator) async throws -> Job {
        var plan = JobPlan()
        (plan.selection, plan.asker) = (selection, acting.name)
        let now = environment.now()
        let id = Job.ID(in: acting.organization.id, environment.random(16).hexadecimal)
        let job = Job(
            id: id, kind: .exportPeople, asker: acting.asker,
            sealedPlan: seal.seal(.object(plan.stored), at: .plan, of: id), created: now, state: .gathering, lease: now,
            expires: now.advanced(bySeconds: Job.secondsForExport))
        try await desk.perform(.exportPeople, on: job.subject(""), by: acting) { records, entry in
            try records.begin(job)
            if let stage = selection.stage { entry.tell("state", to: stage.rawValue) }
            if let kind = selection.kind { entry.tell("kind", to: kind.rawValue) }
        }
        return job
    }

    /// Somebody who has the machine is about to write out everybody at once: that is written down first.
    package func writeOut(by acting: ActingAdministrator) async throws {
        try await desk.perform(.exportPeople, by: acting) { _, entry in entry.tell("fetched", to: "everybody") }
    }

    /// An export of the organization; nil when there is none, or none any more.
    package func job(_ text: String, by acting: ActingAdministrator) async throws -> (job: Job, plan: JobPlan)? {
        try desk.allow(.exportPeople, to: acting)
        guard let job = try await store.job(Job.ID(in: acting.organization.id, text)), job.kind == .exportPeople,
            environment.now() < job.expires
        else { return nil }
        return (job, try seal.plan(of: job))
    }

    /// Somebody is about to have it: that is written down first.
    package func fetch(_ job: Job, by acting: ActingAdministrator) async throws {
        try await desk.perform(.exportPeople, on: job.subject(""), by: acting) { _, entry in
            entry.tell("fetched", to: String(job.counts.rows))
        }
    }

    /// The rows of one part; nil behind the last.
    ///
    /// - Parameters:
    ///   - number: from 1.
    ///   - origin: the address of the pages.
    package func part(_ number: Int, of job: Job.ID, at origin: String) async throws -> [[String]]? {
        guard let sealed = try await store.chunk(number, of: job) else { return nil }
        return (try seal.open(sealed, at: .chunk(number), of: job).array ?? []).map { row in
            var cells = (row.array ?? []).compactMap(\.string)
            let place = AccountExport.claimLinkColumn
            if cells.indices.contains(place), !cells[place].isEmpty { cells[place] = origin + cells[place] }
            return cells
        }
    }
}
