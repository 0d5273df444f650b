/// The response was meant for this address (SAML Bindings §3.5.5.2); when it is signed, it must say so.
enum DestinationCheck: AnswerCheck {
    static let check = Check.destination

    static func flaw(in answer: Answer) -> String? {
        guard let destination = answer.response.attribute("Destination") else {
            return answer.contents.isResponseSigned ? "the signed response does not say where it goes" : nil
        }
        let address = answer.verifier.serviceProvider.assertionConsumerService
        return destination == address ? nil : "the response was meant for another address"
    }
}
