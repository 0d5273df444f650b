internal import Accounts
internal import HTTPTypes
internal import Languages
internal import SCIM

/// What is known of a person, and what the person may say about it.
struct ProfilePage: ViewModel {
    static let template = "claim-profile"

    private let name: String?
    private let title: String?
    let asksForDetails: Bool
    let asksForPicture: Bool
    private(set) var details: [OwnDetail: String]
    private var errors: [FieldError] = []

    init(_ account: Account, _ settings: Settings) {
        let profile = account.profile
        name = profile["displayName"]?.string ?? profile["name"]?.object?["formatted"]?.string ?? account.firstName
        title = profile["title"]?.string
        asksForDetails = settings.isOn(.profileDetails)
        asksForPicture = settings.isOn(.profilePicture)
        details = Dictionary(
            uniqueKeysWithValues: OwnDetail.allCases.map { ($0, profile[$0.rawValue]?.string ?? "") })
    }

    /// What was typed is shown again.
    mutating func takeOver(_ form: Form) {
        for detail in OwnDetail.allCases { details[detail] = form[detail.rawValue] }
    }

    func page(_ errors: [FieldError] = []) -> Page {
        var model = self
        model.errors = errors
        var page = Page(Phrase("Your profile"), model)
        page.hasForm = true
        page.errors = errors
        if !errors.isEmpty { page.status = .unprocessableContent }
        return page
    }

    func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let picture = PicturePage.model(errors, in: language)
        return [
            "name": name ?? false, "personTitle": title ?? false,
            "details": asksForDetails ? ["fields": fields(in: language)] : false,
            "picture": asksForPicture ? picture : false,
        ]
    }

    private func fields(in language: Language) -> [[String: Any]] {
        OwnDetail.allCases.map { detail in
            let value = details[detail] ?? ""
            guard detail == .preferredLanguage else {
                return ["text": detail.field(value).model(errors, in: language), "choice": false]
            }
            return ["text": false, "choice": choice(value, in: language)]
        }
    }

    /// The languages of the pages, and whatever else the profile says already.
    private func choice(_ value: String, in language: Language) -> [String: Any] {
        var options = [("", language.text("Not said"))] + Language.all.map { ($0.tag, $0.name) }
        if !options.contains(where: { $0.0 == value }) { options.append((value, value)) }
        return [
            "field": OwnDetail.preferredLanguage.rawValue, "caption": language.text(OwnDetail.preferredLanguage.label),
            "options": options.map { ["tag": $0.0, "text": $0.1, "isChosen": $0.0 == value] as [String: Any] },
        ]
    }
}

extension OwnDetail {
    fileprivate var label: Phrase {
        switch self {
        case .nickName: Phrase("What people call you")
        case .preferredLanguage: Phrase("Your language")
        case .locale: Phrase("How dates and numbers are written")
        case .timezone: Phrase("Your time zone")
        }
    }

    fileprivate var hint: Phrase? {
        switch self {
        case .nickName, .preferredLanguage: nil
        case .locale: Phrase("A language and a country, like it-IT.")
        case .timezone: Phrase("A place in it, like Europe/Rome.")
        }
    }

    /// What is said about a value that cannot be used.
    var flaw: Phrase {
        switch self {
        case .nickName: Phrase("Leave out signs that cannot be seen, or take a shorter name.")
        case .preferredLanguage: Phrase("Choose a language from the list.")
        case .locale: Phrase("Write a language and a country like it-IT, or leave it empty.")
        case .timezone: Phrase("Write the name of a time zone like Europe/Rome, or leave it empty.")
        }
    }

    fileprivate func field(_ value: String) -> TextField {
        TextField(
            rawValue, label, hint: hint, autocomplete: self == .nickName ? "nickname" : "off", value: value)
    }
}
