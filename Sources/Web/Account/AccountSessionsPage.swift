package import Accounts
internal import Languages

/// The browsers in which somebody is signed in, and a way to end each.
package struct AccountSessionsPage: ViewModel {
    package static let template = "account-sessions"

    /// Sent in place of a number.
    static let others = "others"

    let sessions: [Session]
    let this: Session.ID

    /// - Parameter this: the one that asks.
    package init(_ sessions: [Session], now this: Session.ID) {
        self.sessions = sessions
        self.this = this
    }

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        return [
            "sessions": sessions.map { session -> [String: Any] in
                [
                    "browser": language.text(BrowserName(session.agent).phrase),
                    "lastSeen": language.text("Last seen: {time}", ["time": session.lastSeen.minute]),
                    "isThis": session.id == this, "number": String(session.id.number),
                ]
            },
            "hasOthers": sessions.count > 1,
            "account": PageRoute.account.address(setting.prefix),
        ]
    }
}

extension Page {
    static func sessions(_ content: AccountSessionsPage) -> Page {
        var page = Page(Phrase("Where you are signed in"), content)
        page.hasForm = true
        return page
    }
}
