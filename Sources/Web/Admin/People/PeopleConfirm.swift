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
        do {
            guard let form = visit.form else {
                try visit.office.desk.allow(step.deed, to: visit.acting, asDangerous: false)
                return .page(page(about: try await deeds.count(wish.forwards, by: visit.acting)))
            }
            let confirmed = form[Self.number].wholeNumber
            switch try await deeds.take(step, withAll: wish.forwards, confirmed: confirmed, by: visit.acting) {
            case .done(let changed, let passedOver, let next): return done("\(changed)-\(passedOver)", next)
            case .notConfirmed(let count): return .page(page(about: count, isWrong: true))
            }
        } catch StoreError.tooSlow {
            return .page(
                .notice(
                    .ok, Phrase("These are too many at once"),
                    [Phrase("Finding these people takes too long; choose fewer with the filters.")],
                    .link(back.label, address: back.address)))
        }
    }

    /// Back to the list; where there are more, to those who come next.
    private func done(_ counts: String, _ next: PeoplePosition?) -> PageAnswer {
        guard let next else { return .seeOther(visit.address(of: .people) + "?done=\(counts)") }
        return .seeOther(wish.address(path, (PeopleWish.Name.behind, next), done: counts))
    }

    private var path: String { visit.address(of: .peopleDeed, step.rawValue) }
    private var back: (label: Phrase, address: String) {
        (Phrase("Back to the list"), wish.address(visit.address(of: .people)))
    }

    private func page(about count: PeopleCount, isWrong: Bool = false) -> Page {
        let errors =
            isWrong
            ? [FieldError(field: Self.number, phrase: Phrase("Type the number of people that stands above."))] : []
        let field = TextField(Self.number, Phrase("Type the number of people to confirm"))
        return Page(
            step.title,
            FormPage(
                paragraphs: paragraphs(count),
                questions: [
                    .init(action: wish.address(path, wish.start), items: [.text(field)], button: step.title)
                ],
                errors: errors, back: back))
    }

    private func paragraphs(_ count: PeopleCount) -> [Phrase] {
        let who =
            wish.start == nil
            ? Phrase("This is for everybody who matches. People: {count}", ["count": count.text])
            : Phrase("People who are still to come: {count}", ["count": count.text])
        let turn = Phrase(
            "At most {limit} are changed at once. Type {limit} for the first of them; then you are asked about the next.",
            ["limit": String(count.atOnce)])
        let done = Phrase.peopleDone(visit.query[PeopleWish.Name.done])
        return [done, who, count.isForSeveralTurns ? turn : nil, step.consequence].compactMap(\.self)
    }
}

extension String {
    /// The number that somebody has typed, in the digits of any script; nil for what is none.
    fileprivate var wholeNumber: Int? {
        let digits = compactMap(\.wholeNumberValue).filter { $0 < 10 }
        guard !digits.isEmpty, digits.count < 10 else { return nil }
        return digits.reduce(0) { $0 * 10 + $1 }
    }
}
