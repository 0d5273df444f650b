internal import Accounts
internal import Languages
internal import SCIM

/// What is said about messages: what they are, how far they have come, and why they wait.
package struct MessageWords: Sendable {
    /// The channels that nobody is configured to send on.
    let unserved: Set<Message.Channel>
    let now: Instant

    func title(of kind: Message.Kind) -> Phrase {
        switch kind {
        case .invitation: Phrase("Invitation")
        case .reminder: Phrase("Reminder")
        case .unclaimed: Phrase("Invitation to come back")
        case .recoveryCode: Phrase("Recovery code")
        case .resetCode: Phrase("Code for a new password")
        case .addressCode: Phrase("Code for a new address")
        case .addressChanged: Phrase("Notice of a changed address")
        case .passwordChanged: Phrase("Notice of a changed password")
        case .domainCode: Phrase("Code for a domain")
        case .exportReady: Phrase("Notice of an export that is ready")
        case .tokenElsewhere: Phrase("Notice of a token in a new network")
        case .tokenEnds: Phrase("Notice of a token that ends")
        case .wayInUsed: Phrase("Notice of a sign-in by password")
        }
    }

    func title(of channel: Message.Channel) -> Phrase {
        switch channel {
        case .email: Phrase("E-mail")
        case .sms: Phrase("Text message")
        }
    }

    func title(of state: StoredMessage.State) -> Phrase {
        switch state {
        case .waiting: Phrase("Waits")
        case .sent: Phrase("Sent")
        case .delivered: Phrase("Arrived")
        case .failed: Phrase("Given up")
        }
    }

    /// How a state is drawn, so that it is told by more than its colour.
    func badge(of state: StoredMessage.State, in language: Language) -> [String: Any] {
        let (look, icon) =
            switch state {
            case .waiting: ("", "◔")
            case .sent: ("ok", "→")
            case .delivered: ("ok", "✓")
            case .failed: ("warn", "✕")
            }
        return ["look": look, "icon": icon, "label": language.text(title(of: state))]
    }

    /// Why it waits; nil for what does not.
    func reason(of message: ShownMessage) -> Phrase? {
        guard let wait = message.wait(at: now) else { return nil }
        let channel = message.message.entry.channel
        if unserved.contains(channel) {
            return channel == .email
                ? Phrase("Nobody is configured who sends e-mail. The message waits until that is done.")
                : Phrase("No gateway is configured for text messages. The message waits until that is done.")
        }
        switch wait {
        case .now: return Phrase("It is on its way.")
        case .nextTry(let time): return Phrase("It is tried again at {time}.", ["time": time.minute])
        }
    }
}
