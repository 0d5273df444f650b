package import SCIM
package import Secrets

/// A code as a store keeps it: a keyed digest, and the code itself sealed where it must be shown again.
package struct StoredCode: Hashable, Sendable {
    package let kind: ClaimCode.Kind
    package let digest: Digest
    package let sealed: [UInt8]?
    package let created: Instant
    /// When it ends; the end of time for a recovery code.
    package let expires: Instant
    /// How often somebody guessed wrongly.
    package let tries: Int

    /// Puts one together again from what a store remembers.
    package init(
        kind: ClaimCode.Kind,
        digest: Digest,
        sealed: [UInt8]?,
        created: Instant,
        expires: Instant,
        tries: Int
    ) {
        self.kind = kind
        self.digest = digest
        self.sealed = sealed
        self.created = created
        self.expires = expires
        self.tries = tries
    }

    package init(
        _ code: ClaimCode,
        of account: Account.ID,
        expires: Instant,
        _ keyring: Keyring,
        _ environment: Environment
    ) {
        self.init(
            kind: code.kind, digest: code.digest(of: account, keyring),
            sealed: code.kind.isShownAgain
                ? keyring.seal(
                    Array(code.text.utf8), in: StoredCode.context(account), for: .claimCodes,
                    nonce: environment.random(Keyring.nonceLength)) : nil,
            created: environment.now(), expires: expires, tries: 0)
    }

    package func isLive(at now: Instant) -> Bool {
        now < expires && tries < kind.maximumTries ?? .max
    }

    /// The code itself, where it is shown again.
    package func opened(of account: Account.ID, _ keyring: Keyring) -> ClaimCode? {
        sealed.flatMap { keyring.open($0, in: StoredCode.context(account), for: .claimCodes) }
            .flatMap { ClaimCode(kind, typed: String(decoding: $0, as: UTF8.self)) }
    }

    private static func context(_ account: Account.ID) -> [UInt8] { Array(account.text.utf8) }
}

/// A code that was found by its digest, and whose it is.
package struct FoundCode: Hashable, Sendable {
    package let code: StoredCode
    package let account: Account.ID
    package let organization: Organization

    package init(code: StoredCode, account: Account.ID, organization: Organization) {
        self.code = code
        self.account = account
        self.organization = organization
    }
}
