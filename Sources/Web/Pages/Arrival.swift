internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import Languages

/// What a request says about the person before it is known what they want: their language, and their browser.
struct Arrival {
    let cookies: Cookies
    /// What this browser was called before; nil where it is new.
    let knownVisitor: String?
    private let visitor: String
    private let choice: LanguageChoice
    private let headers: PageHeaders
    private let formToken: String

    init(_ request: Request, _ target: RequestTarget, tokens: FormTokens, origin: String) {
        cookies = Cookies(request.headers[values: .cookie], origin: origin)
        choice = LanguageChoice(
            query: target.query, cookie: cookies[.language], acceptLanguage: request.headers[.acceptLanguage])
        knownVisitor = cookies[.visitor]
        visitor = knownVisitor ?? tokens.newVisitor()
        formToken = tokens.token(for: visitor)
        headers = PageHeaders(origin: origin)
    }

    /// - Parameter organization: nil where it is not known which one is meant.
    func setting(_ organization: Organization?) -> PageSetting {
        let landing = organization?.settings[.landingURL] ?? ""
        return PageSetting(
            language: choice.language, organization: organization?.name,
            prefix: organization.map { Organization.issuerPath($0.slug) } ?? "", formToken: formToken,
            query: choice.rest, landing: landing.isEmpty ? nil : landing, logo: organization?.logo)
    }

    func response(_ answer: PageAnswer, in setting: PageSetting) -> Response {
        var cookies = answer.cookies
        if choice.isNew {
            cookies.append(self.cookies.setting(.language, to: setting.language.tag, for: LanguageChoice.life))
        }
        let isPanel = if case .page(let page) = answer.content { page.frame != nil } else { false }
        var fields = headers.fields(leadingTo: setting.landing, provider: answer.formTarget, hasScript: isPanel)
        switch answer.content {
        case .logo(let logo): return PageResponse.logo(logo, fields)
        case .metadata(let document):
            return PageResponse.metadata(document, fields)
        case .download(let download):
            fields.set(cookies)
            return download.response(fields)
        case .seeOther(let address):
            fields[.location] = address
            fields.set(cookies)
            return Response(status: .seeOther, headers: fields)
        case .picture(let picture, let isKnown):
            fields.set(cookies)
            return PageResponse.picture(picture, isKnown: isKnown, fields)
        case .page(let page):
            if page.hasForm, knownVisitor == nil { cookies.append(self.cookies.setting(.visitor, to: visitor)) }
            for field in page.fields { fields[field.name] = field.value }
            fields.set(cookies)
            return PageResponse.html(page.status, page.html(in: setting), setting.language.tag, fields)
        }
    }
}

extension HTTPFields {
    fileprivate mutating func set(_ cookies: [String]) {
        for cookie in cookies { append(HTTPField(name: .setCookie, value: cookie)) }
    }
}
