internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on `code_issue`, and on the people who are handed codes.
struct CodeIssueTable {
    let session: any Session
    let dialect: any Dialect
    let organization: Organization.ID

    // MARK: What was handed out

    func issue(of account: Account.ID) throws -> CodeIssue? {
        let row = try session.row(
            """
            SELECT digest, issued, issued_by FROM code_issue
            WHERE organization_id = \(organization.number) AND account_id = \(account.text)
            """)
        return try row.map {
            CodeIssue(
                digest: Digest(bytes: try $0.blob(0)), at: Instant(milliseconds: try $0.integer(1)),
                by: try $0.optionalText(2))
        }
    }

    func record(_ issue: CodeIssue, of account: Account.ID) throws {
        try session.send(
            """
            INSERT INTO code_issue (organization_id, account_id, digest, issued, issued_by)
            VALUES (\(organization.number), \(account.text), \(issue.digest.bytes), \(issue.at.milliseconds),
            \(SQLValue(issue.by)))
            ON CONFLICT (organization_id, account_id) DO UPDATE SET digest = excluded.digest,
            issued = excluded.issued, issued_by = excluded.issued_by
            """)
    }

    // MARK: People

    func departments(withAdministrators: Bool, limit: Int, at now: Instant) throws -> [CodeDepartment] {
        let rows = try session.rows(
            """
            SELECT department, MIN(label), state, COUNT(*) FROM (
            SELECT \(department) AS department, \(label) AS label, \(state(at: now)) AS state
            \(people(withAdministrators: withAdministrators))) AS person
            GROUP BY department, state ORDER BY department, state LIMIT \(limit * CodeState.allCases.count)
            """)
        var found: [(key: String, name: String, counts: [CodeState: Int])] = []
        for row in rows {
            let (key, name) = (try row.text(0), try row.text(1))
            guard let state = CodeState(rawValue: try row.text(2)) else { throw DamagedRow(column: 2) }
            if found.last?.key != key { found.append((key, name, [:])) }
            found[found.count - 1].counts[state] = Int(try row.integer(3))
        }
        return found.prefix(limit).map { CodeDepartment(key: $0.key, name: $0.name, counts: $0.counts) }
    }

    /// In the order in which letters are handed out: by department, then by name.
    func ids(
        _ selection: CodeSelection,
        behind last: Account.ID?,
        through end: Account.ID? = nil,
        limit: Int,
        at now: Instant
    ) throws -> [Account.ID] {
        var conditions: [SQL] = []
        if selection.states.count < CodeState.allCases.count {
            let states = selection.states.map { "\($0.rawValue)" as SQL }
            conditions.append("\(state(at: now)) IN (\(states.joined(", ")))")
        }
        if let key = selection.department { conditions.append("\(department) = \(key)") }
        if let last { conditions.append(try condition(">", last)) }
        if let end { conditions.append(try condition("<=", end)) }
        guard !selection.states.isEmpty else { return [] }
        let wanted = conditions.reduce("" as SQL) { $0 + " AND " + $1 }
        return try session.rows(
            """
            SELECT account.id \(people(withAdministrators: selection.withAdministrators))\(wanted)
            ORDER BY \(order) LIMIT \(limit)
            """
        ).map { row in
            guard let id = Account.ID(try row.text(0)) else { throw DamagedRow(column: 0) }
            return id
        }
    }

    /// That people come behind one, or not behind one; nobody does where that one is gone.
    private func condition(_ comparison: SQL, _ account: Account.ID) throws -> SQL {
        let row = try session.row(
            """
            SELECT \(order) FROM account
            WHERE account.organization_id = \(organization.number) AND account.id = \(account.text)
            """)
        guard let row else { return "1 = 0" }
        return "(\(order)) \(comparison) (\(row.values[0]), \(row.values[1]), \(row.values[2]))"
    }

    private func people(withAdministrators: Bool) -> SQL {
        let reach: SQL = withAdministrators ? "" : " AND \(AdministratorTable.isOrdinary(organization))"
        return """
            FROM account LEFT JOIN claim_code AS code ON code.organization_id = account.organization_id
            AND code.account_id = account.id AND code.kind = 'access-code'
            LEFT JOIN code_issue AS issue ON issue.organization_id = account.organization_id
            AND issue.account_id = account.id
            WHERE account.organization_id = \(organization.number) AND account.kind = 'emailless'
            AND account.active = 1 AND account.invited IS NOT NULL AND account.claimed IS NULL\(reach)
            """
    }

    private func state(at now: Instant) -> SQL {
        """
        CASE WHEN code.expires > \(now.milliseconds) AND issue.digest = code.digest THEN 'issued'
        WHEN code.expires > \(now.milliseconds) THEN 'waiting'
        WHEN code.digest IS NOT NULL OR issue.digest IS NOT NULL THEN 'ended' ELSE 'none' END
        """
    }

    private var order: SQL { "\(department), \(name), account.id" }

    /// What is compared is short, so that it can be compared with once more.
    private var department: SQL { "SUBSTR(COALESCE(\(folded(Self.department)), ''), 1, 128)" }

    private var label: SQL {
        let stored = dialect.stored("account.document")
        return "COALESCE(\(dialect.scalar(.text, at: Self.department, in: stored)), '')"
    }

    private var name: SQL {
        let (family, given) = (folded(["name", "familyName"]), folded(["name", "givenName"]))
        return """
            SUBSTR(COALESCE(\(family) || ' ' || \(given), \(folded(["displayName"])), \(family), account.user_name_key),
            1, 128)
            """
    }

    private func folded(_ path: [String]) -> SQL { dialect.scalar(.text, at: path, in: "account.comparison") }

    private static let department = [ManagerReference.container, "department"]
}
