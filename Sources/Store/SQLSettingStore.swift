package import Accounts
internal import SCIM

/// How an organization looks, and whom its settings are about.
extension SQLAccountStore {
    package func logo(of organization: Organization.ID) async throws -> Logo? {
        try await reporting { try await driver.lookup(LogoTable.lookup(of: organization)).map(Logo.init) }
    }

    package func count(
        _ circle: SettingReach.Circle,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> Int {
        let statement = ReachTable.statement(circle, in: organization, limit: limit)
        return try await reporting {
            try await driver.read { Int(try $0.row(statement)?.integer(0) ?? 0) }
        }
    }
}

/// The verbs on them, handed on to their tables.
extension SQLAccountTransaction {
    private var logos: LogoTable { LogoTable(session: session) }

    func save(_ logo: Logo, of organization: Organization.ID) throws {
        try session.announce()
        try logos.save(logo, of: organization)
    }

    func deleteLogo(of organization: Organization.ID) throws -> Bool {
        try session.announce()
        return try logos.delete(of: organization)
    }

    func rename(_ organization: Organization.ID, to name: String) throws {
        try session.announce()
        try OrganizationTable(session: session).rename(organization, to: name)
    }

    func count(_ circle: SettingReach.Circle, limit: Int, in organization: Organization.ID) throws -> Int {
        Int(try session.row(ReachTable.statement(circle, in: organization, limit: limit))?.integer(0) ?? 0)
    }
}
