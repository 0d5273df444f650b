package import Secrets

/// Binds a form to the browser it was shown to, so that no other site can fill it in for somebody.
///
/// A token is a keyed digest of what the browser's cookie says; whoever cannot read the one cannot make the other.
package struct FormTokens: Sendable {
    private let keyring: Keyring
    private let environment: Environment

    package init(keyring: Keyring, environment: Environment) {
        self.keyring = keyring
        self.environment = environment
    }

    /// What a browser is called that has not been here: 16 random bytes.
    package func newVisitor() -> String { environment.random(16).base64URL }

    package func token(for visitor: String) -> String {
        keyring.digest(visitor, for: .forms).bytes.base64URL
    }

    /// Takes as long whatever the token is.
    package func isRight(_ token: String, for visitor: String) -> Bool {
        let given = [UInt8](base64URL: token).map(Digest.init) ?? .ofNothing
        return given.isSame(as: keyring.digest(visitor, for: .forms))
    }
}
