internal import Accounts
internal import HTTPTypes
internal import Languages

/// The first administrator comes by the link that the server prints, and says who it is.
struct SetupPages {
    private static let name = "name"
    private static let address = "address"

    let visit: Visit
    let first: FirstAdministrator

    /// - Parameter link: what stands in the address.
    func answer(_ link: String) async throws -> PageAnswer {
        guard let secret = BrowserSecret(link), try await first.isGood(secret, in: visit.organization) else {
            return .page(over)
        }
        guard let form = visit.form else { return .page(page(link)) }
        let (name, address) = (form[Self.name].trimmed, form[Self.address].trimmed)
        guard !address.isEmpty else { return .page(page(link, name, address, [.missing(Self.address)])) }
        do {
            let code = try await first.begin(secret, address: address, called: name, in: visit.organization)
            guard let code else { return .page(over) }
            return PageAnswer(
                content: .seeOther(visit.address(of: .claimLink, code.text)), cookies: [visit.wishing(for: .panel)])
        } catch let refusal as Refusal {
            let error = FieldError(field: Self.address, phrase: Phrase("{reason}", ["reason": refusal.description]))
            return .page(page(link, name, address, [error]))
        }
    }

    private func page(_ link: String, _ name: String = "", _ address: String = "", _ errors: [FieldError] = []) -> Page
    {
        let question = FormPage.Question(
            action: PanelRoute.setup.address(visit.setting.prefix, [link]),
            items: [
                .text(TextField(Self.name, Phrase("Your name"), autocomplete: "name", value: name)),
                .text(
                    TextField(
                        Self.address, Phrase("Your e-mail address"), kind: .email, autocomplete: "email",
                        value: address)),
            ],
            button: Phrase("Continue"))
        return Page(
            Phrase("Set up {organization}", ["organization": visit.organization.name]),
            FormPage(
                paragraphs: [
                    Phrase("You are the first one here. Say who you are; then you choose a password."),
                    Phrase("Your account may do everything. You can invite others to help you later."),
                ],
                questions: [question], errors: errors))
    }

    private var over: Page {
        .notice(
            .gone, Phrase("This link is not good any more"),
            [
                Phrase("It works for a day, and until somebody has set up the organization."),
                Phrase("Whoever runs the server can make a new one: muster admin setup."),
            ],
            .link(Phrase("Go to the start page"), address: visit.address(of: .start)))
    }
}

extension String {
    /// Without white space around it.
    var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
