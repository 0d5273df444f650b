internal import Secrets

/// What whoever leads people to a provider has to know besides.
extension SigningOn {
    /// What somebody signs on for who is signed in by a session already.
    package func again(_ session: BrowserSecret) -> SignOnAttempt.Purpose { .again(session.digest(keyring)) }

    /// Whether our keys are published for encryption; some providers encrypt as soon as they are.
    package func publishesEncryption(in organization: Organization) async throws -> Bool {
        try await store.providers(in: organization.id).contains { $0.options[.encryption] == "required" }
    }
}
