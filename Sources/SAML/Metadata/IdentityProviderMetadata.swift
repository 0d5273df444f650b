public import FoundationEssentials

/// Metadata as identity providers publish it: one EntityDescriptor, or a federation's aggregate (SAML Metadata §2.3).
public enum IdentityProviderMetadata {
    /// - Parameters:
    ///   - entityID: whom to look for; needed when there are several, and whoever else is there is refused.
    ///   - signer: who must have signed the whole, when somebody was pinned. Without one a signature says nothing.
    ///   - allowsLoopback: whether HTTP to this very machine will do as a location.
    public static func read(
        _ bytes: [UInt8], entityID: String? = nil, signer: Certificate? = nil, allowsLoopback: Bool = false,
        at now: Date
    ) throws(MetadataError) -> IdentityProvider {
        let root = try root(of: bytes, signer: signer)
        let entity = try MetadataEntity.choose(entityID, of: MetadataEntity.all(in: root))
        let descriptor = try IdentityProviderDescriptor(of: entity.element, allowsLoopback: allowsLoopback)
        let validity = try descriptor.validity(within: entity.validity)
        if let until = validity.until, until <= now { throw .expired(until) }
        let provider = IdentityProvider(
            entityID: entity.entityID,
            signOnEndpoints: try descriptor.endpoints("SingleSignOnService"),
            logoutEndpoints: try descriptor.endpoints("SingleLogoutService"),
            signingCertificates: try descriptor.signingCertificates(),
            wantsSignedRequests: descriptor.wantsSignedRequests, nameIDFormats: descriptor.nameIDFormats,
            validUntil: validity.until, cacheDuration: validity.cacheDuration)
        try provider.checkCompleteness()
        return provider
    }

    private static func root(of bytes: [UInt8], signer: Certificate?) throws(MetadataError) -> XMLElement {
        let document: XMLDocument
        do {
            document = try XMLDocument(bytes, limits: .metadata)
        } catch {
            throw .unreadable(error, isPage: isPage(bytes))
        }
        guard let signer else { return document.root }
        return try signed(document.root, by: signer)
    }

    /// As it was signed, as a whole: nothing else of it is looked at.
    private static func signed(_ root: XMLElement, by signer: Certificate) throws(MetadataError) -> XMLElement {
        do throws(SAMLError) {
            guard let signature = try XMLSignature(of: root), let key = XMLKey(signer) else {
                throw SAMLError(.signature, "it is not signed")
            }
            return try signature.verified(by: [key], limits: .metadata).element
        } catch {
            throw .unsigned(error, by: signer)
        }
    }

    /// What a browser would show: an address of a console, or one that asks people to sign in first.
    private static func isPage(_ bytes: [UInt8]) -> Bool {
        let start = String(decoding: bytes.prefix(512), as: UTF8.self).lowercased()
        return start.contains("<html") || start.contains("<!doctype html")
    }
}

extension IdentityProvider {
    /// What nobody can sign on without.
    func checkCompleteness() throws(MetadataError) {
        guard !entityID.isEmpty, entityID.unicodeScalars.count <= SAMLLimits.entityIDCharacters else {
            throw MetadataError(
                "it is empty, or has more than \(SAMLLimits.entityIDCharacters) characters.", at: "The entity id",
                remedy: "Give the one the identity provider shows; it may also call it issuer.")
        }
        guard !signOnEndpoints.isEmpty else {
            throw MetadataError(
                "there is no address to sign on by HTTP-Redirect or HTTP-POST.", at: "SingleSignOnService",
                remedy: "Let the identity provider offer one of these bindings.")
        }
        guard (1...SAMLLimits.signingCertificates).contains(signingCertificates.count) else {
            throw MetadataError(
                "there are \(signingCertificates.count) certificates for signatures; 1 to \(SAMLLimits.signingCertificates) "
                    + "may be.", at: "KeyDescriptor",
                remedy: "Let the identity provider publish the ones that it signs with.")
        }
    }
}

extension MetadataError {
    private static let place = "The metadata"

    fileprivate static func expired(_ until: Date) -> MetadataError {
        MetadataError(
            "it was valid until \(until.formatted(.iso8601)) and is not any more (validUntil).", at: place,
            remedy: "Fetch it anew from the identity provider; if it still says so, ask who publishes it.")
    }

    fileprivate static func unsigned(_ error: SAMLError, by signer: Certificate) -> MetadataError {
        MetadataError(
            "it is not signed by \(signer.subject) (SHA-256 \(signer.fingerprint)): \(error.diagnosis).", at: place,
            remedy: "Ask who publishes it; when they sign with another key now, give that one's certificate.")
    }

    fileprivate static func unreadable(_ error: SAMLError, isPage: Bool) -> MetadataError {
        guard !isPage else {
            return MetadataError(
                "this is a web page and no metadata.", at: place,
                remedy: "Give the address or the file that the identity provider calls its federation metadata.")
        }
        return MetadataError(
            "it cannot be read: \(error.diagnosis).", at: place,
            remedy: "Download it again, and give the file as it is.")
    }
}
