internal import SCIM
internal import Secrets

/// A recovery code, until its person has kept it.
///
/// What is stored of it is a keyed digest, so its browser carries the code itself from page to page, sealed: it is opened
/// only here, and only together with the claim that made it.
extension Claiming {
    /// - Returns: the value of a cookie.
    package func seal(_ code: ClaimCode, for secret: BrowserSecret) -> String {
        keyring.seal(
            Array(code.text.utf8), in: Array(secret.text.utf8), for: .resetCodes,
            nonce: environment.random(Keyring.nonceLength)
        ).base64URL
    }

    package func open(_ carried: String, of secret: BrowserSecret) -> ClaimCode? {
        [UInt8](base64URL: carried)
            .flatMap { keyring.open($0, in: Array(secret.text.utf8), for: .resetCodes) }
            .flatMap { ClaimCode(.recoveryCode, typed: String(decoding: $0, as: UTF8.self)) }
    }
}
