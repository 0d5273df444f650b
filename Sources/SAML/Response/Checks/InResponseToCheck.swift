/// The response and the assertion in it answer the request that was made (SAML Profiles §4.1.4.2), or none, where the
/// provider may begin (§4.1.5).
enum InResponseToCheck: AnswerCheck {
    static let check = Check.inResponseTo

    static func flaw(in answer: Answer) -> String? {
        let response = answer.response.attribute("InResponseTo")
        let assertion = answer.confirmationData?.attribute("InResponseTo")
        switch answer.expectation {
        case .answer(let request):
            let isAnswer = response == request && assertion == request
            return isAnswer ? nil : "it does not answer the request that was made"
        case .unsolicited:
            return response == nil && assertion == nil ? nil : "it answers a request, and none was made"
        }
    }
}
