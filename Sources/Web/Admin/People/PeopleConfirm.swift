internal import Accounts
internal import HTTPTypes
internal import Languages

/// Asks before a step is taken with all who match: whoever means it types how many people they are.
struct PeopleConfirm {
    private static let number = "number"

    private let visit: PanelVisit
    private let step: PersonStep
    private let wish: PeopleWish
    private var deeds: PersonDeeds { visit.office.personDeeds }

    init(_ visit: PanelVisit, _ step: PersonStep) {
        self.visit = visit
        self.step = step
        wish = PeopleWish(visit.query)
    }

    func answer() async throws -> PageAnswer {
        guard let form = visit.form else {
            try visit.office.desk.allow(step.deed, to: visit.acting, asDangerous: false)
            return .page(page(about: try await deeds.count(wish.query, by: visit.acting)))
        }
        let typed = form[Self.number].filter(\.isNumber)
        switch try await deeds.take(step, withAll: wish.query, confirmed: Int(typed), by: visit.acting) {
        case .done(let changed, let passedOver):
            return .seeOther(visit.address(of: .people) + "?done=\(changed)-\(passedOver)")
        case .tooMany(let count): return .page(page(about: count))
        case .notConfirmed(let count): return .page(page(about: count, isWrong: true))
        }
    }

    private func page(about count: PeopleCount, isWrong: Bool = false) -> Page {
        let back = (label: Phrase("Back to the list"), address: wish.address(visit.address(of: .people)))
        guard !count.isMore, count.number <= Limits.peopleAtOnce else {
            return .notice(
                .ok, Phrase("These are too many at once"),
                [
                    Phrase(
                        "People found: {count}. At most {limit} can be changed at once; choose fewer with the filters.",
                        ["count": count.text, "limit": String(Limits.peopleAtOnce)])
                ], .link(back.label, address: back.address))
        }
        let errors =
            isWrong
            ? [FieldError(field: Self.number, phrase: Phrase("Type the number of people that stands above."))] : []
        let field = TextField(Self.number, Phrase("Type the number of people to confirm"))
        let path = visit.address(of: .peopleDeed, step.rawValue)
        return Page(
            step.title,
            FormPage(
                paragraphs: [
                    Phrase("This is for everybody who matches. People: {count}", ["count": count.text]),
                    step.consequence,
                ],
                questions: [.init(action: wish.address(path), items: [.text(field)], button: step.title)],
                errors: errors, back: back))
    }
}
