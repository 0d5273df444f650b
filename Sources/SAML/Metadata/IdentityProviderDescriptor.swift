/// An IDPSSODescriptor (SAML Metadata §2.4.3), read in its parts.
struct IdentityProviderDescriptor {
    private let element: XMLElement
    private let allowsLoopback: Bool

    /// The one role that matters here: an identity provider of SAML 2.0. ADFS describes itself as a service provider and
    /// by WS-Federation besides.
    init(of entity: XMLElement, allowsLoopback: Bool) throws(MetadataError) {
        let roles = entity.children(named: "IDPSSODescriptor", in: Namespace.metadata).filter {
            ($0.attribute("protocolSupportEnumeration") ?? "").split(whereSeparator: \.isWhitespace)
                .contains { $0 == Namespace.protocolMessages }
        }
        guard roles.count == 1 else { throw .roles(roles.count) }
        element = roles[0]
        self.allowsLoopback = allowsLoopback
    }

    func validity(within outer: Validity) throws(MetadataError) -> Validity { try outer.narrowed(by: element) }

    var wantsSignedRequests: Bool { ["true", "1"].contains(element.attribute("WantAuthnRequestsSigned")) }

    var nameIDFormats: [String] {
        element.children(named: "NameIDFormat", in: Namespace.metadata).map { $0.text.trimmed }
    }

    /// Those of a binding that is spoken here; there may be others.
    func endpoints(_ service: String) throws(MetadataError) -> [Endpoint] {
        var endpoints: [Endpoint] = []
        for child in element.children(named: service, in: Namespace.metadata) {
            guard let binding = Binding(rawValue: child.attribute("Binding") ?? "") else { continue }
            let place = "\(service) by \(binding == .redirect ? "HTTP-Redirect" : "HTTP-POST")"
            let location = child.attribute("Location") ?? ""
            let responseLocation = child.attribute("ResponseLocation")
            for address in [location, responseLocation].compactMap(\.self) {
                try Location.check(address, at: place, allowsLoopback: allowsLoopback)
            }
            endpoints.append(Endpoint(binding: binding, location: location, responseLocation: responseLocation))
        }
        return endpoints
    }

    /// What may have signed: keys of no stated use too, and never one for encryption alone (§2.4.1.1).
    func signingCertificates() throws(MetadataError) -> [Certificate] {
        var certificates: [Certificate] = []
        for key in element.children(named: "KeyDescriptor", in: Namespace.metadata)
        where [nil, "signing"].contains(key.attribute("use")) {
            // Further certificates of one key are those of its issuers, whom nobody is asked about here
            // (SAML V2.0 Metadata Interoperability Profile §2.5.1).
            let data = key.children(named: "KeyInfo", in: Namespace.signature)
                .flatMap { $0.children(named: "X509Data", in: Namespace.signature) }
            for element in data.compactMap({ $0.children(named: "X509Certificate", in: Namespace.signature).first }) {
                let certificate = try certificate(element.text, number: certificates.count + 1)
                if !certificates.contains(certificate) { certificates.append(certificate) }
            }
        }
        return certificates
    }

    private func certificate(_ base64: String, number: Int) throws(MetadataError) -> Certificate {
        do {
            return try Certificate(base64: base64)
        } catch {
            throw error.at("Signing certificate \(number) of the metadata")
        }
    }
}

extension String {
    /// Without the space around it, which indented documents have.
    var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}

extension MetadataError {
    fileprivate static func roles(_ count: Int) -> MetadataError {
        MetadataError(
            count == 0 ? "it describes no identity provider of SAML 2.0." : "it describes itself \(count) times.",
            at: "The entity of the metadata",
            remedy: "Give the metadata of the identity provider's SAML 2.0 application.")
    }
}
