internal import Accounts
internal import HTTPTypes
internal import Languages

/// + Add people: one by a form, or several by rows that somebody pastes from a spreadsheet.
struct AddingPages {
    static let rows = "rows"
    static let invites = "invites"
    static let way = "way"
    static let deed = "do"

    private let visit: PanelVisit
    private let origin: String
    private var adding: Adding { visit.office.adding }

    /// - Parameter origin: how people see the server.
    init(_ visit: PanelVisit, origin: String) {
        self.visit = visit
        self.origin = origin
    }

    func answer() async throws -> PageAnswer {
        try visit.office.desk.allow(.addPeople, to: visit.acting)
        switch (visit.route, visit.form) {
        case (.addMany, let form?): return try await many(form)
        case (.addMany, nil): return .page(manyPage(AddingWay(visit.query[Self.way])))
        case (_, let form?): return try await one(form)
        case (_, nil): return .page(onePage(AddingWay(visit.query[Self.way]), NewPerson([:]), []))
        }
    }

    // MARK: One

    private func one(_ form: Form) async throws -> PageAnswer {
        let way = AddingWay(form[Self.way])
        let person = NewPerson(
            Dictionary(
                way.columns.map { ($0, form[AddOnePage.field($0)]) }, uniquingKeysWith: { first, _ in first }))
        let looked = try await adding.look([person], invites: true, by: visit.acting)
        if looked.first?.verdict == .unchanged || looked.first?.verdict == .change {
            let known = FieldError(
                field: AddOnePage.field(way.key), phrase: Phrase("This person has an account already."))
            return .page(onePage(way, person, [known]))
        }
        guard let outcome = try await adding.add([person], invites: true, by: visit.acting).first else {
            return visit.notFound
        }
        guard let account = outcome.account else {
            let flaw = outcome.finding.flaw ?? PersonFlaw(.nobody)
            return .page(onePage(way, person, [FieldError(field: AddOnePage.field(way.key), phrase: flaw.phrase)]))
        }
        return .seeOther(visit.address(of: .person, account.id.text))
    }

    private func onePage(_ way: AddingWay, _ person: NewPerson, _ errors: [FieldError]) -> Page {
        var page = Page(
            Phrase("Add one person"),
            AddOnePage(way: way, person: person, preview: preview(way), errors: errors))
        page.hasForm = true
        page.errors = errors
        if !errors.isEmpty { page.status = .unprocessableContent }
        return page
    }

    private func preview(_ way: AddingWay) -> InvitationPreview {
        InvitationPreview(kind: way.kind, organization: visit.organization, origin: origin)
    }

    // MARK: Many

    private func many(_ form: Form) async throws -> PageAnswer {
        let way = AddingWay(form[Self.way])
        let (text, invites) = (form[Self.rows], form[Self.invites] == "on")
        let rows: PastedRows
        do throws(PastedRows.Flaw) {
            rows = try PastedRows(text, way: way)
        } catch {
            return .page(manyPage(way, text: text, invites: invites, error: error.phrase))
        }
        guard form[Self.deed] == "add" else {
            let outcomes = try await adding.look(rows.people, invites: invites, by: visit.acting)
            return .page(manyPage(way, text: text, invites: invites, outcomes: outcomes))
        }
        let outcomes = try await adding.add(rows.people, invites: invites, by: visit.acting)
        return .page(manyPage(way, text: text, invites: invites, outcomes: outcomes, isDone: true))
    }

    private func manyPage(
        _ way: AddingWay,
        text: String = "",
        invites: Bool = true,
        outcomes: [Adding.Outcome] = [],
        isDone: Bool = false,
        error: Phrase? = nil
    ) -> Page {
        let errors = error.map { [FieldError(field: Self.rows, phrase: $0)] } ?? []
        var page = Page(
            isDone ? Phrase("What was done") : Phrase("Add several people"),
            AddManyPage(
                way: way, text: text, invites: invites, outcomes: outcomes, isDone: isDone, preview: preview(way),
                errors: errors))
        page.hasForm = true
        page.errors = errors
        if error != nil { page.status = .unprocessableContent }
        return page
    }
}

/// By what people are added.
enum AddingWay: String, CaseIterable {
    case email, phone, code

    init(_ word: String) { self = AddingWay(rawValue: word) ?? .email }

    var kind: Kind {
        switch self {
        case .email: .email
        case .phone: .phone
        case .code: .emailless
        }
    }

    var key: PersonColumn {
        switch self {
        case .email: .email
        case .phone: .phoneNumber
        case .code: .employeeID
        }
    }

    /// What is asked, and where it is expected in rows without names.
    var columns: [PersonColumn] {
        [key, .firstName, .lastName, .jobTitle, .department] + (self == .code ? [] : [.employeeID])
    }

    var title: Phrase {
        switch self {
        case .email: Phrase("E-mail")
        case .phone: Phrase("Mobile number")
        case .code: Phrase("Access code")
        }
    }
}
