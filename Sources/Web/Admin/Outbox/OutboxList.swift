internal import Accounts
internal import Languages

/// The messages of an organization, the latest first.
package struct OutboxList: ViewModel {
    package static let template = "messages"

    let selection: MessageSelection
    let isFirst: Bool
    let page: Outbox.Page
    let words: MessageWords

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let states: [StoredMessage.State?] = [nil, .waiting, .sent, .delivered, .failed]
        return [
            "chips": states.map { state -> [String: Any] in
                [
                    "label": language.text(state.map { words.title(of: $0) } ?? Phrase("All of them")),
                    "address": address(setting, state, nil), "isCurrent": state == selection.state,
                ]
            },
            "isEmpty": page.messages.isEmpty,
            "messages": page.messages.map { row($0, setting) },
            "first": isFirst ? false : address(setting, selection.state, nil),
            "next": page.next.map { address(setting, selection.state, $0) } ?? false,
            "everybody": selection.account == nil
                ? false
                : PanelRoute.outbox.address(setting.prefix) + PanelQuery.text(["state": selection.state?.rawValue]),
        ]
    }

    private func address(
        _ setting: PageSetting,
        _ state: StoredMessage.State?,
        _ behind: MessagePosition?
    ) -> String {
        PanelRoute.outbox.address(setting.prefix)
            + PanelQuery.text([
                "state": state?.rawValue, "person": selection.account?.text, "behind": behind?.text,
            ])
    }

    private func row(_ shown: ShownMessage, _ setting: PageSetting) -> [String: Any] {
        let (language, entry) = (setting.language, shown.message.entry)
        return [
            "created": entry.created.minute, "kind": language.text(words.title(of: entry.kind)),
            "channel": language.text(words.title(of: entry.channel)),
            "address": PanelRoute.message.address(setting.prefix, [entry.id.text]),
            "person": shown.account.map(\.shownName) ?? false,
            "recipient": shown.recipient ?? false,
            "badge": words.badge(of: shown.message.state, in: language),
            "reason": words.reason(of: shown).map { language.text($0) } ?? false,
            "error": shown.message.lastError ?? false,
        ]
    }
}
