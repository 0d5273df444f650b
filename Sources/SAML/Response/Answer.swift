internal import FoundationEssentials

/// What the checks of a response look at: its contents, and what was expected when.
struct Answer {
    let contents: VerifiedContents
    let verifier: ResponseVerifier
    let expectation: Expectation
    let now: Date

    var response: XMLElement { contents.response }
    var assertion: XMLElement { contents.assertion }

    var subject: XMLElement? { assertion.child(named: "Subject", in: Namespace.assertion) }
    var nameID: XMLElement? { subject?.child(named: "NameID", in: Namespace.assertion) }
    var conditions: XMLElement? { assertion.child(named: "Conditions", in: Namespace.assertion) }
    var authnStatement: XMLElement? { assertion.child(named: "AuthnStatement", in: Namespace.assertion) }

    /// What whoever brings the assertion must fulfil (SAML Profiles §4.1.4.2).
    var confirmationData: XMLElement? {
        let confirmations = subject?.children(named: "SubjectConfirmation", in: Namespace.assertion) ?? []
        let bearers = confirmations.filter { $0.attribute("Method") == "urn:oasis:names:tc:SAML:2.0:cm:bearer" }
        return bearers.count == 1
            ? bearers[0].child(named: "SubjectConfirmationData", in: Namespace.assertion) : nil
    }

    /// With as much as clocks may differ.
    var latestNow: Date { now + SAMLLimits.clockSkew }
    var earliestNow: Date { now - SAMLLimits.clockSkew }

    /// Whether a time is given, and is none, or has passed.
    func hasPassed(_ time: String?) -> Bool {
        guard let time else { return false }
        return Date(dateTime: time).map { $0 <= earliestNow } ?? true
    }

    /// Whether a time is given, and is none, or has not come.
    func isAhead(_ time: String?) -> Bool {
        guard let time else { return false }
        return Date(dateTime: time).map { $0 > latestNow } ?? true
    }
}

/// Something that must be true of every answer.
protocol AnswerCheck: Sendable {
    static var check: Check { get }

    /// What is wrong, in words of ours; nil when nothing is.
    static func flaw(in answer: Answer) -> String?
}
