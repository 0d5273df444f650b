/// An element of our own XML.
///
/// Nothing else here writes XML. Whatever is put into an element is a value, and escaped when it is printed.
struct WrittenElement: Sendable {
    enum Content: Sendable {
        case element(WrittenElement)
        case text(String)
    }

    /// With its prefix. Names are ours, and never a value of somebody else.
    let name: StaticString
    var attributes: [(name: StaticString, value: String)]
    var content: [Content]

    /// - Parameter attributes: what is nil is left out.
    init(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:],
        _ children: [WrittenElement?] = []
    ) {
        self.name = name
        self.attributes = attributes.compactMap { name, value in value.map { (name, $0) } }
        content = children.compactMap { $0.map(Content.element) }
    }

    init(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], text: String
    ) {
        self.init(name, attributes)
        content = [.text(text)]
    }

    var printed: String {
        var text = ""
        printed(to: &text)
        return text
    }

    private func printed(to text: inout String) {
        text += "<\(name)"
        for (name, value) in attributes {
            text += " \(name)=\""
            for scalar in value.unicodeScalars { text += scalar.escaped }
            text += "\""
        }
        guard !content.isEmpty else { return text += "/>" }
        text += ">"
        for part in content {
            switch part {
            case .element(let element): element.printed(to: &text)
            case .text(let value): for scalar in value.unicodeScalars { text += scalar.escaped }
            }
        }
        text += "</\(name)>"
    }
}

extension Unicode.Scalar {
    /// As it stands in a value of an attribute or in text: a reader takes references for what they refer to, and
    /// neither folds nor normalizes them (XML 1.0 §2.11, §3.3.3).
    fileprivate var escaped: String {
        switch self {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&#39;"
        case "\t", "\n", "\r": "&#\(value);"
        // No character of XML (§2.2), not even as a reference.
        case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
        default: String(self)
        }
    }
}
