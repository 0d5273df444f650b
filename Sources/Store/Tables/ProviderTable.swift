internal import Accounts
internal import SCIM

/// The statements on `provider`, and on the routes in `domain` that lead to one.
struct ProviderTable {
    let session: any Session

    private static let columns: SQL = """
        p.id, p.organization_id, p.name, p.facts, p.held_facts, p.options, p.metadata_url, p.pinned_signer, p.etag,
        p.next_fetch, p.fetch_error, p.created, p.tested, p.version
        """

    static func lookup(_ id: Provider.ID, in organization: Organization.ID) -> SQL {
        "SELECT \(columns) FROM provider p WHERE p.id = \(id.number) AND p.organization_id = \(organization.number)"
    }

    static func lookup(entityID: String, in organization: Organization.ID) -> SQL {
        """
        SELECT \(columns) FROM provider p
        WHERE p.organization_id = \(organization.number) AND p.entity_id = \(entityID)
        """
    }

    static func lookup(named name: String, in organization: Organization.ID) -> SQL {
        "SELECT \(columns) FROM provider p WHERE p.organization_id = \(organization.number) AND p.name = \(name)"
    }

    /// Only a verified domain leads anywhere, and only to a provider that was tested.
    static func lookup(for domain: DomainName, in organization: Organization.ID) -> SQL {
        """
        SELECT \(columns) FROM domain d JOIN provider p ON p.id = d.provider_id AND p.organization_id = d.organization_id
        WHERE d.organization_id = \(organization.number) AND d.name = \(domain.text) AND d.verified IS NOT NULL
        AND p.tested IS NOT NULL
        """
    }

    func all(in organization: Organization.ID) throws -> [Provider] {
        try session.rows(
            "SELECT \(Self.columns) FROM provider p WHERE p.organization_id = \(organization.number) ORDER BY p.name"
        ).map(Provider.init)
    }

    func hasActive(in organization: Organization.ID) throws -> Bool {
        try session.row(
            "SELECT 1 FROM provider WHERE organization_id = \(organization.number) AND tested IS NOT NULL LIMIT 1")
            != nil
    }

    func insert(_ new: NewProvider, in organization: Organization.ID, at now: Instant) throws -> Provider {
        try session.run(
            """
            INSERT INTO provider (organization_id, name, entity_id, facts, options, metadata_url, pinned_signer, etag,
            next_fetch, created, version)
            VALUES (\(organization.number), \(new.name), \(new.facts.entityID), \(new.facts.stored),
            \(new.options.stored), \(SQLValue(new.source?.address)), \(SQLValue(new.source?.signer)),
            \(SQLValue(new.source?.etag)), \(SQLValue(new.source?.nextFetch.milliseconds)), \(now.milliseconds), 1)
            """)
        guard let row = try session.row(Self.lookup(named: new.name, in: organization)) else {
            throw DamagedRow(column: 0)
        }
        return try Provider(row)
    }

    func save(_ provider: Provider) throws -> Bool {
        try session.run(
            """
            UPDATE provider SET facts = \(provider.facts.stored), held_facts = \(SQLValue(provider.held?.stored)),
            options = \(provider.options.stored), metadata_url = \(SQLValue(provider.source?.address)),
            pinned_signer = \(SQLValue(provider.source?.signer)), etag = \(SQLValue(provider.source?.etag)),
            next_fetch = \(SQLValue(provider.source?.nextFetch.milliseconds)),
            fetch_error = \(SQLValue(provider.source?.trouble)), tested = \(SQLValue(provider.tested?.milliseconds)),
            version = version + 1
            WHERE id = \(provider.id.number) AND organization_id = \(provider.organization.number)
            AND version = \(provider.version)
            """) == 1
    }

    func delete(_ id: Provider.ID, in organization: Organization.ID) throws {
        try session.run(
            """
            UPDATE domain SET provider_id = NULL
            WHERE provider_id = \(id.number) AND organization_id = \(organization.number)
            """)
        try session.run("DELETE FROM provider WHERE id = \(id.number) AND organization_id = \(organization.number)")
    }

    func due(at now: Instant, puttingOff seconds: Int64, limit: Int, lock: SQL) throws -> [Provider] {
        let due = try session.rows(
            """
            SELECT \(Self.columns) FROM provider p WHERE p.next_fetch <= \(now.milliseconds)
            ORDER BY p.next_fetch LIMIT \(limit)\(lock)
            """
        ).map(Provider.init)
        let later = now.advanced(bySeconds: seconds).milliseconds
        for provider in due {
            try session.run("UPDATE provider SET next_fetch = \(later) WHERE id = \(provider.id.number)")
        }
        return due
    }

    func route(_ domain: DomainName, to provider: Provider.ID?, in organization: Organization.ID) throws -> Bool {
        try session.run(
            """
            UPDATE domain SET provider_id = \(SQLValue(provider?.number))
            WHERE organization_id = \(organization.number) AND name = \(domain.text) AND verified IS NOT NULL
            """) == 1
    }

    func domains(of provider: Provider.ID, in organization: Organization.ID) throws -> [DomainName] {
        try session.rows(
            """
            SELECT name FROM domain WHERE provider_id = \(provider.number)
            AND organization_id = \(organization.number) AND verified IS NOT NULL ORDER BY name
            """
        ).map { DomainName(stored: try $0.text(0)) }
    }
}

extension Provider {
    /// - Parameter row: the columns of `ProviderTable`.
    init(_ row: Row) throws {
        self.init(
            id: ID(try row.integer(0)), organization: Organization.ID(try row.integer(1)), name: try row.text(2),
            facts: try ProviderFacts(stored: try row.text(3)),
            held: try row.optionalText(4).map { try ProviderFacts(stored: $0) },
            options: try ProviderOptions(stored: try row.text(5)), source: try MetadataState(row),
            created: Instant(milliseconds: try row.integer(11)),
            tested: try row.optionalInteger(12).map(Instant.init(milliseconds:)), version: try row.integer(13))
    }
}

extension MetadataState {
    /// Nil where the metadata came by hand.
    fileprivate init?(_ row: Row) throws {
        guard let address = try row.optionalText(6) else { return nil }
        self.init(
            address: address, signer: try row.optionalBlob(7), etag: try row.optionalText(8),
            nextFetch: Instant(milliseconds: try row.optionalInteger(9) ?? 0), trouble: try row.optionalText(10))
    }
}
