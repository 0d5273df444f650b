internal import Accounts
internal import HTTPTypes
internal import Languages

/// Codes for people whom no message reaches: how many have one, and the letters to hand them over with.
struct CodePages {
    private let visit: PanelVisit

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        switch (visit.route, visit.form) {
        case (.letters, let form?): try await letters(form)
        case (.letters, nil): try await asked(LetterWish(visit.query))
        default: .page(try await overview())
        }
    }

    private func overview() async throws -> Page {
        let departments = try await visit.office.handingOut.departments(by: visit.acting)
        return Page(
            Phrase("Codes and letters"),
            CodesOverview(departments: departments, mayHandOut: visit.acting.role.may(.handOutCodes)))
    }

    /// What is printed is asked first, since each code is shown once.
    private func asked(_ wish: LetterWish, _ errors: [FieldError] = []) async throws -> PageAnswer {
        var wish = wish
        wish.shown = visit.office.desk.environment.now()
        var ask = LettersAsk(wish: wish, errors: errors)
        if let id = wish.person {
            guard let (account, issue) = try await visit.office.handingOut.person(id, by: visit.acting) else {
                return visit.notFound
            }
            ask.people = [account]
            ask.issue = issue
        } else {
            let batch = try await visit.office.handingOut.batch(
                wish.selection, behind: wish.behind, by: visit.acting)
            ask.people = batch.people
            ask.hasMore = batch.hasMore
        }
        var page = Page(ask.title, ask)
        page.hasForm = true
        page.errors = errors
        if !errors.isEmpty { page.status = .unprocessableContent }
        return .page(page)
    }

    private func letters(_ form: Form) async throws -> PageAnswer {
        var wish = LetterWish(form)
        guard !wish.endsCodes || wish.shown != nil && form[LetterWish.sure] == "yes" else {
            return try await asked(wish, [.notSure])
        }
        if let id = wish.person {
            switch try await visit.office.handingOut.hand(
                to: id, again: wish.endsCodes, asked: wish.shown, by: visit.acting)
            {
            case .handed(let letter): return .page(page([letter], wish))
            case .wasHanded:
                wish.endsCodes = true
                return try await asked(wish, [.notSure])
            }
        }
        guard let end = wish.through else { return try await asked(wish) }
        let letters = try await visit.office.handingOut.hand(
            wish.selection, behind: wish.behind, through: end, asked: wish.shown, by: visit.acting)
        guard letters.isEmpty else { return .page(page(letters, wish)) }
        return .page(
            .notice(
                .ok, Phrase("These letters were made already"),
                [Phrase("Each code is shown once. Whoever needs another one gets a new one, and the old one ends.")],
                .link(Phrase("Codes and letters"), address: visit.address(of: .codes))))
    }

    private func page(_ letters: [CodeLetter], _ wish: LetterWish) -> Page {
        Page(
            Phrase("Letters with access codes"),
            Letters(letters: letters, wish: wish, origin: visit.origin, organization: visit.organization))
    }
}

extension FieldError {
    fileprivate static let notSure = FieldError(
        field: LetterWish.sure, phrase: Phrase("Say that the old codes may end, or go back."))
}
