package import Accounts
internal import SCIM

/// Who sends our messages, as far as anybody does.
package struct Providers: Sendable {
    private let mailer: Mailer?
    package let gateway: SMSGateway?

    package init(mailer: Mailer? = nil, gateway: SMSGateway? = nil) {
        self.mailer = mailer
        self.gateway = gateway
    }

    package var channels: Set<Message.Channel> {
        Set(([mailer.map { _ in .email }, gateway.map { _ in .sms }] as [Message.Channel?]).compactMap(\.self))
    }

    func send(_ message: PostedMessage, _ origin: String, _ now: Instant, _ carriers: Carriers) async
        -> Posting.Outcome
    {
        let answer: Posting.Outcome? =
            switch message.channel {
            case .email: await mailer?.send(message, origin: origin, at: now, by: carriers)
            case .sms: await gateway?.send(message, origin: origin, at: now, by: carriers)
            }
        return answer ?? .failed("nobody sends on this channel", delay: Retry.pause(after: message.attempts + 1))
    }
}
