package import Languages

/// What is wrong with one field of a form, in words that say how to put it right.
package struct FieldError: Hashable, Sendable {
    let field: String
    let phrase: Phrase

    package init(field: String, phrase: Phrase) {
        self.field = field
        self.phrase = phrase
    }

    func model(in language: Language) -> [String: Any] {
        ["field": field, "sentence": language.text(phrase)]
    }
}

/// What all fields have: `text-field`, `password-field` and `code-field` show it.
protocol Field: Sendable {
    /// The name in the form, and the place that the summary of errors leads to.
    var name: String { get }
    var label: Phrase { get }
    var hint: Phrase? { get }
    /// What the browser may fill in (HTML §4.10.18.7).
    var autocomplete: String { get }
}

extension Field {
    fileprivate func common(_ errors: [FieldError], in language: Language) -> [String: Any] {
        let error = errors.first { $0.field == name }
        let describing = [hint.map { _ in "\(name)-hint" }, error.map { _ in "\(name)-error" }].compactMap(\.self)
        return [
            "name": name, "label": language.text(label), "autocomplete": autocomplete,
            "hint": hint.map { language.text($0) } ?? false,
            "error": error.map { language.text($0.phrase) } ?? false,
            "describing": describing.isEmpty ? false : describing.joined(separator: " "),
        ]
    }
}

/// A line of text; what was typed is shown again.
package struct TextField: Field {
    package enum Kind: String {
        case text, email, tel
    }

    let name: String
    let label: Phrase
    let hint: Phrase?
    let kind: Kind
    let autocomplete: String
    let value: String

    package init(
        _ name: String,
        _ label: Phrase,
        hint: Phrase? = nil,
        kind: Kind = .text,
        autocomplete: String = "off",
        value: String = ""
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.kind = kind
        self.autocomplete = autocomplete
        self.value = value
    }

    package func model(_ errors: [FieldError], in language: Language) -> [String: Any] {
        let own: [String: Any] = ["value": value, "kind": kind.rawValue, "isLatin": kind != .text]
        return common(errors, in: language).merging(own) { common, _ in common }
    }
}

/// A code that was sent or given to somebody, in any spelling.
package struct CodeField: Field {
    let name: String
    let label: Phrase
    let hint: Phrase?
    var autocomplete: String { "one-time-code" }
    let value: String

    package init(_ name: String, _ label: Phrase, hint: Phrase? = nil, value: String = "") {
        self.name = name
        self.label = label
        self.hint = hint
        self.value = value
    }

    package func model(_ errors: [FieldError], in language: Language) -> [String: Any] {
        common(errors, in: language).merging(["value": value]) { common, _ in common }
    }
}

/// A password; it has no value, so none is ever shown again.
package struct PasswordField: Field {
    let name: String
    let label: Phrase
    let hint: Phrase?
    /// Whether it is being chosen; otherwise it is known already.
    let isNew: Bool

    package init(_ name: String, _ label: Phrase, hint: Phrase? = nil, isNew: Bool) {
        self.name = name
        self.label = label
        self.hint = hint
        self.isNew = isNew
    }

    var autocomplete: String { isNew ? "new-password" : "current-password" }

    package func model(_ errors: [FieldError], in language: Language) -> [String: Any] { common(errors, in: language) }
}
