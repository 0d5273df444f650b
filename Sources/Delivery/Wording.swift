internal import Accounts
internal import Languages
internal import SCIM

/// A message in the words of its language.
struct Wording {
    struct MailText: Hashable {
        let subject: String
        let body: String
        /// As BCP 47 has it.
        let language: String
    }

    private let message: PostedMessage
    private let language: Language
    private let origin: String

    /// - Parameter origin: comes in front of the link.
    init(_ message: PostedMessage, origin: String) {
        self.message = message
        self.origin = origin
        language = message.language.flatMap(Language.init) ?? .english
    }

    private var link: String? { message.facts.link.map { origin + $0 } }

    /// Greeting, why, link, code or person on a line of its own, how long, and what to do if it was not expected.
    var mail: MailText {
        let values = [
            "organization": message.organization.name, "name": message.facts.name ?? "",
            "date": String(message.expires.description.prefix(10)),
        ]
        let words = MailWords(message.kind)
        let greeting = message.facts.name == nil ? Phrase("Hello,").source : Phrase("Hello {name},").source
        let facts: String? = link ?? message.facts.code ?? message.facts.person
        let paragraphs = [
            language.text(greeting, values), language.text(words.reason, values), facts,
            words.life.map { language.text($0, values) }, language.text(words.otherwise, values),
        ]
        return MailText(
            subject: language.text(words.subject, values),
            body: paragraphs.compactMap(\.self).joined(separator: "\n\n") + "\n", language: language.tag)
    }

    /// The company first, the link last; one segment where the language allows it.
    var sms: String {
        let name = message.organization.name
        let whole = sms(name)
        guard GSMSegments(whole).count > 1 else { return whole }
        let ellipsis = GSMSegments(whole).isGSM ? "..." : "…"
        let shorter = stride(from: name.count - 1, through: Wording.shortestName, by: -1).lazy
            .map { sms(name.prefix($0).trimmed + ellipsis) }
        return shorter.first { GSMSegments($0).count == 1 } ?? whole
    }

    /// A name that is cut further is nobody's.
    private static let shortestName = 8

    private func sms(_ organization: String) -> String {
        language.text(
            SMSWords.text(message.kind),
            ["organization": organization, "link": link ?? "", "code": message.facts.code ?? ""])
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
