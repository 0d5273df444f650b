/// How a message travels through a browser (SAML Bindings §3.4, §3.5); the values are the names of the standard.
public enum Binding: String, CaseIterable, Hashable, Sendable {
    case redirect = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
    case post = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
}
