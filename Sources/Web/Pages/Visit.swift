internal import Accounts
internal import Hummingbird
internal import SCIM

/// One request for a page: who asks, of whom, and in which language.
struct Visit {
    let path: PagePath
    let organization: Organization
    let setting: PageSetting
    let cookies: Cookies
    let caller: CallerAddress
    /// What the browser calls itself.
    let agent: String
    /// The field `If-None-Match`: what the browser has already.
    let knownTags: String?
    /// What was sent, once it is sure that it comes from one of our own pages, or as a provider's site has it sent; nil
    /// where something is only looked at.
    let form: Form?
    /// A file whose fields are in the form, still on its way in.
    let upload: UploadedFile?
    /// As it came.
    let query: String

    /// Where a page of this organization is.
    func address(of route: PageRoute, _ free: String = "") -> String { route.address(setting.prefix, free) }

    /// Where people land who have signed in; nothing that a visitor sends decides it.
    var landing: String { setting.landing ?? address(of: .account) }

    /// RFC 9110 §13.1.2; a weak tag names the same.
    func knows(_ entityTag: String) -> Bool {
        (knownTags ?? "").split(separator: ",").map { $0.trimming(" ") }
            .contains { $0 == entityTag || $0 == "W/" + entityTag }
    }
}

/// What is answered to a visit.
struct PageAnswer {
    enum Content {
        case page(Page)
        /// After something was done: the browser asks for this address, and asking again does nothing twice.
        case seeOther(String)
        /// - isKnown: whether the browser has it already.
        case picture(ProfilePicture, isKnown: Bool)
        /// Anybody may keep it.
        case logo(Logo)
        /// For providers, not for people.
        case metadata(String)
        case download(Download)
    }

    let content: Content
    /// Values of `Set-Cookie`.
    var cookies: [String] = []
    /// Whose page it is, where a claim link decides that and not the address.
    var organization: Organization?

    /// Where a form leads to that is not for us.
    var formTarget: String? {
        if case .page(let page) = content { page.formTarget } else { nil }
    }

    static func page(_ page: Page) -> PageAnswer { PageAnswer(content: .page(page)) }
    static func seeOther(_ address: String) -> PageAnswer { PageAnswer(content: .seeOther(address)) }
}
