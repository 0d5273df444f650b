package import Accounts
internal import SCIM

/// The domains of the store.
extension SQLAccountStore {
    package func domains(in organization: Organization.ID) async throws -> [Domain] {
        try await reporting { try await driver.read { try DomainTable(session: $0).all(in: organization) } }
    }
}

/// The verbs on domains, handed on to their table.
extension SQLAccountTransaction {
    private var domains: DomainTable { DomainTable(session: session) }

    func domain(_ name: DomainName, in organization: Organization.ID) throws -> (domain: Domain, code: DomainCode?)? {
        try domains.domain(name, in: organization, lock: dialect.rowLock)
    }

    func insert(_ name: DomainName, in organization: Organization.ID, at now: Instant) throws -> Bool {
        try domains.insert(name, in: organization, at: now)
    }

    func verify(
        _ name: DomainName,
        by proof: Domain.Proof,
        in organization: Organization.ID,
        at now: Instant
    ) throws {
        try domains.verify(name, by: proof, in: organization, at: now)
    }

    func save(_ code: DomainCode, for name: DomainName, in organization: Organization.ID) throws {
        try domains.save(code, for: name, in: organization)
    }

    func countCode(for name: DomainName, on day: Int64, in organization: Organization.ID) throws -> Int {
        try OrganizationTable(session: session).countUse(of: "domain-codes \(name)", on: day, in: organization)
    }

    func delete(_ name: DomainName, in organization: Organization.ID) throws -> Bool {
        try domains.delete(name, in: organization)
    }

    func hasVerifiedDomain(in organization: Organization.ID) throws -> Bool {
        try domains.hasVerified(in: organization)
    }
}
