internal import Accounts
internal import Languages
internal import Pictures
internal import SCIM

/// The letters, ready to be printed: each in the language of its person, with nothing around them on paper.
package struct Letters: ViewModel {
    package static let template = "letters"

    let letters: [CodeLetter]
    let wish: LetterWish
    /// How people see the server.
    let origin: String
    let organization: Organization

    private static let cardsOnSheet = 8

    package func model(in setting: PageSetting) -> [String: Any] {
        let isCards = wish.format == .cards
        let papers = letters.map { paper($0, as: isCards ? "card" : "letter", in: setting) }
        let size = isCards ? Self.cardsOnSheet : 1
        var next = wish
        next.behind = wish.through
        return [
            "lettersStylesheet": Stylesheet.letters.address, "count": String(letters.count), "isCards": isCards,
            "sheets": stride(from: 0, to: papers.count, by: size).map {
                ["papers": Array(papers[$0..<min($0 + size, papers.count)])]
            },
            "back": PanelRoute.codes.address(setting.prefix),
            "next": wish.person == nil ? next.address(setting.prefix) : false,
        ]
    }

    /// In the language of its person, whoever prints it.
    private func paper(_ letter: CodeLetter, as template: String, in setting: PageSetting) -> String {
        let language = letter.language.flatMap { Language($0) } ?? setting.language
        let page = origin + PageRoute.accessCode.address(setting.prefix)
        let picture = QRCode("\(page)/\(letter.code.text)")
        let model: [String: Any] = [
            "language": language.tag, "direction": language.isRightToLeft ? "rtl" : "ltr",
            "organization": organization.name, "name": letter.name, "department": letter.department ?? false,
            "employeeID": letter.employeeID ?? false, "code": letter.code.grouped, "isWayBack": letter.isWayBack,
            "address": page.hasPrefix("https://") ? String(page.dropFirst("https://".count)) : page,
            "picture": picture.map { ["side": String($0.side), "path": $0.path] } ?? false,
            "until": language.text(
                "It works once, before {date}.", ["date": letter.expires.day]),
        ]
        let (html, missing) = Templates.all.render(template, model, in: language)
        assert(missing.isEmpty, "\(template) lacks \(missing.sorted())")
        return html
    }
}
