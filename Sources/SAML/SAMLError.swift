/// Why a message was refused.
public struct SAMLError: Error, Hashable, Sendable {
    /// The demand that was not met.
    public let check: Check
    /// For the log of those who run the house; has nothing of the message but names of SAML and of algorithms.
    public let diagnosis: String

    init(_ check: Check, _ diagnosis: String) {
        self.check = check
        self.diagnosis = diagnosis
    }
}

extension SAMLError: CustomStringConvertible {
    /// The same for every refusal: who sends forgeries learns nothing from it.
    public var description: String { "The identity provider's message was not accepted." }
}
