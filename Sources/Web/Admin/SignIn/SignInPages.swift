internal import Accounts
internal import HTTPTypes
internal import Languages

/// Who may sign in how: identity providers, domains, and those who can always sign in.
struct SignInPages {
    private let visit: PanelVisit

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        switch visit.route {
        case .signIn: try await SignInOverview(visit).answer()
        case .providerAdd: try await ProviderAdd(visit).answer()
        case .provider: try await ProviderPages(visit).show()
        case .providerDeed: try await ProviderPages(visit).perform()
        default: try await DomainPages(visit).answer()
        }
    }
}

/// A page that shows its form again with what was wrong in it.
extension Page {
    static func form(_ title: Phrase, _ content: any ViewModel, _ errors: [FieldError]) -> Page {
        var page = Page(title, content)
        page.hasForm = true
        page.errors = errors
        if !errors.isEmpty { page.status = .unprocessableContent }
        return page
    }
}

extension FieldError {
    /// The rule's own sentence, beside the field it is about.
    init(_ refusal: Refusal, at field: String) {
        self.init(field: field, phrase: Phrase("{reason}", ["reason": refusal.description]))
    }
}
