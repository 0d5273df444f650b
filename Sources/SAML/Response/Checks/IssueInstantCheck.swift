/// The assertion was made, and not in the time to come (SAML Core §2.3.3).
enum IssueInstantCheck: AnswerCheck {
    static let check = Check.issueInstant

    static func flaw(in answer: Answer) -> String? {
        guard let instant = answer.assertion.attribute("IssueInstant") else { return "the assertion has no time" }
        return answer.isAhead(instant) ? "the assertion is of a time to come, or of none" : nil
    }
}
