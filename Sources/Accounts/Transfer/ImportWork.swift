internal import SCIM

/// An import is done: what a row says is carried out in the transaction that writes down that it was.
extension JobWorker {
    /// How many rows are done in one transaction, if none of them undoes it.
    private static let rowsAtOnce = 25

    func work(_ job: Job) async throws -> Job? {
        do {
            return try await work(job, on: Self.rowsAtOnce)
        } catch {
            guard PersonFlaw(undoing: error) != nil else { throw error }
        }
        // A row was refused by the store or a limit, and took the others with it: each goes on its own.
        var current = job
        for _ in 0..<Self.rowsAtOnce where current.state == job.state {
            let next: Job?
            do {
                next = try await work(current, on: 1)
            } catch {
                guard let flaw = PersonFlaw(undoing: error) else { throw error }
                next = try await work(current, on: 1, refusing: flaw)
            }
            guard let next else { return nil }
            current = next
        }
        return current
    }

    /// - Parameter flaw: why the row is not to be tried again.
    private func work(_ job: Job, on count: Int, refusing flaw: PersonFlaw? = nil) async throws -> Job? {
        let plan = try seal.plan(of: job)
        let header = try HeaderRow(plan.columns)
        let isLinking = job.state == .linking
        return try await holding(job) { records, asker in
            var next = job
            let rows = try records.rows(of: job.id, behind: job.place, awaitingManager: isLinking, limit: count)
            guard let last = rows.last else {
                (next.state, next.place) = (isLinking ? .done : .linking, isLinking ? job.counts.rows : 0)
                if isLinking { next.expires = environment.now().advanced(bySeconds: Job.secondsKept) }
                return try save(next, replacing: job, records)
            }
            let people = try rows.map { header.person(in: try seal.cells(of: $0, job.id)) }
            let slice = ImportSlice(
                job: job.id, seal: seal, asker: asker,
                hand: AddingHand(
                    rules: try adding.rules(for: job.id.organization, invites: plan.invites, records),
                    consequences: adding.consequences, records: records),
                people: try KnownPeople(people, in: job.id.organization, records))
            for (row, person) in zip(rows, people) {
                let done =
                    try isLinking
                    ? slice.link(row, person, refusing: flaw) : slice.carryOut(row, person, refusing: flaw)
                if !isLinking { next.counts.count(done.verdict ?? .refuse) }
                try records.save(done, of: job.id)
            }
            next.place = last.number
            return try save(next, replacing: job, records)
        }
    }
}

/// Some rows that are done together.
private struct ImportSlice {
    let job: Job.ID
    let seal: JobSeal
    let asker: ActingAdministrator.Who
    let hand: AddingHand
    let people: KnownPeople

    /// - Parameter flaw: why the row is not to be tried again.
    func carryOut(_ row: JobRow, _ person: NewPerson, refusing flaw: PersonFlaw?) throws -> JobRow {
        // What was refused when it was checked stays so: somebody has seen it.
        if row.verdict == .refuse { return row }
        var row = row
        do {
            if let flaw { throw flaw }
            let done = try hand.add(person, among: people)
            try tell(done, person)
            let missing = people.manager(of: person) == nil ? person.namedManager : nil
            row.awaitsManager = missing != nil
            seal.settle(
                &row, as: done.verdict, JobRow.Finding(changes: done.changes, missingManager: missing), of: job)
        } catch let flaw as PersonFlaw {
            seal.settle(&row, as: .refuse, JobRow.Finding(flaw: flaw), of: job)
        }
        return row
    }

    /// A manager may stand behind those who have that manager; whoever is not there now is nobody here.
    ///
    /// - Parameter flaw: why the row is not to be tried again.
    func link(_ row: JobRow, _ person: NewPerson, refusing flaw: PersonFlaw?) throws -> JobRow {
        var row = row
        row.awaitsManager = false
        guard people.manager(of: person) != nil, let verdict = row.verdict else { return row }
        var finding = try seal.opened(row, of: job).finding
        finding.missingManager = nil
        do {
            if let flaw { throw flaw }
            try tell(try hand.add(person, among: people, isKnown: true), person)
        } catch let flaw as PersonFlaw {
            finding.flaw = flaw
        }
        seal.settle(&row, as: verdict, finding, of: job)
        return row
    }

    /// The log says of each person what was done, however many they were.
    private func tell(_ done: AddingHand.Done, _ person: NewPerson) throws {
        guard done.verdict != .unchanged else { return }
        var entry = AuditEntry(
            at: hand.rules.environment.now(), who: asker, deed: .importPeople, network: nil, subject: nil)
        entry.tell(done, person)
        try hand.records.append(entry, in: job.organization)
    }
}
