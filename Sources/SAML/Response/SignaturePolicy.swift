/// What a provider must sign.
public enum SignaturePolicy: String, Hashable, Sendable, CaseIterable {
    /// The response, the assertion, or both.
    case either
    case response
    case assertion
    case both
}
