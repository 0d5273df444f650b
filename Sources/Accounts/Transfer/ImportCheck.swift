internal import SCIM
internal import Secrets

/// An import is checked: what each row would do is written beside it, and nothing is done.
extension JobWorker {
    /// How many rows are checked in one transaction.
    private static let rowsAtOnce = 100

    func check(_ job: Job) async throws -> Job? {
        let plan = try seal.plan(of: job)
        let header = try HeaderRow(plan.columns)
        return try await holding(job) { records, _ in
            let rows = try records.rows(of: job.id, behind: job.place, awaitingManager: false, limit: Self.rowsAtOnce)
            var next = job
            guard let last = rows.last else {
                (next.state, next.place) = (.waiting, 0)
                return try save(next, replacing: job, records)
            }
            let people = try rows.map { header.person(in: try seal.cells(of: $0, job.id)) }
            let rules = try adding.rules(for: job.id.organization, invites: plan.invites, records)
            let known = try KnownPeople(people, in: job.id.organization, records)
            let digests = people.map { person in
                (try? person.key()).map { adding.keyring.digest("row \($0.text)", for: .jobs) }
            }
            var first = try records.firstRows(keyed: digests.compactMap(\.self), of: job.id)
            for (index, person) in people.enumerated() {
                var row = rows[index]
                let verdict: RowVerdict
                do throws(PersonFlaw) {
                    if let digest = digests[index], let earlier = first[digest], earlier < row.number {
                        throw PersonFlaw(.sameAsRow, String(earlier))
                    }
                    let decision = try rules.decide(person, known: known.known(by: try person.key()), among: known)
                    (row.key, verdict) = (digests[index], decision.verdict)
                    if let digest = digests[index] { first[digest] = row.number }
                    seal.settle(&row, as: verdict, decision.finding, of: job.id)
                } catch {
                    verdict = .refuse
                    seal.settle(&row, as: verdict, JobRow.Finding(flaw: error), of: job.id)
                }
                next.counts.count(verdict)
                try records.save(row, of: job.id)
            }
            next.place = last.number
            return try save(next, replacing: job, records)
        }
    }
}

extension AddingDecision {
    fileprivate var finding: JobRow.Finding {
        guard case .change(_, _, _, let changes) = self else { return JobRow.Finding() }
        return JobRow.Finding(changes: changes)
    }
}
