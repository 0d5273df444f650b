internal import Accounts
internal import SAML
private import Synchronization

/// The two sides of sign-on as the standard sees them: providers, and what each organization is to them.
///
/// Certificates and keys are read once, not with every message: that takes longer than to verify one.
final class SAMLParties: Sendable {
    private static let mostRemembered = 1000

    private let keys: SignOnKeys
    private let seen: Seen
    private let providers = Mutex<[Version: IdentityProvider]>([:])
    private let certified = Mutex<[SignOnKeys.Opened: CertifiedKey]>([:])
    private let verifiers = Mutex<[Pair: ResponseVerifier]>([:])

    /// A provider as it is between two changes.
    fileprivate struct Version: Hashable {
        let id: Provider.ID
        let number: Int64
    }

    private struct Pair: Hashable {
        let version: Version
        let own: ServiceProvider
    }

    init(keys: SignOnKeys, seen: Seen) {
        self.keys = keys
        self.seen = seen
    }

    func identityProvider(_ provider: Provider) throws -> IdentityProvider {
        let version = provider.versionInMemory
        if let known = providers.withLock({ $0[version] }) { return known }
        let read = try IdentityProvider(provider.facts)
        providers.withLock { $0.remember(read, as: version, atMost: Self.mostRemembered) }
        return read
    }

    /// - Parameter encrypts: whether the keys are published for encryption, too.
    func serviceProvider(
        _ organization: Organization,
        _ prefix: String,
        encrypts: Bool = false
    ) async throws -> ServiceProvider {
        var known: [CertifiedKey] = []
        for opened in try await keys.all(of: organization) { known.append(try certifiedKey(opened)) }
        let origin = seen.origin
        return ServiceProvider(
            entityID: origin + PageRoute.samlMetadata.address(prefix),
            assertionConsumerService: origin + PageRoute.assertionConsumer.address(prefix),
            singleLogoutService: origin + PageRoute.singleLogout.address(prefix), keys: known, encrypts: encrypts)
    }

    func verifier(of provider: Provider, _ organization: Organization, _ prefix: String) async throws
        -> ResponseVerifier
    {
        let own = try await serviceProvider(organization, prefix)
        let pair = Pair(version: provider.versionInMemory, own: own)
        if let known = verifiers.withLock({ $0[pair] }) { return known }
        let verifier = ResponseVerifier(
            provider: try identityProvider(provider), serviceProvider: own,
            policy: SignaturePolicy(rawValue: provider.options[.signatures]) ?? .both,
            wantsEncryption: provider.options[.encryption] == "required",
            requestedContext: provider.contextClasses)
        verifiers.withLock { $0.remember(verifier, as: pair, atMost: Self.mostRemembered) }
        return verifier
    }

    private func certifiedKey(_ opened: SignOnKeys.Opened) throws -> CertifiedKey {
        if let known = certified.withLock({ $0[opened] }) { return known }
        let key = try CertifiedKey(
            certificate: Certificate(der: opened.certificate), privateKey: opened.privateKey)
        certified.withLock { $0.remember(key, as: opened, atMost: Self.mostRemembered) }
        return key
    }
}

extension Provider {
    fileprivate var versionInMemory: SAMLParties.Version { SAMLParties.Version(id: id, number: version) }
}

extension ServiceProvider {
    /// What signs.
    func signingKey() throws -> CertifiedKey {
        guard let key = keys.first else { throw NoSigningKey() }
        return key
    }
}

/// An organization has no key that can be opened.
struct NoSigningKey: Error {}

extension Dictionary {
    /// Old versions are never asked for again; all are forgotten when there are many.
    fileprivate mutating func remember(_ value: Value, as key: Key, atMost most: Int) {
        if count >= most { removeAll() }
        self[key] = value
    }
}
