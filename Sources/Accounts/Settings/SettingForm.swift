private import SCIM

/// What the settings of an organization are about; each is a page.
package enum SettingSection: String, CaseIterable, Sendable {
    case people, messages, signIn = "sign-in", firstAccess = "first-access", branding, languages, limits

    package var settings: [Setting] { Setting.allCases.filter { $0.section == self } }
}

/// A line of the table of settings.
struct SettingRule: Sendable {
    /// Nil for a setting of an integration.
    let section: SettingSection?
    let form: SettingForm
    let defaultValue: String
    let explanation: String

    init(_ section: SettingSection?, _ form: SettingForm, _ defaultValue: String, _ explanation: String) {
        self.section = section
        self.form = form
        self.defaultValue = defaultValue
        self.explanation = explanation
    }
}

/// What the values of a setting look like, and so how one is asked for.
package enum SettingForm: Hashable, Sendable {
    /// On or off.
    case toggle
    case number(ClosedRange<Int>)
    /// A number, or `automatic`.
    case numberOrAutomatic(ClosedRange<Int>)
    /// A number, or `off`.
    case numberOrOff(ClosedRange<Int>)
    case choice([String])
    /// Numbers of days with commas between, each larger than the one before; or nothing.
    case days
    /// Where a browser may be sent; or nothing.
    case address
    /// A language tag (BCP 47).
    case language
    case quirks

    package static let automatic = "automatic"

    package func accepts(_ value: String) -> Bool {
        switch self {
        case .toggle: value == "on" || value == "off"
        case .number(let range): Int(value).map(range.contains) ?? false
        case .numberOrAutomatic(let range): value == Self.automatic || Int(value).map(range.contains) ?? false
        case .numberOrOff(let range): value == "off" || Int(value).map(range.contains) ?? false
        case .choice(let values): values.contains(value)
        case .days: Self.days(value) != nil
        case .address: value.isEmpty || value.isWebAddress
        case .language: (2...35).contains(value.utf8.count) && value.isPlainText
        case .quirks: Quirks(value) != nil
        }
    }

    /// The numbers of a value of `days`; nil where it is none.
    static func days(_ value: String) -> [Int64]? {
        guard !value.isEmpty else { return [] }
        let parts = value.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimming(" ") }
        let days = parts.compactMap { Int64($0) }
        guard days.count == parts.count, days.count <= Limits.remindersOfInvitation,
            days.allSatisfy({ (1...365).contains($0) }), zip(days, days.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        return days
    }
}

extension String {
    /// Whether a browser may be sent there.
    fileprivate var isWebAddress: Bool {
        utf8.count <= Limits.nameBytes && isPlainText && !contains(where: \.isWhitespace)
            && ["https://", "http://"].contains { hasPrefix($0) && utf8.count > $0.utf8.count }
    }
}
