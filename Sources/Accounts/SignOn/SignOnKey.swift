package import SCIM
package import Secrets

/// A key of an organization: what its requests are signed with, and what providers may encrypt for.
package struct SignOnKey: Hashable, Sendable {
    /// DER.
    package let certificate: [UInt8]
    /// PKCS #8, sealed.
    package let sealed: [UInt8]
    /// It is published at once and signs from then on, so that providers have learnt of it.
    package let signsFrom: Instant
    /// When it is published no longer.
    package let ends: Instant

    package init(certificate: [UInt8], sealed: [UInt8], signsFrom: Instant, ends: Instant) {
        self.certificate = certificate
        self.sealed = sealed
        self.signsFrom = signsFrom
        self.ends = ends
    }

    init(_ key: SelfSignedKey, signsFrom: Instant, ends: Instant, _ keyring: Keyring, _ environment: Environment) {
        self.init(
            certificate: key.certificate,
            sealed: keyring.seal(
                key.privateKey, in: key.certificate, for: .signOn, nonce: environment.random(Keyring.nonceLength)),
            signsFrom: signsFrom, ends: ends)
    }

    /// PKCS #8; nil when the keyring is another one.
    package func privateKey(_ keyring: Keyring) -> [UInt8]? { keyring.open(sealed, in: certificate, for: .signOn) }
}
