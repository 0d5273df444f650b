package import HTTPTypes
package import Languages

/// What a template shows, as a typed value.
package protocol ViewModel: Sendable {
    static var template: String { get }

    /// Every key of the template. Where there is nothing, false stands: a key that were left out would be looked for
    /// further out, and found where it means something else.
    func model(in setting: PageSetting) -> [String: Any]
}

/// A page, before it is known to whom it is shown.
package struct Page: Sendable {
    let title: Phrase
    let content: any ViewModel
    package var status = HTTPResponse.Status.ok
    /// Whether it asks for something; then the browser is given what its forms are bound to.
    package var hasForm = false
    /// What was wrong with the form that was sent, in the order of its fields.
    package var errors: [FieldError] = []
    var fields = HTTPFields()
    /// Where its form leads to, if out of this site.
    var formTarget: String?
    /// What stands around it in the panel; nil elsewhere.
    var frame: PanelFrame?

    package init(_ title: Phrase, _ content: any ViewModel) {
        self.title = title
        self.content = content
    }

    package func html(in setting: PageSetting) -> String {
        let (html, missing) = Templates.all.render(
            type(of: content).template, model(in: setting), in: setting.language)
        assert(missing.isEmpty, "\(type(of: content)) lacks \(missing.sorted())")
        return html
    }

    private func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let title = language.text(title)
        var model = content.model(in: setting)
        model["title"] = title
        model["documentTitle"] = errors.isEmpty ? title : language.text("Error: {title}", ["title": title])
        model["hasErrors"] = !errors.isEmpty
        model["errors"] = errors.map { $0.model(in: language) }
        model["panel"] = frame?.model(in: setting) ?? false
        model.merge(setting.model) { own, _ in own }
        return model
    }
}

/// To whom a page is shown, and where.
package struct PageSetting: Sendable {
    let language: Language
    /// What the organization is called; nil where it is not known which one is meant.
    let organization: String?
    /// What stands before the organization's addresses: nothing, or `/o/{slug}`.
    let prefix: String
    /// The hidden value of forms.
    let formToken: String
    /// The query of this page, without the language.
    let query: String
    /// The page of the organization's own that people land on; nil for the account page.
    let landing: String?
    /// Which logo the organization has; nil for none.
    let logo: String?

    package init(
        language: Language,
        organization: String?,
        prefix: String,
        formToken: String,
        query: String,
        landing: String? = nil,
        logo: String? = nil
    ) {
        self.language = language
        self.organization = organization
        self.prefix = prefix
        self.formToken = formToken
        self.query = query
        self.landing = landing
        self.logo = logo
    }

    fileprivate var model: [String: Any] {
        [
            "language": language.tag,
            "direction": language.isRightToLeft ? "rtl" : "ltr",
            "organization": organization ?? "Muster",
            "home": PageRoute.start.address(prefix),
            "logoAddress": logo.map { PageRoute.logo.address(prefix, $0) } ?? false,
            "stylesheet": Stylesheet.site.address,
            "panelStylesheet": Stylesheet.panel.address,
            "formToken": formToken,
            "languages": Language.all.map { other -> [String: Any] in
                [
                    "address": "?" + (query.isEmpty ? "" : query + "&") + "lang=" + other.tag,
                    "tag": other.tag, "name": other.name, "writing": other.isRightToLeft ? "rtl" : "ltr",
                    "isCurrent": other == language,
                ]
            },
        ]
    }
}
