internal import Accounts
internal import Languages

/// One message: what became of it, and nothing of what it says.
package struct OutboxShow: ViewModel {
    package static let template = "message"

    let message: ShownMessage
    let mayResend: Bool
    /// What became of the invitation that was asked for once more, if one was.
    let again: String
    let words: MessageWords

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let (stored, entry) = (message.message, message.message.entry)
        let facts: [(Phrase, String?)] = [
            (Phrase("Sent as"), language.text(words.title(of: entry.channel))),
            (Phrase("Made"), entry.created.minute),
            (Phrase("Failed tries"), stored.attempts == 0 ? nil : String(stored.attempts)),
            (Phrase("Last answer of the server or gateway"), stored.lastError),
            (Phrase("Good until"), stored.state == .waiting ? entry.expires.minute : nil),
            (Phrase("Known to the gateway as"), stored.providerID),
        ]
        return [
            "badge": words.badge(of: stored.state, in: language),
            "reason": words.reason(of: message).map { language.text($0) } ?? false,
            "person": message.account.map { account in
                [
                    "name": account.shownName,
                    "address": PanelRoute.person.address(setting.prefix, [account.id.text]),
                ]
            } ?? false,
            "recipient": message.recipient ?? false,
            "facts": facts.compactMap { label, value in
                value.map { ["label": language.text(label), "value": $0] }
            },
            "mayResend": mayResend && message.canBeSentAgain, "isCode": !entry.kind.isInvitation,
            "action": PanelRoute.message.address(setting.prefix, [entry.id.text]),
            "queued": again == "queued", "tomorrow": again == "tomorrow",
            "all": message.account.map { account -> Any in
                PanelRoute.outbox.address(setting.prefix) + PanelQuery.text(["person": account.id.text])
            } ?? false,
        ]
    }
}
