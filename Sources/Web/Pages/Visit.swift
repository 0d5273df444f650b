internal import Accounts
internal import Hummingbird

/// One request for a page: who asks, of whom, and in which language.
struct Visit {
    let path: PagePath
    let organization: Organization
    let setting: PageSetting
    let cookies: Cookies
    let caller: CallerAddress
    /// What the browser calls itself.
    let agent: String
    /// What was sent, once it is sure that it comes from one of our own pages; nil where something is only looked at.
    let form: Form?

    /// Where a page of this organization is.
    func address(of route: PageRoute, _ free: String = "") -> String { route.address(setting.prefix, free) }

    /// Where people land who have signed in; nothing that a visitor sends decides it.
    var landing: String { setting.landing ?? address(of: .account) }
}

/// What is answered to a visit.
struct PageAnswer {
    enum Content {
        case page(Page)
        /// After something was done: the browser asks for this address, and asking again does nothing twice.
        case seeOther(String)
    }

    let content: Content
    /// Values of `Set-Cookie`.
    var cookies: [String] = []
    /// Whose page it is, where a claim link decides that and not the address.
    var organization: Organization?

    static func page(_ page: Page) -> PageAnswer { PageAnswer(content: .page(page)) }
    static func seeOther(_ address: String) -> PageAnswer { PageAnswer(content: .seeOther(address)) }
}
