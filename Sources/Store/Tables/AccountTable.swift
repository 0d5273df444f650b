internal import Accounts
internal import SCIM

/// The statements on `account`.
struct AccountTable {
    let session: any Session
    let dialect: any Dialect

    func account(_ id: Account.ID, in organization: Organization.ID) throws -> (Account, AccountRecord)? {
        try account(where: "id = \(id.text)", in: organization)
    }

    func account(named userName: String, in organization: Organization.ID) throws -> (Account, AccountRecord)? {
        try account(where: "user_name_key = \(userName.comparisonKey)", in: organization)
    }

    static func names(of accounts: [Account.ID], in organization: Organization.ID, _ dialect: any Dialect) -> SQL {
        """
        SELECT id, \(dialect.scalar(.text, at: ["displayName"], in: dialect.stored("account.document"))) FROM account
        WHERE organization_id = \(organization.number)
        AND id IN (SELECT value FROM \(dialect.elements(accounts.map(\.text))) AS wanted)
        """
    }

    func deactivated(like entry: AccountEntry) throws -> (Account, AccountRecord)? {
        let (account, externalID) = (entry.account, entry.account.externalID)
        let deactivated: SQL = "integration_id = \(account.integration.number) AND active = 0"
        if let externalID,
            let found = try self.account(
                where: "external_id = \(externalID) AND \(deactivated)", in: account.organization)
        {
            return found
        }
        let found = try self.account(
            where: "user_name_key = \(entry.userNameKey) AND \(deactivated)", in: account.organization)
        guard externalID == nil || found?.0.externalID == nil else { return nil }
        return found
    }

    /// A walk over all of them reads each row once, whatever the selection.
    func accounts(
        _ selection: AccountSelection,
        behind last: Account.ID?,
        limit: Int,
        in organization: Organization.ID
    ) throws -> [Account] {
        var conditions: [SQL] = []
        if let last { conditions.append("id > \(last.text)") }
        if let kind = selection.kind { conditions.append("kind = \(kind.rawValue)") }
        if let stage = selection.stage { conditions.append(stage.condition) }
        let rows = try session.rows(
            "\(Self.select(organization, where: conditions)) ORDER BY id LIMIT \(limit)")
        return try rows.map { try Account($0, AccountRecord($0), in: organization) }
    }

    func accounts(_ ids: [Account.ID], in organization: Organization.ID) throws -> [Account] {
        let wanted: SQL = "id IN (SELECT value FROM \(dialect.elements(ids.map(\.text))) AS wanted)"
        return try session.rows(Self.select(organization, where: [wanted]))
            .map { try Account($0, AccountRecord($0), in: organization) }
    }

    /// By a role of their own.
    func systemAdministrators(in organization: Organization.ID) throws -> [Account] {
        let conditions: [SQL] = ["role = \(Role.systemAdministrator.rawValue)", "active = 1"]
        return try session.rows("\(Self.select(organization, where: conditions)) ORDER BY id")
            .map { try Account($0, AccountRecord($0), in: organization) }
    }

    /// Those whose `userName` or sign-in name has one of these keys, or whose `externalId` is one of these.
    ///
    /// A condition each, for an index each.
    func accounts(
        named names: Set<String>,
        employeeIDs: Set<String>,
        in organization: Organization.ID
    ) throws -> [Account] {
        let conditions: [(SQL, Set<String>)] = [
            ("user_name_key", names), ("sign_in_key", names), ("external_id", employeeIDs),
        ]
        var found: [Account.ID: Account] = [:]
        for (column, texts) in conditions where !texts.isEmpty {
            let wanted: SQL = "\(column) IN (SELECT value FROM \(dialect.elements(texts.sorted())) AS wanted)"
            for row in try session.rows(Self.select(organization, where: [wanted])) {
                let account = try Account(row, AccountRecord(row), in: organization)
                found[account.id] = account
            }
        }
        return Array(found.values)
    }

    private static func select(_ organization: Organization.ID, where conditions: [SQL]) -> SQL {
        """
        SELECT \(Account.columns(organization)) FROM account
        WHERE \((["organization_id = \(organization.number)"] + conditions).joined(" AND "))
        """
    }

    private func account(where condition: SQL, in organization: Organization.ID) throws -> (Account, AccountRecord)? {
        let row = try session.row("\(Self.select(organization, where: [condition]))\(dialect.rowLock)")
        guard let row else { return nil }
        let record = try AccountRecord(row)
        return (try Account(row, record, in: organization), record)
    }

