internal import SCIM

/// Whether single sign-on applies to somebody: it is on, the person is to sign on, and a provider that was tested answers
/// for the verified domain of the address.
extension AccountTransaction {
    func signOnProvider(of account: Account, in organization: Organization) throws -> Provider? {
        guard account.signsOn(in: organization.settings), let domain = account.mailDomain else { return nil }
        return try provider(for: domain, in: organization.id)
    }
}

/// Nobody locks everybody out: while people sign on at a provider, somebody must be able to come in when it breaks.
extension AccountTransaction {
    /// Whether a change would take the last way in.
    ///
    /// - Parameter after: the account as it will be; nil when it is deleted.
    func losesLastWayIn(from before: Account, to after: Account?, in organization: Organization) throws -> Bool {
        guard organization.settings.isOn(.singleSignOn), before.isWayIn, after?.isWayIn != true else { return false }
        // Held until the end, so that of the last two not each takes the other for the one who remains.
        guard let current = try self.organization(organization.id), current.settings.isSignOnEnforced else {
            return false
        }
        return try !hasWayIn(otherThan: before.id, in: organization.id)
    }
}

extension Account {
    /// Why the change is refused, for whoever asked for it.
    var isLastWayIn: String {
        "\(SCIMError.quoted(userName)) is the last one who signs in by password; if the provider broke, nobody could come in. "
            + "Let somebody else who has claimed an account sign in by password first (authMethod password)."
    }
}

extension Settings {
    /// Whether people sign on at a provider unless something else is said about them.
    var isSignOnEnforced: Bool { isOn(.singleSignOn) && self[.loginMethod] == "sso" }
}

extension Account {
    /// Whether its person may come in whatever becomes of a provider; `SignOnTransaction.hasWayIn` asks the same.
    fileprivate var isWayIn: Bool {
        isActive && lifecycle.isClaimed && (kind != .email || SignInMethod.wish(in: profile) == "password")
    }
}
