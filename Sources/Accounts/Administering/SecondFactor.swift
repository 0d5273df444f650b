package import SCIM
internal import Secrets

/// What somebody who administers shows besides the password: a code that an app on the phone makes (RFC 6238).
package struct SecondFactor: Hashable, Sendable {
    /// The secret that the app knows; sealed.
    package let sealed: [UInt8]
    /// When it was shown for the first time.
    package let confirmed: Instant
    /// The step whose code was shown last: each counts once (RFC 6238 §5.2).
    package let lastStep: Int64

    package init(sealed: [UInt8], confirmed: Instant, lastStep: Int64) {
        self.sealed = sealed
        self.confirmed = confirmed
        self.lastStep = lastStep
    }

    /// One whose code was shown for the first time.
    init(_ secret: [UInt8], of account: Account.ID, step: Int64, _ keyring: Keyring, _ environment: Environment) {
        self.init(
            sealed: keyring.seal(
                secret, in: Array(account.text.utf8), for: .secondFactors,
                nonce: environment.random(Keyring.nonceLength)),
            confirmed: environment.now(), lastStep: step)
    }

    /// 20 bytes; nil where the keys are others.
    func secret(of account: Account.ID, _ keyring: Keyring) -> [UInt8]? {
        keyring.open(sealed, in: Array(account.text.utf8), for: .secondFactors)
    }

    func shown(step: Int64) -> SecondFactor {
        SecondFactor(sealed: sealed, confirmed: confirmed, lastStep: step)
    }
}
