/// The assertion is for us, by every restriction in it (SAML Core §2.5.1.4).
enum AudienceCheck: AnswerCheck {
    static let check = Check.audience

    static func flaw(in answer: Answer) -> String? {
        let restrictions = answer.conditions?.children(named: "AudienceRestriction", in: Namespace.assertion) ?? []
        guard !restrictions.isEmpty else { return "the assertion does not say for whom it is" }
        let areForUs = restrictions.allSatisfy { restriction in
            restriction.children(named: "Audience", in: Namespace.assertion)
                .contains { $0.text == answer.verifier.serviceProvider.entityID && $0.children.isEmpty }
        }
        return areForUs ? nil : "the assertion is for somebody else"
    }
}
