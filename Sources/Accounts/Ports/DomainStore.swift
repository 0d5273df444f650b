package import SCIM

/// Where domains live; a part of `AccountStore`.
package protocol DomainStore: Sendable {
    /// In the order of their names.
    func domains(in organization: Organization.ID) async throws -> [Domain]
}

/// What may be done to domains inside a transaction; every verb names the organization.
package protocol DomainTransaction {
    /// The domain with the code that was mailed for it last, locked until the end of the transaction.
    func domain(_ name: DomainName, in organization: Organization.ID) throws -> (domain: Domain, code: DomainCode?)?
    /// - Returns: false when the organization has it already.
    func insert(_ name: DomainName, in organization: Organization.ID, at now: Instant) throws -> Bool
    /// The code that was mailed is of no more use.
    ///
    /// - Throws: `StoreError.taken(.domain)` when another organization has verified it.
    func verify(_ name: DomainName, by proof: Domain.Proof, in organization: Organization.ID, at now: Instant) throws
    /// Keeps a code, in place of any other.
    func save(_ code: DomainCode, for name: DomainName, in organization: Organization.ID) throws
    /// - Returns: how many codes were mailed for the domain today, this one included, also before it was removed and added.
    func countCode(for name: DomainName, on day: Int64, in organization: Organization.ID) throws -> Int
    /// - Returns: false when the organization does not have it.
    func delete(_ name: DomainName, in organization: Organization.ID) throws -> Bool
    func hasVerifiedDomain(in organization: Organization.ID) throws -> Bool
}
