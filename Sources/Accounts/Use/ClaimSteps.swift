internal import SCIM
internal import Secrets

/// The steps around the password.
extension Claiming {
    package enum UsernameOutcome: Hashable, Sendable {
        case chosen(Claim.Step)
        case flawed(UsernameFlaw)
        case taken
        case over
    }

    /// Chooses the name an e-mail-less person signs in with; it is the account's with the password, and unique then.
    package func chooseUsername(
        _ typed: String,
        _ secret: BrowserSecret,
        in organization: Organization
    ) async throws -> UsernameOutcome {
        let username: Username
        do throws(UsernameFlaw) { username = try Username(typed) } catch { return .flawed(error) }
        let name = SignInName(username)
        guard let progress = try await current(secret, in: organization) else { return .over }
        let id = progress.account.id
        guard try await !store.write({ try $0.isTaken(name, byOthersThan: id, in: organization.id) }) else {
            return .taken
        }
        let next = try await finish(.username, secret, in: organization) { stored, _, _ in
            stored.username = name.key
            return true
        }
        return next.map(UsernameOutcome.chosen) ?? .over
    }

    /// Names that are free, to choose from.
    package func usernames(for progress: Progress, in organization: Organization) async throws -> [Username] {
        let (profile, id) = (progress.account.profile, progress.account.id)
        let name = profile["name"]?.object
        return try await store.write { records in
            try Username.suggestions(
                givenName: name?["givenName"]?.string, familyName: name?["familyName"]?.string,
                displayName: profile["displayName"]?.string
            ) { try records.isTaken(SignInName($0), byOthersThan: id, in: organization.id) }
        }
    }

    /// Whether to end the sessions of other browsers, after a reset.
    ///
    /// - Parameter session: the one that goes on; nil where the browser has lost it.
    package func decideAboutDevices(
        ending: Bool,
        _ secret: BrowserSecret,
        keeping session: BrowserSecret?,
        in organization: Organization
    ) async throws -> Claim.Step? {
        let kept = session?.digest(keyring)
        return try await finish(.devices, secret, in: organization) { stored, account, records in
            if ending { try records.endSessions(of: account.id, in: stored.organization, except: kept) }
            return true
        }
    }
}
