internal import Accounts
internal import Languages

/// A provider is made known: by the address of its metadata, by a file or a text, or by what its administrator copies.
struct ProviderAdd {
    private let visit: PanelVisit

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        // Asked for before anything is filled in: a file that was chosen would be lost on the way.
        try visit.office.desk.allow(.manageProviders, to: visit.acting)
        guard let form = visit.form else { return .page(page(ProviderOrigin(.address))) }
        var origin = ProviderOrigin(form)
        guard !origin.name.isEmpty else {
            return .page(page(origin, [.missing(origin.field(ProviderOrigin.name))]))
        }
        do {
            let (facts, source) = try await origin.read(
                visit.inquiries, for: visit.organization.id, at: visit.office.desk.environment.now())
            let administration = visit.office.administration
            let added = try await administration.addProvider(
                NewProvider(name: origin.name, facts: facts, options: ProviderOptions(), source: source),
                answeringFor: nil, by: visit.acting)
            // Made here, where nobody else waits for it.
            _ = try await visit.office.signOnKeys.all(of: visit.organization)
            return .seeOther(visit.address(of: .provider, String(added.id.number)))
        } catch let refusal as Refusal {
            origin.file = nil
            return .page(page(origin, [FieldError(refusal, at: origin.mainField)]))
        }
    }

    private func page(_ origin: ProviderOrigin, _ errors: [FieldError] = []) -> Page {
        .form(
            Phrase("Add an identity provider"),
            ProviderAddPage(origin: origin, values: visit.ownValues, errors: errors), errors)
    }
}

struct ProviderAddPage: ViewModel {
    static let template = "provider-add"

    let origin: ProviderOrigin
    let values: ServiceProviderValues
    let errors: [FieldError]

    func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        return [
            "action": PanelRoute.providerAdd.address(setting.prefix), "values": values.model,
            "ways": ProviderOrigin.Way.allCases.map { way -> [String: Any] in
                let own = way == origin.way ? origin : ProviderOrigin(way)
                return [
                    "way": way.rawValue, "title": language.text(way.title), "sentence": language.text(way.sentence),
                    "isOpen": way == origin.way, "fields": own.fields.map { $0.model(errors, in: language) },
                    "texts": own.texts(errors, in: language), "takesFile": way == .document,
                    "button": language.text("Add the provider"),
                ]
            },
        ]
    }
}
