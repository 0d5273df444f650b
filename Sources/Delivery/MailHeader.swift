private import Foundation

/// The fields above a mail. Whatever text is given to one, it stays inside that one.
struct MailHeader {
    private(set) var text = ""

    mutating func add(_ name: StaticString, _ value: Value) { text += "\(name): \(value.text)\r\n" }

    /// What a field may say; there is no way to make one that ends its line.
    struct Value {
        fileprivate let text: String

        /// A word of this program.
        static func word(_ word: StaticString) -> Value { Value(text: "\(word)") }

        /// Any text (RFC 2047).
        static func text(_ text: String) -> Value { Value(text: encoded(text)) }

        static func address(_ address: MailAddress, name: String? = nil) -> Value {
            guard let name, !name.isEmpty else { return Value(text: address.text) }
            return Value(text: "\(encodedWords(name)) <\(address.text)>")
        }

        /// - Parameter key: made of letters and digits here; anything else is left out.
        static func messageID(_ key: String, at domain: Substring) -> Value {
            Value(text: "<\(key.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })@\(domain)>")
        }

        /// RFC 5322 §3.3, in UTC.
        static func date(secondsSince1970 seconds: Int64) -> Value {
            let format = DateFormatter()
            format.locale = Locale(identifier: "en_US_POSIX")
            format.timeZone = TimeZone(secondsFromGMT: 0)
            format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss '+0000'"
            return Value(text: format.string(from: Date(timeIntervalSince1970: TimeInterval(seconds))))
        }
    }
}

/// A text as it stands where it is short and plain, otherwise as encoded words.
private func encoded(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && text.utf8.count <= 70
    return isPlain && !text.contains("=?") ? text : encodedWords(text)
}

/// RFC 2047 §2: each word at most 75 characters long and whole by itself, so no character is cut in two.
private func encodedWords(_ text: String) -> String {
    var words: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
        let isControl = scalar.properties.generalCategory == .control
        let bytes = Array(String(Character(isControl ? " " : scalar)).utf8)
        if words[words.count - 1].count + bytes.count > 45 { words.append([]) }
        words[words.count - 1] += bytes
    }
    return words.map { "=?UTF-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
}
