/// Where a provider takes messages, and how (SAML Metadata §2.2.2).
public struct Endpoint: Hashable, Sendable {
    public let binding: Binding
    public let location: String
    /// Where answers go, when that is another place.
    public let responseLocation: String?

    public init(binding: Binding, location: String, responseLocation: String? = nil) {
        self.binding = binding
        self.location = location
        self.responseLocation = responseLocation
    }
}
