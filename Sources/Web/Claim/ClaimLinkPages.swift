internal import Accounts
internal import Languages

/// Somebody follows the link of a message: a person, or a program that looks where it leads.
extension ClaimController {
    /// Looking at a link does nothing; the button on its page begins the claim.
    func link(_ visit: Visit) async throws -> PageAnswer {
        let code = ClaimCode(.link, typed: visit.path.free)
        guard visit.form != nil else {
            guard let code, let arrival = try await claiming.look(code) else { return deadLink(visit) }
            let page = WelcomePage(company: arrival.organization.name)
            let title = arrival.account.firstName.map { Phrase("Hello {name}", ["name": $0]) } ?? Phrase("Hello")
            return PageAnswer(content: .page(.ofClaim(title, page)), organization: arrival.organization)
        }
        guard let code, let begun = try await claiming.begin(code) else { return deadLink(visit) }
        return lead(visit, into: begun.organization, begun.browser)
    }

    /// Goes on where the organization lives that the link or code leads to.
    func lead(_ visit: Visit, into organization: Organization, _ secret: BrowserSecret) -> PageAnswer {
        let cookies = [
            visit.cookies.setting(.claim, to: secret.text, for: Claim.seconds),
            visit.cookies.setting(.recovery, to: "", for: 0),
        ]
        let address = PageRoute.claim.address(Organization.issuerPath(organization.slug))
        return PageAnswer(content: .seeOther(address), cookies: cookies)
    }

    /// The same whatever is wrong with the link: it says nothing about who exists.
    private func deadLink(_ visit: Visit) -> PageAnswer { .page(.deadLink(visit.setting.prefix)) }
}

/// Who has an account for whom.
package struct WelcomePage: ViewModel {
    package static let template = "claim-welcome"

    let company: String

    package init(company: String) {
        self.company = company
    }

    package func model(in setting: PageSetting) -> [String: Any] {
        let sentence = Phrase("{company} has an account for you. It is yours in a few steps.", ["company": company])
        return ["sentence": setting.language.text(sentence)]
    }
}
