import Accounts
import Store
import TestSupport

/// An organization with people to import, and its jobs done step by step.
struct ImportHouse {
    let house: TestHouse
    let slug: String

    init(house: TestHouse, slug: String) {
        self.house = house
        self.slug = slug
    }

    init(_ house: TestHouse) async throws {
        self.init(house: house, slug: try await house.organization().slug)
    }

    var organization: Organization {
        get async throws { try await house.administration.organization(slug) }
    }

    /// The command line.
    var acting: ActingAdministrator {
        get async throws { ActingAdministrator.operator(of: try await organization) }
    }

    func set(_ setting: Setting, to value: String) async throws {
        try await house.administration.set(setting, to: value, of: slug, integration: nil)
    }

    /// Puts rows in, and has them checked.
    func checked(_ columns: [String], _ rows: [[String]], invites: Bool = true) async throws -> Job {
        var upload = try await house.importing.begin(
            HeaderRow(columns), fileName: "people.csv", invites: invites, by: try await acting)
        for (index, row) in rows.enumerated() { try await upload.add(row, line: index + 2) }
        let job = try await upload.finish()
        try await work(on: job.id)
        return try await self.job(job.id)
    }

    func job(_ id: Job.ID) async throws -> Job {
        let found = try await house.importing.job(id.text, by: try await acting)
        guard let found else { throw Refusal("There is no such job.") }
        return found.job
    }

    /// Goes on with a job until it is over or a person is asked.
    func work(on id: Job.ID) async throws {
        if let job = try await house.jobWorker.claim(id) { try await house.jobWorker.finish(job) }
    }

    func imported(_ columns: [String], _ rows: [[String]], invites: Bool = true) async throws -> Job {
        let job = try await checked(columns, rows, invites: invites)
        _ = try await house.importing.confirm(job.id, by: try await acting)
        try await work(on: job.id)
        return try await self.job(job.id)
    }

    func rows(of job: Job) async throws -> [OpenedRow] {
        try await house.importing.rows(of: job.id, behind: 0, limit: 1000)
    }

    /// Everybody, in the order in which they were added.
    func people() async throws -> [Account] {
        try await house.store.accounts(AccountSelection(), behind: nil, limit: 100_000, in: try await organization.id)
    }

    func messages() async throws -> [StoredMessage] {
        try await house.store.messages(of: try await organization.id, limit: 1000)
    }
}
