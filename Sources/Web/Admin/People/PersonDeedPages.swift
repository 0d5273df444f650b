internal import Accounts
internal import Languages

/// What is done about one person: small forms, and a page in front of what shuts somebody out.
struct PersonDeedPages {
    private static let address = "address"
    static let method = "method"
    /// In place of a step whose message has to wait.
    static let tomorrow = "tomorrow"
    /// The code that a new one takes the place of.
    static let replaced = "replaced"

    private let visit: PanelVisit
    private let file: PersonFile
    private var id: Account.ID { file.account.id }
    private var deeds: PersonDeeds { visit.office.personDeeds }
    private var home: String { visit.address(of: .person, id.text) }

    init(_ visit: PanelVisit, _ file: PersonFile) {
        self.visit = visit
        self.file = file
    }

    func answer(_ name: String) async throws -> PageAnswer {
        if let step = PersonStep(rawValue: name) { return try await answer(step) }
        switch (name, visit.form) {
        case ("address", nil): return .page(addressPage())
        case ("address", let form?): return try await changeAddress(form[Self.address].trimmed)
        case ("access-code", let form) where file.accessCode != nil && form?[Self.replaced] != file.replacedCode:
            return .page(codeQuestion)
        case ("access-code", _?): return .page(try await newCode())
        case ("end-code", _?):
            try await deeds.disableAccessCode(of: id, by: visit.acting)
            return .seeOther(home)
        case ("sign-in", let form?):
            try await deeds.setSignInMethod(form[Self.method], of: id, by: visit.acting)
            return .seeOther(home)
        case ("access-code", nil), ("end-code", nil), ("sign-in", nil): return .seeOther(home)
        default: return visit.notFound
        }
    }

    private func answer(_ step: PersonStep) async throws -> PageAnswer {
        guard visit.form != nil else { return step.isAskedFirst ? .page(question(step)) : .seeOther(home) }
        let notice = try await deeds.take(step, with: id, by: visit.acting)
        let done = notice == .leftToTomorrow ? Self.tomorrow : step.rawValue
        return .seeOther(step == .delete ? visit.address(of: .people) : home + "?done=" + done)
    }

    private func question(_ step: PersonStep) -> Page {
        Page(
            step.title,
            FormPage(
                paragraphs: [
                    Phrase("This is about {name}.", ["name": file.account.shownName]), step.consequence,
                ],
                questions: [
                    .init(action: visit.address(of: .personDeed, id.text, step.rawValue), button: step.title)
                ], back: back))
    }

    private var back: (label: Phrase, address: String) { (Phrase("Back to the person"), home) }

    private func addressPage(_ typed: String = "", _ errors: [FieldError] = []) -> Page {
        Page(
            Phrase("Another e-mail address"),
            FormPage(
                paragraphs: [
                    Phrase("This is about {name}.", ["name": file.account.shownName]),
                    Phrase("Sessions, links and codes end, and the old address is told."),
                    Phrase("Where provisioning writes the address, change it there, or it comes back."),
                ],
                questions: [
                    .init(
                        action: visit.address(of: .personDeed, id.text, "address"),
                        items: [.text(TextField(Self.address, Phrase("E-mail address"), kind: .email, value: typed))],
                        button: Phrase("Change the address"))
                ], errors: errors, back: back))
    }

    private func changeAddress(_ typed: String) async throws -> PageAnswer {
        do {
            try await deeds.changeAddress(of: id, to: typed, by: visit.acting)
            return .seeOther(home)
        } catch let refusal as Refusal {
            let reason = Phrase("{reason}", ["reason": refusal.description])
            return .page(addressPage(typed, [FieldError(field: Self.address, phrase: reason)]))
        }
    }

    /// Asked once for each code that is good: an answer that is loaded again is asked anew.
    private var codeQuestion: Page {
        Page(
            Phrase("Get a new access code"),
            FormPage(
                paragraphs: [
                    Phrase("This is about {name}.", ["name": file.account.shownName]),
                    Phrase("There is a code that is good; it ends when another one is made, wherever it is."),
                ],
                questions: [
                    .init(
                        action: visit.address(of: .personDeed, id.text, "access-code"),
                        hidden: [(Self.replaced, file.replacedCode)], button: Phrase("Get a new access code"))
                ], back: back))
    }

    /// Shown in this very answer; the one before is of no use any more.
    private func newCode() async throws -> Page {
        let code = try await deeds.makeAccessCode(for: id, by: visit.acting)
        return Page(
            Phrase("Access code"),
            FormPage(
                paragraphs: [
                    Phrase("This is about {name}.", ["name": file.account.shownName]),
                    Phrase("Hand it over in person or print a letter. An older code is of no use any more."),
                ],
                shownCode: code.grouped, questions: [], back: back))
    }
}
