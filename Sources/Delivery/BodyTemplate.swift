internal import SCIM

/// A body with `{names}` in it, and how what stands for them is written there.
package struct BodyTemplate: Sendable {
    package enum Form: Sendable {
        case json
        /// `application/x-www-form-urlencoded`.
        case form

        var contentType: String {
            switch self {
            case .json: "application/json"
            case .form: "application/x-www-form-urlencoded"
            }
        }
    }

    let text: String
    let form: Form

    /// A text that begins like an object is JSON.
    package init(_ text: String) {
        self.text = text
        form = text.drop(while: \.isWhitespace).first == "{" ? .json : .form
    }

    /// Values are not looked through for further names; a name that there is no value for stays as it is.
    func filled(_ values: [String: String]) -> [UInt8] {
        var filled = ""
        var rest = text[...]
        while let match = rest.firstMatch(of: #/\{([a-z]+)\}/#) {
            filled += rest[..<match.range.lowerBound]
            filled += values[String(match.1)].map(escaped) ?? String(match.0)
            rest = rest[match.range.upperBound...]
        }
        return Array((filled + rest).utf8)
    }

    private func escaped(_ value: String) -> String {
        switch form {
        case .json: return String(decoding: JSONValue.string(value).encoded.dropFirst().dropLast(), as: UTF8.self)
        case .form:
            let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
            let bytes = value.utf8.flatMap {
                plain.contains($0) ? [$0] : [UInt8(ascii: "%")] + Array([$0].hexadecimal.uppercased().utf8)
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
