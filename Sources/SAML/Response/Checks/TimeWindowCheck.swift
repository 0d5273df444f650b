/// Now is within the time of the assertion (SAML Core §2.5.1.2) and of its confirmation (SAML Profiles §4.1.4.2).
enum TimeWindowCheck: AnswerCheck {
    static let check = Check.timeWindow

    static func flaw(in answer: Answer) -> String? {
        if answer.isAhead(answer.conditions?.attribute("NotBefore")) { return "the assertion does not hold yet" }
        if answer.hasPassed(answer.conditions?.attribute("NotOnOrAfter")) { return "the assertion has expired" }
        let end = answer.confirmationData?.attribute("NotOnOrAfter")
        return answer.hasPassed(end) ? "the confirmation has expired" : nil
    }
}
