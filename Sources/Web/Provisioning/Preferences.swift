internal import Accounts
internal import HTTPTypes
internal import SCIM

/// What a client would like, and the server may do (RFC 7240).
struct Preferences {
    /// Whether the client need not be answered when everything is done.
    let respondsAsync: Bool
    /// How long the client would wait for that, in seconds.
    let wait: Int

    init(_ fields: HTTPFields) {
        var values: [String: String] = [:]
        for preference in fields[values: .prefer].flatMap(Preferences.list) {
            // What stands behind a semicolon is a parameter, and none of these has any.
            let parts = (preference.split(separator: ";").first ?? "").split(separator: "=", maxSplits: 1)
            let name = String(parts.first ?? "").trimming(" ").lowercased()
            // RFC 7240 §2: the first of a name counts.
            if values[name] == nil { values[name] = String(parts.dropFirst().first ?? "").filter { $0.isNumber } }
        }
        respondsAsync = values["respond-async"] != nil
        wait = min(values["wait"].flatMap { Int($0) } ?? 0, Limits.secondsForPreference)
    }

    /// Splits at commas outside of quotes.
    private static func list(_ text: String) -> [Substring] {
        var isQuoted = false
        return text.split { character in
            if character == "\"" { isQuoted.toggle() }
            return character == "," && !isQuoted
        }
    }
}

extension HTTPField.Name {
    static let prefer = HTTPField.Name("Prefer") ?? .accept
    static let preferenceApplied = HTTPField.Name("Preference-Applied") ?? .accept
    /// RFC 9967 §3.
    static let setTxn = HTTPField.Name("Set-Txn") ?? .accept
}
