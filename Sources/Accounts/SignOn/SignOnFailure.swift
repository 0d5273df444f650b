package import SCIM

/// A sign-on that was refused: what refused it, and the number by which the visitor can ask.
package struct SignOnFailure: Hashable, Sendable {
    package let provider: Provider.ID?
    package let time: Instant
    /// Shown to the visitor, too.
    package let reference: String
    /// The name of the check.
    package let check: String
    /// In words; for administrators only.
    package let diagnosis: String

    package init(provider: Provider.ID?, time: Instant, reference: String, check: String, diagnosis: String) {
        self.provider = provider
        self.time = time
        self.reference = reference
        self.check = check
        self.diagnosis = diagnosis
    }
}
