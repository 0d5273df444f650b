/// What we are to identity providers: one of these an organization.
public struct ServiceProvider: Hashable, Sendable {
    public let entityID: String
    /// The one address that takes responses, by POST.
    public let assertionConsumerService: String
    /// The one address of logout, by Redirect and POST.
    public let singleLogoutService: String
    /// The first one signs; all are published, and all decrypt.
    public let keys: [CertifiedKey]
    /// Whether the keys are published for encryption too. ADFS encrypts as soon as they are.
    public let encrypts: Bool

    public init(
        entityID: String, assertionConsumerService: String, singleLogoutService: String, keys: [CertifiedKey],
        encrypts: Bool = false
    ) {
        self.entityID = entityID
        self.assertionConsumerService = assertionConsumerService
        self.singleLogoutService = singleLogoutService
        self.keys = keys
        self.encrypts = encrypts
    }
}
