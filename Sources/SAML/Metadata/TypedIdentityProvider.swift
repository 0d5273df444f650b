extension IdentityProvider {
    /// A provider that somebody typed in, where there is no metadata to be had: the SAML address, the issuer and the
    /// certificates, each as the provider shows it.
    public init(
        issuer: String, location: String, binding: Binding = .redirect, certificates: [String],
        allowsLoopback: Bool = false
    ) throws(MetadataError) {
        try Location.check(location.trimmed, at: "The SAML address", allowsLoopback: allowsLoopback)
        var signing: [Certificate] = []
        for pem in certificates {
            let certificate = try Certificate(pem: pem)
            if !signing.contains(certificate) { signing.append(certificate) }
        }
        self.init(
            entityID: issuer.trimmed,
            signOnEndpoints: [Endpoint(binding: binding, location: location.trimmed)],
            signingCertificates: signing)
        try checkCompleteness()
    }
}
