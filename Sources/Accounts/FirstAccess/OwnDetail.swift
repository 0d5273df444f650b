internal import SCIM

/// What people say of themselves on a page (RFC 7643 §4.1.1).
package enum OwnDetail: String, CaseIterable, Sendable {
    case nickName, preferredLanguage, locale, timezone

    /// Whether a value can be used. An integration may send others; whoever fills in a form is told of a mistake.
    func accepts(_ value: String) -> Bool {
        guard value.utf8.count <= Limits.nameBytes, value.isPlainText else { return false }
        return switch self {
        case .nickName: true
        // Language tags (RFC 5646 §2.1), with an underscore where systems write one.
        case .preferredLanguage, .locale: value.wholeMatch(of: /[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*/) != nil
        // A name of the time zone database: Europe/Rome.
        case .timezone: value.wholeMatch(of: /[A-Za-z][A-Za-z0-9_+\-]*(\/[A-Za-z0-9_+\-]+)*/) != nil
        }
    }
}
