@testable import SAML

/// Metadata in the shapes in which providers publish it.
enum ProviderDocuments {
    static let certificate = TestCertificates.identityProvider.certificate
    /// Of the time before and after a change of keys.
    static let other = TestCertificates.p256.certificate

    static func key(_ certificate: Certificate, use: String? = "signing") -> String {
        """
        <md:KeyDescriptor\(use.map { " use=\"\($0)\"" } ?? "")><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
          <ds:X509Data><ds:X509Certificate>\(certificate.base64)</ds:X509Certificate></ds:X509Data>
        </ds:KeyInfo></md:KeyDescriptor>
        """
    }

    static func endpoint(_ service: String, _ binding: String, _ location: String) -> String {
        """
        <md:\(service) Binding="urn:oasis:names:tc:SAML:2.0:bindings:\(binding)" Location="\(location)"/>
        """
    }

    /// What every example is a change of.
    static func plain(
        entityID: String = "https://idp.example/saml", attributes: String = "", roleAttributes: String = "",
        keys: String = key(certificate), location: String = "https://idp.example/sso", more: String = ""
    ) -> String {
        """
        <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="\(entityID)" \(attributes)>
        <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" \(roleAttributes)>
        \(keys)\(more)
        \(endpoint("SingleSignOnService", "HTTP-Redirect", location))
        </md:IDPSSODescriptor></md:EntityDescriptor>
        """
    }

    static func aggregate(_ entities: [String], attributes: String = "") -> String {
        """
        <?xml version="1.0"?><!-- a federation -->
        <md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" \(attributes)>
        \(entities.joined(separator: "\n"))</md:EntitiesDescriptor>
        """
    }

    /// Entra ID signs, has WS-Federation roles, and shows a key without saying for what.
    static let entra = """
        \u{FEFF}<?xml version="1.0" encoding="utf-8"?><EntityDescriptor ID="_9f0c" \
        entityID="https://sts.windows.net/7f0c/" xmlns="urn:oasis:names:tc:SAML:2.0:metadata">\
        <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/></Signature>\
        <RoleDescriptor xsi:type="fed:SecurityTokenServiceType" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
        protocolSupportEnumeration="http://docs.oasis-open.org/wsfed/federation/200706" \
        xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706"><KeyDescriptor use="signing">\
        <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>\(other.base64)\
        </X509Certificate></X509Data></KeyInfo></KeyDescriptor></RoleDescriptor>\
        <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">\
        <KeyDescriptor><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>\
        \(certificate.base64)</X509Certificate></X509Data></KeyInfo></KeyDescriptor>\
        <SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" \
        Location="https://login.microsoftonline.com/7f0c/saml2"/>\
        <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" \
        Location="https://login.microsoftonline.com/7f0c/saml2"/>\
        <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" \
        Location="https://login.microsoftonline.com/7f0c/saml2"/></IDPSSODescriptor></EntityDescriptor>
        """

    /// Okta's entity id looks like an address of HTTP, and is none.
    static let okta = plain(
        entityID: "http://www.okta.com/exk1", roleAttributes: "WantAuthnRequestsSigned=\"false\"",
        location: "https://acme.okta.com/app/muster/exk1/sso/saml",
        more: """
            <md:NameIDFormat>urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified</md:NameIDFormat>
            <md:NameIDFormat>
              urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress
            </md:NameIDFormat>
            """)

    /// Google's, downloaded: an end of its own, and an address that asks for something already.
    static let google = plain(
        entityID: "https://accounts.google.com/o/saml2?idpid=C01",
        attributes: "validUntil=\"2031-01-01T10:00:00.000Z\"",
        location: "https://accounts.google.com/o/saml2/idp?idpid=C01")

    /// ADFS is a service provider and a WS-Federation service too, has a key for encryption, and shows the next one early.
    static let adfs = """
        <EntityDescriptor ID="_77" entityID="http://adfs.example/adfs/services/trust" \
        xmlns="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata">
        <RoleDescriptor xsi:type="fed:ApplicationServiceType" protocolSupportEnumeration="http://schemas.xmlsoap.org/ws" \
        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:fed="http://docs.oasis-open.org/wsfed"/>
        <SPSSODescriptor WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
        \(key(TestCertificates.stranger.certificate))
        <AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" \
        Location="https://adfs.example/adfs/ls/" index="0"/></SPSSODescriptor>
        <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
        \(key(TestCertificates.stranger.certificate, use: "encryption"))\(key(certificate))\(key(other))
        \(endpoint("SingleLogoutService", "HTTP-Redirect", "https://adfs.example/adfs/ls/"))
        \(endpoint("SingleSignOnService", "SOAP", "https://adfs.example/adfs/soap"))
        \(endpoint("SingleSignOnService", "HTTP-POST", "https://adfs.example/adfs/ls/"))
        </IDPSSODescriptor></EntityDescriptor>
        """

    /// Keycloak wants signed requests, and names the key.
    static let keycloak = plain(
        entityID: "https://sso.example/realms/acme", roleAttributes: "WantAuthnRequestsSigned=\"true\"",
        keys: key(certificate).replacing("<ds:X509Data>", with: "<ds:KeyName>Yh3</ds:KeyName><ds:X509Data>"),
        location: "https://sso.example/realms/acme/protocol/saml",
        more: endpoint("SingleLogoutService", "HTTP-POST", "https://sso.example/realms/acme/protocol/saml")
            + endpoint("ManageNameIDService", "SOAP", "https://sso.example/realms/acme/manage"))
}
