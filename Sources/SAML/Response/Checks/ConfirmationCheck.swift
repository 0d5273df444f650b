/// Exactly one confirmation is for whoever bears the assertion, to this address, and ends (SAML Profiles §4.1.4.2).
enum ConfirmationCheck: AnswerCheck {
    static let check = Check.confirmation

    static func flaw(in answer: Answer) -> String? {
        guard let data = answer.confirmationData else { return "there is not one bearer confirmation with its data" }
        guard data.attribute("Recipient") == answer.verifier.serviceProvider.assertionConsumerService else {
            return "the confirmation is for another address"
        }
        guard data.attribute("NotOnOrAfter") != nil else { return "the confirmation does not end" }
        return data.attribute("NotBefore") == nil ? nil : "the confirmation has a beginning, which it must not have"
    }
}
