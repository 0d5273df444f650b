package import SCIM

/// What a provider's metadata says, as far as sign-on needs it (SAML Metadata §2.4.3).
package struct ProviderFacts: Hashable, Sendable {
    package struct Endpoint: Hashable, Sendable {
        /// `redirect` or `post`.
        package let binding: String
        package let location: String
        /// Where answers go, if elsewhere.
        package let responseLocation: String?

        package init(binding: String, location: String, responseLocation: String?) {
            self.binding = binding
            self.location = location
            self.responseLocation = responseLocation
        }
    }

    package let entityID: String
    package let signOn: [Endpoint]
    package let logout: [Endpoint]
    /// DER; the keys that answers are signed with.
    package let certificates: [[UInt8]]
    /// When the last of the certificates ends, for warnings: the key in it counts, not its dates.
    package let certificatesEnd: Instant?
    package let wantsSignedRequests: Bool
    package let validUntil: Instant?
    /// How long the metadata may be kept, in seconds.
    package let cacheSeconds: Int64?

    package init(
        entityID: String,
        signOn: [Endpoint],
        logout: [Endpoint],
        certificates: [[UInt8]],
        certificatesEnd: Instant?,
        wantsSignedRequests: Bool,
        validUntil: Instant?,
        cacheSeconds: Int64?
    ) {
        self.entityID = entityID
        self.signOn = signOn
        self.logout = logout
        self.certificates = certificates
        self.certificatesEnd = certificatesEnd
        self.wantsSignedRequests = wantsSignedRequests
        self.validUntil = validUntil
        self.cacheSeconds = cacheSeconds
    }

    /// Whether nothing is left of the keys there were: what a stranger's metadata would look like, too.
    package func replacesAllKeys(of other: ProviderFacts) -> Bool {
        Set(certificates).isDisjoint(with: other.certificates)
    }
}
