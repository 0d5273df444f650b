internal import SCIM

/// An export is gathered: some people in one transaction with how far it has come.
extension JobWorker {
    func gather(_ job: Job) async throws -> Job? {
        let plan = try seal.plan(of: job)
        let found = try await store.write { try $0.organization(job.id.organization) }
        guard let organization = found else { throw StoreError.unavailable("the organization is gone") }
        // The links of administrators are nobody else's: whoever had one could become one.
        let page = try await roster.page(
            plan.selection, behind: job.cursor, isWhole: true, withAdministrators: false, in: organization)
        let rows = page.map { AccountExport.row(of: $0) }
        return try await holding(job) { records, _ in
            var next = job
            guard let last = page.last else {
                (next.state, next.expires) = (.done, environment.now().advanced(bySeconds: Job.secondsForExport))
                try tell(job, in: organization, until: next.expires, records)
                return try save(next, replacing: job, records)
            }
            next.place += 1
            next.counts.rows += page.count
            next.cursor = last.account.id
            let stored = JSONValue.array(rows.map { .array($0.map(JSONValue.string)) })
            try records.insert(
                chunk: seal.seal(stored, at: .chunk(next.place), of: job.id), number: next.place, of: job.id)
            return try save(next, replacing: job, records)
        }
    }

    /// Writes to whoever asked, in the transaction that ends the export; the link leads nobody else to it.
    private func tell(
        _ job: Job,
        in organization: Organization,
        until end: Instant,
        _ records: any AccountTransaction
    ) throws {
        guard case .account(let asker) = job.asker, let (account, _) = try records.account(asker, in: organization.id),
            account.isActive, account.kind == .email, let address = account.address
        else { return }
        let message = adding.consequences.message(
            .exportReady, to: address, about: account, in: organization,
            link: "\(Organization.issuerPath(organization.slug))/admin/export/\(job.id.text)")
        try records.enqueue(
            MessageEntry(message, expires: end, keyring: adding.keyring, environment: environment))
    }
}
