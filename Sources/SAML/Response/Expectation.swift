/// What a response must be an answer to.
public enum Expectation: Hashable, Sendable {
    /// The request with this ID, which this browser made.
    case answer(to: String)
    /// No request: the provider began (SAML Profiles §4.1.5), which must be allowed to it.
    case unsolicited
}
