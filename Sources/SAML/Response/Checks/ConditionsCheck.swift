/// There are conditions, and each is understood: what is not must not be relied on (SAML Core §2.5.1.1).
enum ConditionsCheck: AnswerCheck {
    static let check = Check.conditions

    static func flaw(in answer: Answer) -> String? {
        guard let conditions = answer.conditions else { return "the assertion has no conditions" }
        // Every assertion is used once here, and passed on to nobody.
        let understood = ["AudienceRestriction", "OneTimeUse", "ProxyRestriction"]
        let areUnderstood = conditions.children.allSatisfy { condition in
            understood.contains { condition.isNamed($0, in: Namespace.assertion) }
        }
        return areUnderstood ? nil : "there is a condition that is not understood"
    }
}
