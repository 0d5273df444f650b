internal import Accounts
internal import SCIM

/// The statements on `audit_entry`: none changes what is there.
struct AuditTable {
    let session: any Session
    let organization: Organization.ID

    func append(_ entry: AuditEntry) throws {
        let (actor, id, name) = entry.who.columns
        try session.send(
            """
            INSERT INTO audit_entry (organization_id, at, actor, actor_id, actor_name, network, deed, subject_kind,
            subject_id, subject_name, facts)
            VALUES (\(organization.number), \(entry.at.milliseconds), \(actor), \(SQLValue(id)), \(SQLValue(name)),
            \(SQLValue(entry.network)), \(entry.deed.rawValue), \(SQLValue(entry.subject?.kind.rawValue)),
            \(SQLValue(entry.subject?.id)), \(SQLValue(entry.subject?.name)), \(entry.facts.stored))
            """)
    }

    /// The newest first; each kind of question has an index in that order.
    func entries(_ query: AuditQuery) throws -> [LoggedAudit] {
        var conditions: [SQL] = ["organization_id = \(organization.number)"]
        if let subject = query.subject {
            conditions += ["subject_kind = \(subject.kind.rawValue)", "subject_id = \(subject.id)"]
        }
        if let deed = query.deed { conditions.append("deed = \(deed.rawValue)") }
        if let before = query.before { conditions.append("id < \(before)") }
        return try session.rows(
            """
            SELECT id, at, actor, actor_id, actor_name, network, deed, subject_kind, subject_id, subject_name, facts
            FROM audit_entry WHERE \(conditions.joined(" AND ")) ORDER BY id DESC LIMIT \(query.limit)
            """
        ).map(LoggedAudit.init)
    }
}

extension ActingAdministrator.Who {
    fileprivate var columns: (actor: String, id: String?, name: String?) {
        switch self {
        case .person(let id, let name): ("person", id.text, name)
        case .token(let id, let integration): ("token", String(id.number), integration)
        case .operator: ("operator", nil, nil)
        }
    }

    /// - Parameter row: has actor, its id and its name from this place on.
    fileprivate init(_ row: Row, from column: Int) throws {
        let (id, name) = (try row.optionalText(column + 1) ?? "", try row.optionalText(column + 2) ?? "")
        switch try row.text(column) {
        case "person":
            guard let account = Account.ID(id) else { throw DamagedRow(column: column + 1) }
            self = .person(account, name: name)
        case "token": self = .token(Token.ID(Int64(id) ?? 0), integration: name)
        default: self = .operator
        }
    }
}

extension LoggedAudit {
    /// - Parameter row: id, at, actor with id and name, network, deed, subject with kind, id and name, facts.
    fileprivate init(_ row: Row) throws {
        guard let deed = Deed(rawValue: try row.text(6)) else { throw DamagedRow(column: 6) }
        let kind = try row.optionalText(7).flatMap(AuditEntry.Subject.Kind.init)
        let subject = try kind.map { kind in
            AuditEntry.Subject(kind, id: try row.optionalText(8) ?? "", name: try row.optionalText(9) ?? "")
        }
        self.init(
            id: try row.integer(0),
            entry: AuditEntry(
                at: Instant(milliseconds: try row.integer(1)), who: try ActingAdministrator.Who(row, from: 2),
                deed: deed, network: try row.optionalText(5), subject: subject,
                facts: try [AuditEntry.Fact](stored: row.text(10))))
    }
}
