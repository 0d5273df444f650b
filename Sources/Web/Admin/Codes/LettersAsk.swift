internal import Accounts
internal import Languages
internal import SCIM

/// Asks whether letters are to be made: for whom, how, and what ends by it.
package struct LettersAsk: ViewModel {
    package static let template = "letters-ask"

    let wish: LetterWish
    var people: [Account] = []
    var hasMore = false
    /// That the one person was handed a code that is still good.
    var issue: CodeIssue?
    let errors: [FieldError]

    init(wish: LetterWish, errors: [FieldError]) {
        self.wish = wish
        self.errors = errors
    }

    var title: Phrase {
        guard wish.person != nil else { return Phrase("Make letters") }
        return Phrase("Code for {name}", ["name": people.first.map(\.shownName) ?? ""])
    }

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        var again = wish
        again.endsCodes = true
        // Somebody who was handed a code that is good gets another one only if that may end.
        var asked = wish
        if wish.person != nil { asked.endsCodes = issue != nil }
        let error = errors.first { $0.field == LetterWish.sure }
        return [
            "isEmpty": people.isEmpty, "count": String(people.count), "hasMore": hasMore,
            "isOne": wish.person != nil,
            "people": people.map {
                ["name": $0.shownName, "department": $0.work.department ?? false] as [String: Any]
            },
            "again": people.isEmpty && !wish.endsCodes ? again.address(setting.prefix) : false,
            "back": PanelRoute.codes.address(setting.prefix), "action": PanelRoute.letters.address(setting.prefix),
            "hidden": asked.hidden(through: people.last?.id).map { ["name": $0.name, "value": $0.value] },
            "isCards": wish.format == .cards, "endsCodes": asked.endsCodes,
            "issued": issue.map { issue -> Any in
                language.text(
                    "The code was handed over on {time} by {name}.",
                    ["time": issue.at.minute, "name": issue.by ?? language.text("Command line of the server")])
            } ?? false,
            "error": error.map { language.text($0.phrase) } ?? false,
        ]
    }
}
