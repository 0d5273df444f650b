internal import Accounts
internal import SCIM

/// The statements on `organization`, `integration` and `limit_use`.
struct OrganizationTable {
    let session: any Session

    func all() throws -> [Organization] {
        try session.rows(
            """
            SELECT o.id, o.slug, o.name, o.settings, l.digest FROM organization o
            LEFT JOIN logo l ON l.organization_id = o.id ORDER BY o.id
            """
        ).map { try Organization($0, from: 0, logo: try $0.optionalBlob(4).map(Logo.version)) }
    }

    /// - Parameter lock: what holds the row for this transaction, if anything shall.
    func organization(_ id: Organization.ID, lock: SQL) throws -> Organization? {
        try session.row("SELECT id, slug, name, settings FROM organization WHERE id = \(id.number)\(lock)")
            .map { try Organization($0, from: 0) }
    }

    func insert(slug: String, name: String, at now: Instant) throws -> Organization {
        let settings = Settings()
        let row = try session.row(
            """
            INSERT INTO organization (slug, name, settings, created)
            VALUES (\(slug), \(name), \(settings.stored), \(now.milliseconds)) RETURNING id
            """)
        return Organization(
            id: Organization.ID(try row?.integer(0) ?? 0), slug: slug, name: name, settings: settings)
    }

    func rename(_ organization: Organization.ID, to name: String) throws {
        try session.run("UPDATE organization SET name = \(name) WHERE id = \(organization.number)")
    }

    func save(_ settings: Settings, of organization: Organization.ID) throws {
        try session.run(
            "UPDATE organization SET settings = \(settings.stored) WHERE id = \(organization.number)")
    }

    /// - Parameter lock: what holds the row for this transaction, if anything shall.
    func integration(
        named name: String,
        in organization: Organization.ID,
        lock: SQL = ""
    ) throws -> Integration? {
        let row = try session.row(
            """
            SELECT id, settings FROM integration
            WHERE organization_id = \(organization.number) AND name = \(name)\(lock)
            """)
        return try row.map { row in
            Integration(
                id: Integration.ID(try row.integer(0)), name: name, settings: Settings(stored: try row.text(1)))
        }
    }

    func integrations(in organization: Organization.ID) throws -> [Integration] {
        try session.rows(
            """
            SELECT id, name, settings FROM integration WHERE organization_id = \(organization.number) ORDER BY name
            """
        ).map { row in
            Integration(
                id: Integration.ID(try row.integer(0)), name: try row.text(1),
                settings: Settings(stored: try row.text(2)))
        }
    }

    func integrations(
        _ wanted: Set<Integration.ID>,
        in organization: Organization.ID
    ) throws -> [Integration.ID: Integration] {
        guard !wanted.isEmpty else { return [:] }
        let numbers = wanted.map { "\($0.number)" as SQL }.joined(", ")
        let rows = try session.rows(
            """
            SELECT id, name, settings FROM integration
            WHERE organization_id = \(organization.number) AND id IN (\(numbers))
            """)
        var integrations: [Integration.ID: Integration] = [:]
        for row in rows {
            let id = Integration.ID(try row.integer(0))
            integrations[id] = Integration(
                id: id, name: try row.text(1), settings: Settings(stored: try row.text(2)))
        }
        return integrations
    }

    func insertIntegration(named name: String, in organization: Organization.ID, at now: Instant) throws -> Integration
    {
        let settings = Settings()
        let row = try session.row(
            """
            INSERT INTO integration (organization_id, name, settings, created)
            VALUES (\(organization.number), \(name), \(settings.stored), \(now.milliseconds)) RETURNING id
            """)
        return Integration(id: Integration.ID(try row?.integer(0) ?? 0), name: name, settings: settings)
    }

    func save(_ settings: Settings, of integration: Integration.ID, in organization: Organization.ID) throws {
        try session.run(
            """
            UPDATE integration SET settings = \(settings.stored)
            WHERE organization_id = \(organization.number) AND id = \(integration.number)
            """)
    }

    func countUse(of limit: String, on day: Int64, in organization: Organization.ID) throws -> Int {
        let row = try session.row(
            """
            INSERT INTO limit_use (organization_id, name, day, used)
            VALUES (\(organization.number), \(limit), \(day), 1)
            ON CONFLICT (organization_id, name, day) DO UPDATE SET used = limit_use.used + 1 RETURNING used
            """)
        return Int(try row?.integer(0) ?? 0)
    }

    func uses(of limit: String, on day: Int64, in organization: Organization.ID) throws -> Int {
        let row = try session.row(
            """
            SELECT used FROM limit_use
            WHERE organization_id = \(organization.number) AND name = \(limit) AND day = \(day)
            """)
        return Int(try row?.integer(0) ?? 0)
    }
}

extension Organization {
    static let width = 4

    /// - Parameter row: has id, slug, name and settings from this place on.
    init(_ row: Row, from column: Int, logo: String? = nil) throws {
        self.init(
            id: ID(try row.integer(column)), slug: try row.text(column + 1), name: try row.text(column + 2),
            settings: Settings(stored: try row.text(column + 3)), logo: logo)
    }
}

extension Integration {
    static let width = 3

    /// - Parameter row: has id, name and settings from this place on.
    init(_ row: Row, from column: Int) throws {
        self.init(
            id: ID(try row.integer(column)), name: try row.text(column + 1),
            settings: Settings(stored: try row.text(column + 2)))
    }
}
