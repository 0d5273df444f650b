internal import SCIM
package import Secrets
private import Synchronization

/// Answers wishes for a reset code, beside the requests that bring them: what is done for somebody who exists takes no
/// longer to be answered than what is not done for somebody who does not.
package final class ResetDesk: Sendable {
    struct Wish: Hashable, Sendable {
        let name: SignInName
        let organization: Organization.ID
    }

    private static let pause: Duration = .milliseconds(200)

    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment
    private let waiting = Mutex<[Wish]>([])

    package init(store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    /// Takes a wish in; one that finds no room is forgotten, and its person asks again.
    func take(_ wish: Wish) {
        waiting.withLock { waiting in
            guard waiting.count < Limits.waitingResets, !waiting.contains(wish) else { return }
            waiting.append(wish)
        }
    }

    /// Sees to wishes until the task is cancelled.
    ///
    /// - Parameter report: is told why wishes cannot be seen to.
    package func run(_ report: @Sendable (any Error) -> Void) async {
        while (try? await environment.sleep(Self.pause)) != nil {
            do { try await flush() } catch { report(error) }
        }
    }

    /// Sees to everything that was taken in before.
    package func flush() async throws {
        let wishes = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        for wish in wishes { try await grant(wish) }
    }

    private func grant(_ wish: Wish) async throws {
        guard let found = try await store.signInAccount(wish.name, in: wish.organization), found.kind == .email,
            found.isActive
        else { return }
        let (consequences, now) = (Consequences(keyring: keyring, environment: environment), environment.now())
        try await store.write { [keyring, environment] records in
            guard var account = try records.account(found.id, in: wish.organization)?.0, account.isActive,
                let organization = try records.organization(wish.organization), let address = account.address
            else { return }
            guard try Throttle.ofMailedCodes.take(account.id.text, keyring, at: now, records) == nil else { return }
            // Whoever was invited and has no password yet gets the link once more.
            if let effects = account.take(.remind, at: now) {
                try consequences.perform(effects, on: account, in: organization, records)
                return
            }
            // An address that nobody has proven could be anybody's (S13).
            let record = try records.signInRecord(of: account.id, in: account.organization)
            // Whoever signs on at a provider has no password to forget.
            guard try records.signOnProvider(of: account, in: organization) == nil else { return }
            guard account.lifecycle.isClaimed, record?.provenKey == account.identification.signInName?.key else {
                return
            }
            let code = ClaimCode(.resetCode, environment)
            let expires = now.advanced(bySeconds: ClaimCode.Kind.resetCode.seconds ?? 0)
            try records.save(
                StoredCode(code, of: account.id, expires: expires, keyring, environment), of: account.id,
                in: account.organization)
            try records.withdrawMessages(to: account.id, in: account.organization, of: [.resetCode])
            let message = consequences.message(
                .resetCode, to: address, about: account, in: organization, code: code.grouped)
            try records.enqueue(
                MessageEntry(message, expires: expires, keyring: keyring, environment: environment))
        }
    }
}
