internal import Accounts
internal import HTTPTypes
internal import Languages
internal import SCIM

/// What an organization asks people to accept, and the one button for it.
struct TermsPage: ViewModel {
    static let template = "claim-terms"

    let terms: Terms
    /// Whether they became others while somebody was reading.
    let isNew: Bool
    /// Where it says what to do for who does not accept them.
    let declined: String

    func model(in setting: PageSetting) -> [String: Any] {
        let date = String(terms.created.description.prefix { $0 != "T" })
        return [
            "isNew": isNew, "paragraphs": terms.paragraphs, "version": String(terms.version), "declined": declined,
            "edition": setting.language.text(
                "Version {version} of {date}", ["version": String(terms.version), "date": date]),
        ]
    }
}

extension Page {
    static func termsDeclined(_ visit: Visit) -> Page {
        .notice(
            .ok, Phrase("You do not accept the terms"),
            [
                Phrase("Then your account stays unused. Your link or access code stays good, so you can come back."),
                Phrase(
                    "Is something in them unclear or wrong for you? Ask the person who invited you, or the people who "
                        + "look after accounts at {organization}.", ["organization": visit.organization.name]),
            ],
            .link(Phrase("Back to the terms"), address: visit.address(of: .claimTerms)))
    }
}
