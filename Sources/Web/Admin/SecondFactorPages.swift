internal import Accounts
internal import Languages

/// The second factor is set up, and shown; a page that needed it goes on with what was sent to it.
struct SecondFactorPages {
    static let code = "second-factor"
    /// Where somebody wanted to be who only looked.
    static let goalField = "goal"

    let visit: Visit
    let person: Person
    let factors: SecondFactors

    enum Confirmation {
        case page(Page)
        /// The person as from now on.
        case confirmed(Person)
    }

    // MARK: Setting it up

    func enrol() async throws -> PageAnswer {
        guard let code = visit.form?[Self.code] else { return try await offer([]) }
        switch try await factors.show(code, by: person) {
        case .shown: return .seeOther(PanelRoute.home.address(visit.setting.prefix))
        case .wait(let seconds): return .page(.tooMany(waiting: seconds))
        case .wrong, .missing: return try await offer([Self.wrong])
        }
    }

    private func offer(_ errors: [FieldError]) async throws -> PageAnswer {
        guard let enrolment = try await factors.enrolment(of: person) else {
            return .page(.notFound(home: visit.address(of: .account)))
        }
        let page = SecondFactorPage(
            address: enrolment.address, secret: enrolment.secret,
            action: PanelRoute.secondFactor.address(visit.setting.prefix), errors: errors)
        return .page(Page(page))
    }

    // MARK: Showing it

    func confirm(_ code: String) async throws -> Confirmation {
        switch try await factors.show(code, by: person) {
        case .shown(let person): return .confirmed(person)
        case .wait(let seconds): return .page(.tooMany(waiting: seconds))
        case .wrong, .missing: return .page(ask(isFirst: false, [Self.wrong]))
        }
    }

    /// What was sent is sent again together with the code, so nothing that was typed is lost.
    ///
    /// - Parameter isFirst: whether it is the first time since the sign-in.
    func ask(isFirst: Bool, _ errors: [FieldError] = []) -> Page {
        let kept = (visit.form?.kept ?? []).filter { $0.name != Self.code }
        let isLook = visit.form == nil
        let action = isLook ? PanelRoute.confirm : nil
        let reason =
            isFirst
            ? Phrase("Open the app on your phone that makes your codes, and type the one it shows.")
            : Phrase("What comes next is important, so type a new code of the app on your phone.")
        let question = FormPage.Question(
            action: action?.address(visit.setting.prefix) ?? PageRoute.panel.address(visit.setting.prefix)
                + visit.path.free + visit.queryPart,
            hidden: isLook ? [(Self.goalField, visit.path.free + visit.queryPart)] : kept,
            items: [.code(CodeField(Self.code, Phrase("Code of 6 digits")))], button: Phrase("Continue"))
        return Page(
            Phrase("Is it you?"), FormPage(paragraphs: [reason], questions: [question], errors: errors))
    }

    /// Where it goes on; within the panel, whatever was sent.
    var goal: String {
        let wish = visit.form?[Self.goalField] ?? ""
        let path =
            wish.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).first.map(String.init) ?? ""
        let isGood = PanelRoute.match(path) != nil && wish.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        return PageRoute.panel.address(visit.setting.prefix) + (isGood ? wish : "")
    }

    private static let wrong = FieldError(
        field: code, phrase: Phrase("This code is not right. Each code is good once; wait for the next one."))
}

extension Visit {
    fileprivate var queryPart: String { query.isEmpty ? "" : "?" + query }
}
