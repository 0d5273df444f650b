internal import Accounts
internal import Languages

extension ConnectionReport.Finding {
    /// In a few words, for a list.
    var title: Phrase {
        switch self {
        case .noToken: Phrase("No token yet")
        case .allEnded: Phrase("Tokens have ended")
        case .endsSoon: Phrase("Token ends soon")
        case .noCallYet: Phrase("No call yet")
        case .tokenRefused: Phrase("Token was refused")
        case .lastCallFailed: Phrase("Last call failed")
        case .working: Phrase("Works")
        }
    }

    var isGood: Bool { self == .working }

    /// What it means, and what to do.
    var sentence: Phrase {
        switch self {
        case .noToken: Phrase("It cannot call before it has a token. Make one, and copy it into the provider.")
        case .allEnded(let end):
            Phrase(
                "Its last token ended at {time}. Make a new one, and copy it into the provider.", ["time": end.minute])
        case .endsSoon(let id, let end):
            Phrase(
                "Token {number} ends at {time}. Rotate it: the old one goes on for a day while you copy the new one.",
                ["number": String(id.number), "time": end.minute])
        case .noCallYet:
            Phrase(
                "It has a token, and nobody has called. Compare address and token with what the provider has, and see whether "
                    + "it is switched on there. A call with a wrong token cannot be seen here: nobody knows whose it is."
            )
        case .tokenRefused:
            Phrase("A call came with one of its tokens and was refused. The log says why.")
        case .lastCallFailed: Phrase("The last call got an error for an answer. The log says why.")
        case .working: Phrase("Nothing is wrong that can be seen from here.")
        }
    }

    var entry: LoggedEntry? {
        switch self {
        case .tokenRefused(let entry), .lastCallFailed(let entry): entry
        case .noToken, .allEnded, .endsSoon, .noCallYet, .working: nil
        }
    }

    func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let detail = entry.map { found -> [String: Any] in
            [
                "address": PanelRoute.logEntry.address(setting.prefix, [String(found.id)]),
                "sentence": found.entry.description, "time": found.entry.time.minute,
            ]
        }
        return [
            "title": language.text(title), "sentence": language.text(sentence), "isGood": isGood,
            "entry": detail ?? false,
        ]
    }
}
