/// Where it is kept how an organization looks, and counted whom its settings are about; a part of `AccountStore`.
package protocol SettingStore: Sendable {
    func logo(of organization: Organization.ID) async throws -> Logo?
    /// How many people there are of a circle; counting ends at the limit.
    func count(_ circle: SettingReach.Circle, limit: Int, in organization: Organization.ID) async throws -> Int
}

/// What may be done about them inside a transaction.
package protocol SettingTransaction {
    /// In place of any other.
    func save(_ logo: Logo, of organization: Organization.ID) throws
    /// - Returns: whether there was one.
    func deleteLogo(of organization: Organization.ID) throws -> Bool
    func rename(_ organization: Organization.ID, to name: String) throws
    /// How many people there are of a circle; counting ends at the limit.
    func count(_ circle: SettingReach.Circle, limit: Int, in organization: Organization.ID) throws -> Int
}
