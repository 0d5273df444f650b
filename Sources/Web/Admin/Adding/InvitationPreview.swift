internal import Accounts
internal import Languages

/// What people will read who are invited, in the language of the organization.
struct InvitationPreview {
    let kind: Kind
    let organization: Organization
    /// How people see the server.
    let origin: String

    // The sentences of `Delivery`, found in its catalogue; a test holds both together.
    static let subject = "Your account at {organization}"
    static let greeting = "Hello,"
    static let reason = "{organization} has made an account for you. Take it into use with this link:"
    static let life = "The link works once, until {date}."
    static let otherwise = "If you did not expect this message, you need not do anything."
    static let sms = "{organization}: Your account is ready. Take it into use: {link}"

    /// For a template; false for people who are handed a code.
    var model: Any {
        guard let text else { return false }
        let subject: Any = text.subject ?? false
        return ["subject": subject, "body": text.body]
    }

    private var text: (subject: String?, body: String)? {
        let language = Language(organization.settings[.language]) ?? .english
        let values = ["organization": organization.name, "link": origin + "/c/…", "date": "…"]
        return switch kind {
        case .email:
            (
                language.text(Self.subject, values),
                [
                    language.text(Self.greeting), language.text(Self.reason, values), origin + "/c/…",
                    language.text(Self.life, values), language.text(Self.otherwise),
                ].joined(separator: "\n\n")
            )
        case .phone: (nil, language.text(Self.sms, values))
        case .emailless: nil
        }
    }
}
