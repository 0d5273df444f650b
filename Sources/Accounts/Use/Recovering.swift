internal import SCIM
package import Secrets

/// People who forgot their password choose another.
package struct Recovering: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment
    private let desk: ResetDesk

    package init(store: any AccountStore, keyring: Keyring, environment: Environment, desk: ResetDesk) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
        self.desk = desk
    }

    /// How people of a name get back in; told by the form of the name alone, so that it says nothing about who exists.
    package enum Way: Hashable, Sendable {
        /// A code of 6 digits is mailed, if there is such a person.
        case mailedCode
        case recoveryCode
        /// Whoever has neither mailbox nor phone asks an administrator for a new access code.
        case accessCode
    }

    package enum Outcome: Hashable, Sendable {
        case begun(BrowserSecret)
        /// There is no such person, or no such code; it is not said which.
        case refused
        case wait(seconds: Int64)
    }

    /// Asks for a way back in; what is to be mailed is decided later, so that this takes as long for everybody.
    ///
    /// - Returns: nil when there were too many tries, or when nobody can be called that.
    package func ask(_ typed: String, in organization: Organization, network: String) async throws -> Way? {
        guard let identifier = Identifier(typed) else { return nil }
        switch identifier {
        case .phone: return .recoveryCode
        case .username: return .accessCode
        case .email(let name):
            guard try await wait(for: name, in: organization, network: network) == nil else { return nil }
            desk.take(ResetDesk.Wish(name: name, organization: organization.id))
            return .mailedCode
        }
    }

    /// Begins choosing a password, with a mailed code or a recovery code; the code is spent with the password.
    package func begin(
        _ typed: String,
        code: String,
        in organization: Organization,
        network: String
    ) async throws -> Outcome {
        let identifier = Identifier(typed)
        let name = identifier?.name ?? SignInName(key: "")
        if let seconds = try await wait(for: name, in: organization, network: network) {
            return .wait(seconds: seconds)
        }
        let kind: ClaimCode.Kind = if case .phone? = identifier { .recoveryCode } else { .resetCode }
        let (now, secret) = (environment.now(), BrowserSecret(environment))
        let found = try await store.signInAccount(name, in: organization.id)
        let typedCode = ClaimCode(kind, typed: code)
        guard let found, found.hasPassword else { return .refused }
        let isBegun = try await store.write { [keyring] records in
            guard let (account, _) = try records.account(found.id, in: organization.id),
                let stored = try records.code(kind, of: account.id, in: account.organization), stored.isLive(at: now),
                let purpose = account.purpose(of: kind)
            else { return false }
            guard let typedCode, typedCode.digest(of: account.id, keyring).isSame(as: stored.digest) else {
                try records.countTry(kind, of: account.id, in: account.organization)
                return false
            }
            try records.begin(
                purpose, of: account, in: organization, provenBy: stored, secret.digest(keyring), at: now)
            return true
        }
        return isBegun ? .begun(secret) : .refused
    }

    private func wait(for name: SignInName, in organization: Organization, network: String) async throws -> Int64? {
        let (now, key) = (environment.now(), "reset \(organization.id.number) \(name.key)")
        return try await store.write { [keyring] records in
            let waits = [
                try Throttle.ofNetwork.take(network, keyring, at: now, records),
                try Throttle.ofNameFromNetwork.take("\(key) \(network)", keyring, at: now, records),
                try Throttle.ofName.take(key, keyring, at: now, records),
            ]
            return waits.compactMap(\.self).max()
        }
    }
}
