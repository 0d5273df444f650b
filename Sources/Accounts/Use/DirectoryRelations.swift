package import SCIM

/// What is answered about people beside what is stored of them.
extension Directory {
    /// The groups that people are in, by themselves or by way of other groups.
    package func memberships(
        of records: [AccountRecord],
        by caller: Credential
    ) async throws -> [Account.ID: [Membership]] {
        let members = records.filter(\.isMember).map(\.id)
        guard !members.isEmpty else { return [:] }
        return try await store.memberships(of: members, in: caller.organization.id)
    }

    /// The managers that these people name and that there are, each with its `displayName` if it has one.
    package func managers(of records: [AccountRecord], by caller: Credential) async throws -> [Account.ID: String?] {
        let ids = Set(records.compactMap(\.managerID))
        guard !ids.isEmpty else { return [:] }
        return try await store.names(of: Array(ids), in: caller.organization.id)
    }

    /// The live links and access codes of people, with when they end; administrators are out of reach.
    package func invitations(
        of records: [AccountRecord],
        by caller: Credential
    ) async throws -> [Account.ID: (ClaimCode, Instant)] {
        let now = environment.now()
        return try await store.invitations(
            of: records.map(\.id), withAdministrators: false, in: caller.organization.id
        )
        .filter { $0.value.isLive(at: now) }
        .reduce(into: [:]) { opened, found in
            opened[found.key] = found.value.opened(of: found.key, keyring).map { ($0, found.value.expires) }
        }
    }
}
