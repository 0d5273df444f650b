/// The person signed on in one of the ways that were asked for, when any were (SAML Core §3.3.2.2.1).
enum AuthnContextCheck: AnswerCheck {
    static let check = Check.authnContext

    static func flaw(in answer: Answer) -> String? {
        let requested = answer.verifier.requestedContext
        guard !requested.isEmpty else { return nil }
        let used = answer.authnStatement.flatMap(VerifiedAssertion.authnContextClass)
        return used.map(requested.contains) == true ? nil : "the person signed on in another way than was asked for"
    }
}
