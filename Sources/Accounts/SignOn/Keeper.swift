internal import SCIM

/// A system administrator, and whether that one can always sign in, whatever becomes of a provider.
package struct Keeper: Hashable, Sendable {
    /// What an administrator needs so as to be let in when no provider answers.
    package enum Need: String, CaseIterable, Sendable {
        case claimed
        case address
        /// Signs in by password, and has one.
        case password
        case secondFactor = "second-factor"
    }

    package let id: Account.ID
    package let name: String
    package let missing: Set<Need>

    package var canAlwaysSignIn: Bool { missing.isEmpty }

    /// So many there must be before everybody signs on at a provider: one may be on holiday.
    package static let needed = 2
}

extension Administration {
    /// The system administrators, those first who can always sign in.
    package func keepers(by acting: ActingAdministrator) async throws -> [Keeper] {
        try desk.allow(.readSettings, to: acting)
        let names = try await store.systemAdministrators(in: acting.organization.id)
        return try await store.write { try $0.keepers(names, in: acting.organization) }
            .sorted { $0.canAlwaysSignIn && !$1.canAlwaysSignIn }
    }

}

extension AccountStore {
    /// Those who have the role themselves.
    func systemAdministrators(in organization: Organization.ID) async throws -> [Account.ID] {
        try await administrators(in: organization).compactMap { administrator in
            guard case .account(.systemAdministrator) = administrator.kind else { return nil }
            return Account.ID(administrator.id)
        }
    }
}

extension AccountTransaction {
    fileprivate func keepers(_ accounts: [Account.ID], in organization: Organization) throws -> [Keeper] {
        try accounts.compactMap { id in
            guard let (account, _) = try account(id, in: organization.id) else { return nil }
            var missing: Set<Keeper.Need> = []
            if !account.isActive || !account.lifecycle.isClaimed { missing.insert(.claimed) }
            if account.kind != .email { missing.insert(.address) }
            let hasPassword = try signInRecord(of: id, in: organization.id)?.password != nil
            if !hasPassword || SignInMethod.wish(in: account.profile) != "password" { missing.insert(.password) }
            if try secondFactor(of: id, in: organization.id) == nil { missing.insert(.secondFactor) }
            return Keeper(id: id, name: account.userName, missing: missing)
        }
    }

    /// - Throws: `TooFewKeepers`.
    func checkKeepers(_ accounts: [Account.ID], in organization: Organization) throws {
        let count = try keepers(accounts, in: organization).count(where: \.canAlwaysSignIn)
        guard count >= Keeper.needed else { throw TooFewKeepers(count: count) }
    }
}

/// Not enough administrators could sign in if the provider broke.
package struct TooFewKeepers: Error, Hashable {
    package let count: Int

    package init(count: Int) {
        self.count = count
    }
}
