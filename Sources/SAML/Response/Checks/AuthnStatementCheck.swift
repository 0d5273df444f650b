/// The provider says when the person proved who they are, and that this still counts (SAML Core §2.7.2).
enum AuthnStatementCheck: AnswerCheck {
    static let check = Check.authnStatement

    static func flaw(in answer: Answer) -> String? {
        guard let statement = answer.authnStatement else { return "there is not exactly one statement of a sign-on" }
        guard let instant = statement.attribute("AuthnInstant"), !answer.isAhead(instant) else {
            return "the sign-on is of a time to come, or of none"
        }
        return answer.hasPassed(statement.attribute("SessionNotOnOrAfter")) ? "the session is over" : nil
    }
}
