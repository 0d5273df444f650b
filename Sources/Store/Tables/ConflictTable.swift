internal import Accounts
internal import SCIM

/// The statements on `refused_creation`.
struct ConflictTable {
    let session: any Session

    private static let columns: SQL = """
        refused_creation.id, refused_creation.integration_id, integration.name, refused_creation.clash,
        refused_creation.account_id, refused_creation.user_name, refused_creation.external_id,
        refused_creation.first_seen, refused_creation.last_seen, refused_creation.times
        """

    private static func select(_ condition: SQL, in organization: Organization.ID) -> SQL {
        """
        SELECT \(columns) FROM refused_creation
        JOIN integration ON integration.organization_id = refused_creation.organization_id
        AND integration.id = refused_creation.integration_id
        WHERE refused_creation.organization_id = \(organization.number) AND \(condition)
        """
    }

    func all(behind last: Conflict.ID?, limit: Int, in organization: Organization.ID) throws -> [Conflict] {
        let condition: SQL =
            "refused_creation.dismissed IS NULL\(last.map { " AND refused_creation.id < \($0.number)" as SQL } ?? "")"
        return try session.rows(
            "\(Self.select(condition, in: organization)) ORDER BY refused_creation.id DESC LIMIT \(limit)"
        ).map(Conflict.init)
    }

    func count(upTo limit: Int, in organization: Organization.ID) throws -> Int {
        let row = try session.row(
            """
            SELECT COUNT(*) FROM (SELECT 1 FROM refused_creation
            WHERE organization_id = \(organization.number) AND dismissed IS NULL LIMIT \(limit)) AS counted
            """)
        return Int(try row?.integer(0) ?? 0)
    }

    func hasAny() throws -> Bool { try session.row("SELECT 1 FROM refused_creation LIMIT 1") != nil }

    /// Held by whoever decides about it: the row is written to, and stays as it is.
    func conflict(_ id: Conflict.ID, in organization: Organization.ID) throws -> Conflict? {
        let isThere = try session.run(
            """
            UPDATE refused_creation SET times = times
            WHERE organization_id = \(organization.number) AND id = \(id.number)
            """)
        guard isThere == 1 else { return nil }
        return try session.row(Self.select("refused_creation.id = \(id.number)", in: organization))
            .map(Conflict.init)
    }

    func dismiss(_ id: Conflict.ID, in organization: Organization.ID, at now: Instant) throws -> Bool {
        try session.run(
            """
            UPDATE refused_creation SET dismissed = \(now.milliseconds)
            WHERE organization_id = \(organization.number) AND id = \(id.number) AND dismissed IS NULL
            """) == 1
    }

    func forget(_ id: Conflict.ID, in organization: Organization.ID) throws {
        try session.run(
            "DELETE FROM refused_creation WHERE organization_id = \(organization.number) AND id = \(id.number)")
    }

    // MARK: News

    func take(_ news: ConflictNews) throws {
        switch news {
        case .refused(let clash, let source, let time): try remember(clash, of: source, at: time)
        case .settled(let userNameKey, let externalID, let source):
            let isSame: SQL =
                externalID.map { "(user_name_key = \(userNameKey) OR external_id = \($0))" }
                ?? "user_name_key = \(userNameKey)"
            try session.run(
                """
                DELETE FROM refused_creation WHERE organization_id = \(source.organization.number)
                AND integration_id = \(source.integration.number) AND \(isSame)
                """)
        }
    }

    /// Nothing is remembered when nobody has the name any more.
    private func remember(_ clash: Clash, of source: ProvisioningSource, at time: Instant) throws {
        let (organization, integration) = (source.organization.number, source.integration.number)
        let holder: SQL =
            switch clash.value {
            case .userName: "account.user_name_key = \(clash.key)"
            case .signInName: "account.sign_in_key = \(clash.key)"
            case .externalID:
                "account.external_id = \(clash.key) AND (account.integration_id = \(integration) OR kind = 'emailless')"
            }
        let found = try session.row(
            "SELECT account.id FROM account WHERE account.organization_id = \(organization) AND \(holder) LIMIT 1")
        guard let found else { return }
        try session.run(
            """
            INSERT INTO refused_creation (organization_id, integration_id, clash, clash_key, account_id, user_name,
            user_name_key, external_id, first_seen, last_seen, times)
            VALUES (\(organization), \(integration), \(clash.value.rawValue), \(clash.key), \(try found.text(0)),
            \(clash.userName), \(clash.userNameKey), \(SQLValue(clash.externalID)), \(time.milliseconds),
            \(time.milliseconds), 1)
            ON CONFLICT (organization_id, integration_id, clash, clash_key) DO UPDATE SET
            account_id = excluded.account_id, user_name = excluded.user_name, user_name_key = excluded.user_name_key,
            external_id = excluded.external_id, last_seen = excluded.last_seen, times = refused_creation.times + 1
            """)
        try bound(source)
    }

    private func bound(_ source: ProvisioningSource) throws {
        let own: SQL = """
            organization_id = \(source.organization.number) AND integration_id = \(source.integration.number)
            """
        let count = try session.row("SELECT COUNT(*) FROM refused_creation WHERE \(own)")?.integer(0) ?? 0
        let surplus = Int(count) - Limits.conflictsOfIntegration
        guard surplus > 0 else { return }
        try session.run(
            """
            DELETE FROM refused_creation WHERE id IN (
            SELECT id FROM refused_creation WHERE \(own) ORDER BY last_seen, id LIMIT \(surplus))
            """)
    }
}

extension Conflict {
    /// - Parameter row: the columns of `ConflictTable.columns`.
    fileprivate init(_ row: Row) throws {
        guard let value = Clash.Value(rawValue: try row.text(3)), let holder = Account.ID(try row.text(4)) else {
            throw DamagedRow(column: 3)
        }
        self.init(
            id: ID(try row.integer(0)), integration: Integration.ID(try row.integer(1)),
            integrationName: try row.text(2), value: value, holder: holder, userName: try row.text(5),
            externalID: try row.optionalText(6), first: Instant(milliseconds: try row.integer(7)),
            last: Instant(milliseconds: try row.integer(8)), times: Int(try row.integer(9)))
    }
}
