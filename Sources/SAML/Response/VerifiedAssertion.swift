public import FoundationEssentials

/// What a provider vouches for, to us, now. Only a `ResponseVerifier` makes one.
///
/// Whether it was used before only a store knows: whoever lets somebody in by it remembers `id` until `notOnOrAfter`, and the
/// clock skew longer.
public struct VerifiedAssertion: Sendable {
    public let id: String
    public let issuer: String
    public let nameID: NameID
    /// How the provider calls this sign-on when it ends it (SAML Core §3.7.1).
    public let sessionIndex: String?
    public let sessionNotOnOrAfter: Date?
    public let authnInstant: Date
    public let authnContextClass: String?
    public let attributes: [Attribute]
    public let inResponseTo: String?
    public let notOnOrAfter: Date

    /// Nil when a check has not looked at what is needed here.
    init?(_ answer: Answer) {
        guard let id = answer.assertion.attribute("ID"),
            let nameID = answer.nameID, let data = answer.confirmationData, let statement = answer.authnStatement,
            let authnInstant = statement.attribute("AuthnInstant").flatMap(Date.init(dateTime:)),
            let end = data.attribute("NotOnOrAfter").flatMap(Date.init(dateTime:))
        else { return nil }
        self.id = id
        issuer = answer.verifier.provider.entityID
        self.nameID = NameID(nameID)
        sessionIndex = statement.attribute("SessionIndex")
        sessionNotOnOrAfter = statement.attribute("SessionNotOnOrAfter").flatMap(Date.init(dateTime:))
        self.authnInstant = authnInstant
        authnContextClass = VerifiedAssertion.authnContextClass(of: statement)
        attributes = Attribute.all(in: answer.assertion)
        inResponseTo = data.attribute("InResponseTo")
        let ends = [end, answer.conditions?.attribute("NotOnOrAfter").flatMap(Date.init(dateTime:))]
        notOnOrAfter = ends.compactMap(\.self).min() ?? end
    }

    static func authnContextClass(of statement: XMLElement) -> String? {
        statement.child(named: "AuthnContext", in: Namespace.assertion)?
            .child(named: "AuthnContextClassRef", in: Namespace.assertion)?.text
    }
}
