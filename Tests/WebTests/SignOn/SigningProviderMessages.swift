import Foundation
import SCIM
import TestSupport

@testable import SAML

/// What the provider says, as XML that is signed.
extension SigningProvider {
    struct Said {
        var nameID: String
        var format = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
        var attributes: [(name: String, values: [String])]
        var assertion = "_\(UUID().uuidString)"
        var audience: String?

        /// - Parameter address: the person's.
        init(_ address: String) {
            nameID = "id of \(address)"
            attributes = [("mail", [address])]
        }
    }

    private var now: Date { Date(timeIntervalSince1970: Double(company.house.clock.now.milliseconds) / 1000) }
    private func address(of place: String) -> String { company.house.publicURL + company.page(place) }

    /// - Returns: what the form has.
    func response(
        to question: Question?,
        _ said: Said,
        by key: CertifiedKey = SigningProvider.key
    ) throws -> String {
        let id = "_\(UUID().uuidString)"
        let response = WrittenElement(
            "samlp:Response",
            [
                "xmlns:samlp": Namespace.protocolMessages, "xmlns:saml": Namespace.assertion, "ID": id,
                "Version": "2.0", "IssueInstant": now.formatted(.iso8601), "Destination": address(of: "/saml/acs"),
                "InResponseTo": question?.id,
            ],
            [
                WrittenElement("saml:Issuer", text: entityID),
                WrittenElement(
                    "samlp:Status", [:],
                    [WrittenElement("samlp:StatusCode", ["Value": "urn:oasis:names:tc:SAML:2.0:status:Success"])]),
                assertion(question, said),
            ])
        return base64(try response.signedDocument(id: id, position: 1, by: key))
    }

    private func assertion(_ question: Question?, _ said: Said) -> WrittenElement {
        let (begin, end) = (now.formatted(.iso8601), (now + 300).formatted(.iso8601))
        let values = said.attributes.map { attribute in
            WrittenElement(
                "saml:Attribute", ["Name": attribute.name],
                attribute.values.map { WrittenElement("saml:AttributeValue", text: $0) })
        }
        let data = WrittenElement(
            "saml:SubjectConfirmationData",
            ["Recipient": address(of: "/saml/acs"), "NotOnOrAfter": end, "InResponseTo": question?.id])
        return WrittenElement(
            "saml:Assertion", ["ID": said.assertion, "Version": "2.0", "IssueInstant": begin],
            [
                WrittenElement("saml:Issuer", text: entityID),
                WrittenElement(
                    "saml:Subject", [:],
                    [
                        WrittenElement("saml:NameID", ["Format": said.format], text: said.nameID),
                        WrittenElement(
                            "saml:SubjectConfirmation", ["Method": "urn:oasis:names:tc:SAML:2.0:cm:bearer"], [data]),
                    ]),
                WrittenElement(
                    "saml:Conditions", ["NotBefore": begin, "NotOnOrAfter": end],
                    [
                        WrittenElement(
                            "saml:AudienceRestriction", [:],
                            [
                                WrittenElement(
                                    "saml:Audience", text: said.audience ?? address(of: "/saml/metadata"))
                            ])
                    ]),
                WrittenElement(
                    "saml:AuthnStatement", ["AuthnInstant": begin, "SessionIndex": "s1"],
                    [
                        WrittenElement(
                            "saml:AuthnContext", [:],
                            [
                                WrittenElement(
                                    "saml:AuthnContextClassRef",
                                    text: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport")
                            ])
                    ]),
                WrittenElement("saml:AttributeStatement", [:], values),
            ])
    }

    // MARK: Logout

    /// The address with which the provider ends somebody's session.
    func logoutAddress(of nameID: String, by key: CertifiedKey = SigningProvider.key) throws -> String {
        let request = LogoutRequest(
            id: "_\(UUID().uuidString)", issueInstant: now, notOnOrAfter: now + 300,
            destination: address(of: "/saml/slo"), issuer: entityID,
            nameID: NameID(value: nameID, format: Said("").format), sessionIndexes: ["s1"])
        return local(try request.redirectURL(relayState: "theirs", key: key))
    }

    /// The address with which the provider says that it has ended what it was told of.
    func logoutAnswer(to question: Question) throws -> String {
        let response = LogoutResponse(
            id: "_\(UUID().uuidString)", issueInstant: now, destination: address(of: "/saml/slo"), issuer: entityID,
            inResponseTo: question.id, succeeded: true)
        return local(try response.redirectURL(relayState: question.relayState, key: SigningProvider.key))
    }

    private func local(_ address: String) -> String { String(address.dropFirst(company.house.publicURL.count)) }
    private func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
}
