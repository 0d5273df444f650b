/// How a message travels through the browser (SAML Bindings §3).
public enum Binding: String, Hashable, Sendable {
    case redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
    case post = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
}

/// Where a kind of message is sent (SAML Metadata §2.2.2).
public struct Endpoint: Hashable, Sendable {
    public let binding: Binding
    public let location: String
    /// Where answers go, when not to `location`.
    public let responseLocation: String?

    public init(binding: Binding, location: String, responseLocation: String? = nil) {
        self.binding = binding
        self.location = location
        self.responseLocation = responseLocation
    }
}
