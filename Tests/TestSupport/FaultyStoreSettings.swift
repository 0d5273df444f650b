package import Accounts

/// Settings of a store that fails only where it is told to: here nothing does.
extension FaultyStore {
    package func logo(of organization: Organization.ID) async throws -> Logo? {
        try await working.logo(of: organization)
    }

    package func count(
        _ circle: SettingReach.Circle,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> Int {
        try await working.count(circle, limit: limit, in: organization)
    }
}
