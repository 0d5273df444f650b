/// How people are to be authenticated (SAML Core §3.3.2.2.1).
public struct RequestedAuthnContext: Hashable, Sendable {
    public enum Comparison: String, CaseIterable, Sendable {
        case exact, minimum, maximum, better
    }

    /// In the order in which they are preferred.
    public let classes: [String]
    public let comparison: Comparison

    public init(classes: [String], comparison: Comparison = .exact) {
        self.classes = classes
        self.comparison = comparison
    }
}
