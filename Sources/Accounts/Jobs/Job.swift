package import SCIM

/// Work on many people that goes on beside requests, a little at a time, whatever becomes of the server that began it.
///
///     of an import:  uploading ──▶ checking ──▶ waiting ──confirm──▶ working ──▶ linking ──▶ done
///     of an export:  gathering ──▶ done
///
///     failed, cancelled: from any state but done
package struct Job: Hashable, Sendable {
    package struct ID: Hashable, Sendable {
        package let organization: Organization.ID
        /// 32 hexadecimal digits.
        package let text: String

        package init(in organization: Organization.ID, _ text: String) {
            self.organization = organization
            self.text = text
        }
    }

    package enum Kind: String, CaseIterable, Sendable {
        case importPeople = "import"
        case exportPeople = "export"
    }

    package enum State: String, CaseIterable, Sendable {
        case uploading, checking, waiting, working
        /// Everybody is there by now, and those get their managers who came behind them.
        case linking
        case gathering, done, failed, cancelled

        /// Those in which something is to be done without anybody asking.
        package static let busy: [State] = [.checking, .working, .linking, .gathering]
    }

    /// How many rows there are, and what became of them, or would: in a file, or of the people of an organization.
    package struct Counts: Hashable, Sendable {
        package var rows = 0
        package var added = 0
        package var changed = 0
        package var unchanged = 0
        package var refused = 0

        package init() {}

        package init(rows: Int, added: Int, changed: Int, unchanged: Int, refused: Int) {
            (self.rows, self.added, self.changed) = (rows, added, changed)
            (self.unchanged, self.refused) = (unchanged, refused)
        }

        mutating func count(_ verdict: RowVerdict) {
            switch verdict {
            case .add: added += 1
            case .change: changed += 1
            case .unchanged: unchanged += 1
            case .refuse: refused += 1
            }
        }

        /// The same file, before anything was decided about it.
        var undecided: Counts { Counts(rows: rows, added: 0, changed: 0, unchanged: 0, refused: 0) }
    }

    package let id: ID
    package let kind: Kind
    /// Whoever asked; and of an import whoever confirmed it.
    package var asker: JobAsker
    /// The `JobPlan`.
    package let sealedPlan: [UInt8]
    package let created: Instant
    package var state: State
    package var counts: Counts
    /// The number of the last row that the present state is through with; of an import that was ended, of the last one that
    /// was carried out.
    package var place: Int
    /// Behind which account an export goes on.
    package var cursor: Account.ID?
    /// Until when it belongs to whoever does it.
    package var lease: Instant
    /// How often in a row it could not go on.
    package var attempts: Int
    /// Why it could not be done.
    package var failure: String?
    /// When it is erased with everything that belongs to it.
    package var expires: Instant

    package init(
        id: ID,
        kind: Kind,
        asker: JobAsker,
        sealedPlan: [UInt8],
        created: Instant,
        state: State,
        counts: Counts = Counts(),
        place: Int = 0,
        cursor: Account.ID? = nil,
        lease: Instant,
        attempts: Int = 0,
        failure: String? = nil,
        expires: Instant
    ) {
        (self.id, self.kind, self.asker, self.sealedPlan, self.created) = (id, kind, asker, sealedPlan, created)
        (self.state, self.counts, self.place, self.cursor) = (state, counts, place, cursor)
        (self.lease, self.attempts, self.failure, self.expires) = (lease, attempts, failure, expires)
    }

    /// How long a job belongs to whoever claimed it, in seconds; then others may think that it died.
    package static let secondsForLease: Int64 = 15
    /// How long an upload may take that nobody ends.
    static let secondsForUpload: Int64 = 3600
    /// How long an import is kept, in seconds: a week.
    static let secondsKept: Int64 = 7 * 86_400
    /// How long an export can be fetched.
    static let secondsForExport: Int64 = 3 * 86_400
    /// How often it may stumble before it is given up.
    static let attemptsAtMost = 5
}

extension Job {
    /// Whether nothing is done about it any more.
    package var isOver: Bool { [.done, .failed, .cancelled].contains(state) }

    /// Whether what a row says was done, by its number.
    package func isCarriedOut(_ number: Int) -> Bool { number <= carriedOut }

    /// What a row would do, or did; nil for one that was left when its import ended.
    package func verdict(of row: OpenedRow) -> RowVerdict? {
        isOver && !isCarriedOut(row.number) ? nil : row.verdict
    }

    /// How many rows were carried out.
    private var carriedOut: Int {
        switch state {
        case .uploading, .checking, .waiting, .gathering: 0
        case .working, .failed, .cancelled: place
        case .linking, .done: counts.rows
        }
    }

    /// The same job, ended before it is done; what was done stays done, and is all that is counted.
    func ended(as end: State, because failure: String? = nil) -> Job {
        var job = self
        (job.state, job.place, job.failure) = (end, carriedOut, failure)
        if [.checking, .waiting].contains(state) { job.counts = counts.undecided }
        return job
    }

    /// As the audit log knows it.
    func subject(_ name: String) -> AuditEntry.Subject {
        AuditEntry.Subject(.job, id: id.text, name: name.isEmpty ? kind.rawValue : name)
    }
}

extension ActingAdministrator {
    /// As a job remembers who asked.
    var name: String {
        switch who {
        case .person(_, let name): name
        case .token(_, let integration): integration
        case .operator: "operator"
        }
    }
}