    func insert(_ entry: AccountEntry) throws {
        let account = entry.account
        try session.send(
            """
            INSERT INTO account (organization_id, id, integration_id, kind, active, user_name_key, sign_in_key,
            external_id, manager_id, list_key, domain, invited, claimed, created, modified, version, document, comparison)
            VALUES (\(account.organization.number), \(account.id.text), \(account.integration.number),
            \(account.kind.rawValue), \(account.isActive ? 1 : 0), \(entry.userNameKey), \(account.signInKey),
            \(SQLValue(account.externalID)), \(SQLValue(entry.managerKey)), \(entry.keys.listKey),
            \(SQLValue(entry.keys.domain)), \(account.invited), \(account.claimed), \(account.created.milliseconds),
            \(account.lastModified.milliseconds), \(account.version.number), \(entry.document),
            \(dialect.json(entry.comparison)))
            """)
        try contacts.insert(entry.contacts, of: account)
        try words.insert(entry.keys.words, of: account)
    }

    /// Writes what changed; a column that did not is left alone, and so are its indexes.
    func update(_ entry: AccountEntry, replacing old: AccountEntry) throws -> Bool {
        let account = entry.account
        let before = old.account
        var changes: [SQL] = [
            "modified = \(account.lastModified.milliseconds)", "version = \(account.version.number)",
            "document = \(entry.document)", "comparison = \(dialect.json(entry.comparison))",
        ]
        if account.integration != before.integration {
            changes.append("integration_id = \(account.integration.number)")
        }
        if account.kind != before.kind { changes.append("kind = \(account.kind.rawValue)") }
        if account.isActive != before.isActive { changes.append("active = \(account.isActive ? 1 : 0)") }
        if entry.userNameKey != old.userNameKey { changes.append("user_name_key = \(entry.userNameKey)") }
        if account.signInKey != before.signInKey { changes.append("sign_in_key = \(account.signInKey)") }
        // By bytes, as the database and a filter compare it: to Swift both Unicode forms of a text are equal.
        if account.externalID.map({ Array($0.utf8) }) != before.externalID.map({ Array($0.utf8) }) {
            changes.append("external_id = \(SQLValue(account.externalID))")
        }
        if entry.managerKey != old.managerKey { changes.append("manager_id = \(SQLValue(entry.managerKey))") }
        if entry.keys.listKey != old.keys.listKey { changes.append("list_key = \(entry.keys.listKey)") }
        if entry.keys.domain != old.keys.domain { changes.append("domain = \(SQLValue(entry.keys.domain))") }
        if account.lifecycle != before.lifecycle {
            changes += ["invited = \(account.invited)", "claimed = \(account.claimed)"]
        }
        let count = try session.run(
            """
            UPDATE account SET \(changes.joined(", "))
            WHERE organization_id = \(account.organization.number) AND id = \(account.id.text)
            AND version = \(before.version.number)
            """)
        guard count == 1 else { return false }
        try contacts.remove(old.contacts.subtracting(entry.contacts), of: account)
        try contacts.insert(entry.contacts.subtracting(old.contacts), of: account)
        try words.remove(old.keys.words.subtracting(entry.keys.words), of: account)
        try words.insert(entry.keys.words.subtracting(old.keys.words), of: account)
        return true
    }

    func delete(_ id: Account.ID, in organization: Organization.ID, at now: Instant) throws {
        try GroupTable(session: session, dialect: dialect)
            .touchGroups(of: "account_id = \(id.text)", in: organization, at: now)
        try session.run(
            "DELETE FROM account WHERE organization_id = \(organization.number) AND id = \(id.text)")
    }

    private var contacts: ContactTable { ContactTable(session: session) }
    private var words: WordTable { WordTable(session: session, dialect: dialect) }
}

extension AccountSelection.Stage {
    fileprivate var condition: SQL {
        switch self {
        case .provisioned: "active = 1 AND invited IS NULL"
        case .invited: "active = 1 AND invited IS NOT NULL AND claimed IS NULL"
        case .claimed: "active = 1 AND claimed IS NOT NULL"
        case .deactivated: "active = 0"
        }
    }
}

extension Account {
    fileprivate var signInKey: SQLValue { SQLValue(identification.signInName?.key) }
    fileprivate var invited: SQLValue { SQLValue(lifecycle.inviteDate?.milliseconds) }
    fileprivate var claimed: SQLValue { SQLValue(lifecycle.claimDate?.milliseconds) }
}
