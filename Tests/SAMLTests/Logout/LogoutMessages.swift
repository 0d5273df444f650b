import FoundationEssentials

@testable import SAML

/// Messages of logout as a provider sends them; every test changes what it is about.
enum LogoutMessages {
    static let entityID = "http://adfs.example/adfs/services/trust"
    static let service = "https://muster.example/o/acme/saml/slo"
    static let key = TestCertificates.identityProvider
    /// 2026-05-28T20:26:40Z
    static let now = Date(timeIntervalSince1970: 1_780_000_000)

    static let verifier = LogoutVerifier(
        provider: IdentityProvider(
            entityID: entityID,
            signOnEndpoints: [Endpoint(binding: .redirect, location: "https://adfs.example/adfs/ls/")],
            signingCertificates: [TestCertificates.p256.certificate, key.certificate]),
        serviceProvider: ServiceProvider(
            entityID: "https://muster.example/o/acme/saml/metadata",
            assertionConsumerService: "https://muster.example/o/acme/saml/acs", singleLogoutService: service, keys: []))

    static let name = """
        <saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" NameQualifier="idp" \
        SPNameQualifier="sp">ada</saml:NameID>
        """

    static func request(
        issuer: String = entityID, destination: String? = service, issueInstant: String = "2026-05-28T20:26:40Z",
        attributes: String = "", version: String = "2.0", name: String = name,
        more: String = "<samlp:SessionIndex>s1</samlp:SessionIndex><samlp:SessionIndex>s2</samlp:SessionIndex>"
    ) -> String {
        """
        <samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
        xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_l1" Version="\(version)" \
        IssueInstant="\(issueInstant)"\(destination.map { " Destination=\"\($0)\"" } ?? "") \(attributes)>\
        <saml:Issuer>\(issuer)</saml:Issuer>\(name)\(more)</samlp:LogoutRequest>
        """
    }

    static func response(
        inResponseTo: String = "_q1", issuer: String = entityID, destination: String = service,
        issueInstant: String = "2026-05-28T20:26:40.123Z",
        status: String = #"<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>"#
    ) -> String {
        """
        <samlp:LogoutResponse xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
        xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_l2" Version="2.0" InResponseTo="\(inResponseTo)" \
        IssueInstant="\(issueInstant)" Destination="\(destination)"><saml:Issuer>\(issuer)</saml:Issuer>\
        <samlp:Status>\(status)</samlp:Status></samlp:LogoutResponse>
        """
    }

    /// A signed query; ADFS and Entra write percent-encodings in lower case.
    static func query(
        _ kind: MessageKind, _ document: String, relayState: String? = "a/b c", by key: CertifiedKey = key,
        algorithm: String? = nil, inLowerCase: Bool = false
    ) throws -> String {
        func encoded(_ name: String, _ value: String) -> String {
            let text = RedirectBinding.query([(name, value)])
            return inLowerCase ? text.replacing(/%../) { $0.output.lowercased() } : text
        }
        var fields = [encoded(kind.rawValue, RedirectBinding.base64(RedirectBinding.deflated(Array(document.utf8))))]
        if let relayState { fields.append(encoded("RelayState", relayState)) }
        fields.append(encoded("SigAlg", algorithm ?? key.signatureAlgorithm.rawValue))
        let signed = fields.joined(separator: "&")
        return signed + "&" + encoded("Signature", RedirectBinding.base64(try key.signature(of: Array(signed.utf8))))
    }

    /// The fields of a form with a document that is signed within.
    static func fields(
        _ kind: MessageKind, _ document: String, by key: CertifiedKey = key
    ) throws -> [(name: String, value: String)] {
        let signature = WrittenElement.signature(of: kind == .request ? "_l1" : "_l2", by: key).printed
        let place = "</saml:Issuer>"
        let text = try WrittenElement.signed(document.replacing(place, with: place + signature), by: key)
        return [(kind.rawValue, RedirectBinding.base64(Array(text.utf8))), ("RelayState", "a/b c")]
    }

    static func verify(
        query: String, with verifier: LogoutVerifier = verifier, at now: Date = now
    ) throws(SAMLError) -> VerifiedLogoutRequest {
        guard case .request(let request) = try UnverifiedLogoutMessage(query: query) else {
            throw SAMLError(.logoutShape, "no request")
        }
        return try verifier.verify(request, at: now)
    }

    static func verify(
        fields: [(name: String, value: String)], at now: Date = now
    ) throws(SAMLError) -> VerifiedLogoutRequest {
        guard case .request(let request) = try UnverifiedLogoutMessage(fields: fields) else {
            throw SAMLError(.logoutShape, "no request")
        }
        return try verifier.verify(request, at: now)
    }
}
