/// Whoever was asked has answered (SAML Profiles §4.1.4.2), by the name in the provider's metadata, letter by letter.
enum IssuerCheck: AnswerCheck {
    static let check = Check.issuer

    static func flaw(in answer: Answer) -> String? {
        guard let issuer = answer.assertion.child(named: "Issuer", in: Namespace.assertion) else {
            return "the assertion has no issuer"
        }
        let issuers = [issuer] + answer.response.children(named: "Issuer", in: Namespace.assertion)
        guard issuers.allSatisfy({ $0.text == answer.verifier.provider.entityID && $0.children.isEmpty }) else {
            return "the issuer is not the provider"
        }
        // SAML Core §8.3.6.
        let formats = issuers.compactMap { $0.attribute("Format") }
        return formats.allSatisfy { $0 == NameID.entity } ? nil : "the issuer is not named as an entity"
    }
}
