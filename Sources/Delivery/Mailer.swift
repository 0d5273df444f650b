internal import Accounts
private import CCurl
internal import SCIM

/// Sends messages as mails.
package struct Mailer: Sendable {
    private let server: MailServer
    private let sender: MailAddress
    /// Nil when each organization sends in its own name.
    private let name: String?

    package init(server: MailServer, sender: MailAddress, name: String? = nil) {
        self.server = server
        self.sender = sender
        self.name = name
    }

    func send(_ message: PostedMessage, origin: String, at now: Instant, by carriers: Carriers) async
        -> Posting.Outcome
    {
        guard let recipient = MailAddress(message.facts.recipient) else {
            return .refused("the address is not one that mail can be sent to")
        }
        let mail = Mail(
            from: sender, named: name ?? message.organization.name, to: recipient,
            Wording(message, origin: origin).mail, key: message.key, secondsSince1970: now.milliseconds / 1000)
        switch await carriers.carry(MailParcel(mail: mail, server: server)) {
        case .success(.taken): return .sent(providerID: nil)
        case .success(.refused(let reply)): return .refused(reply)
        case .success(.failed(let reason)): return .failed(reason, delay: Retry.pause(after: message.attempts + 1))
        case .failure(let flaw): return .failed(flaw.description, delay: Retry.pause(after: message.attempts + 1))
        }
    }
}

/// A mail on its way to a server.
struct MailParcel: Carried {
    let mail: Mail
    let server: MailServer

    enum Answer: Hashable {
        case taken
        /// The server will not take this mail, today or tomorrow.
        case refused(String)
        case failed(String)
    }

    func go(by transfer: Transfer) throws(Transfer.Flaw) -> Answer {
        var (reply, flaw) = ([CChar](repeating: 0, count: 256), [CChar](repeating: 0, count: 256))
        var stage = MAIL_ON_THE_WAY
        let isTaken = unsafe transfer_mail(
            transfer.transfer, server.url, server.user, server.password, server.authorities,
            server.requiresTLS ? 1 : 0, mail.sender.text, mail.recipient.text, mail.content, mail.content.count,
            MailParcel.maximumSeconds, &stage, &reply, &flaw)
        if isTaken == 1 { return .taken }
        let status = MailStatus(Transfer.text(reply))
        if stage == MAIL_JUDGED, let status, status.isFinal {
            return .refused("the mail server answered \(status.text)")
        }
        // libcurl's words may repeat what was sent; the server's numbers do not.
        let isAnswer = status.map { $0.code >= 400 } ?? false
        return .failed(isAnswer ? "the mail server answered \(status?.text ?? "")" : Transfer.text(flaw))
    }

    private static let maximumSeconds = 20
}

/// The numbers at the start of a reply (RFC 5321 §4.2, RFC 3463); the words behind them may name people.
struct MailStatus: Hashable {
    let code: Int
    let text: String

    init?(_ reply: String) {
        guard let match = reply.prefixMatch(of: #/(\d{3})(?:[ -](\d\.\d{1,3}\.\d{1,3})\b)?/#), let code = Int(match.1)
        else { return nil }
        self.code = code
        text = match.2.map { "\(match.1) \($0)" } ?? String(match.1)
    }

    /// Not what is about our line or our password: the operator can mend that.
    var isFinal: Bool { code >= 500 && ![503, 530, 534, 535, 538].contains(code) }
}
