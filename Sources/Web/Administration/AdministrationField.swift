internal import SCIM

/// A parameter of a query, or a member of a body: what it may be, and how it is described.
struct AdministrationField: Sendable {
    enum Form: Hashable, Sendable {
        /// - longest: in Unicode scalars, as a JSON schema counts.
        case text(longest: Int)
        case flag
        case number(ClosedRange<Int64>)
        case choice([String])
    }

    let name: String
    let form: Form
    var isRequired = false
    let example: JSONValue

    private init(_ name: String, _ form: Form, _ example: JSONValue) {
        (self.name, self.form, self.example) = (name, form, example)
    }

    static func string(_ name: String, longest: Int = 1024, example: String) -> Self {
        Self(name, .text(longest: longest), .string(example))
    }

    static func flag(_ name: String) -> Self { Self(name, .flag, true) }

    static func number(_ name: String, _ range: ClosedRange<Int64>, example: Int) -> Self {
        Self(name, .number(range), .number(JSONNumber(example)))
    }

    static func choice<Choice: CaseIterable & RawRepresentable<String>>(_ name: String, _: Choice.Type) -> Self {
        choice(name, Choice.allCases.map(\.rawValue))
    }

    static func choice(_ name: String, _ words: [String]) -> Self {
        Self(name, .choice(words), .string(words.first ?? ""))
    }

    /// Where a page of a list begins, as the answer before it has said.
    static func position(_ name: String) -> Self { Self(name, .text(longest: 2048), "") }

    var required: Self {
        var field = self
        field.isRequired = true
        return field
    }

    // MARK: Checking

    /// Reads what stands in a query.
    func value(_ text: String) throws(ProblemDetails) -> JSONValue {
        let value: JSONValue? =
            switch form {
            case .text, .choice: .string(text)
            case .flag: text == "true" ? true : text == "false" ? false : nil
            case .number: Int64(text).map { .number(JSONNumber($0)) }
            }
        return try check(value ?? .string(text))
    }

    /// - Returns: the value, when it is one that the field may have.
    func check(_ value: JSONValue) throws(ProblemDetails) -> JSONValue {
        let isRight =
            switch form {
            case .text(let longest): value.string.map { $0.unicodeScalars.count <= longest } ?? false
            case .flag: value.bool != nil
            case .number(let range): value.number?.integer.map(range.contains) ?? false
            case .choice(let words): value.string.map(words.contains) ?? false
            }
        guard isRight else {
            let sent = value.string.map(SCIMError.quoted) ?? value.kindInWords
            throw .invalid("\(name) is \(expectation), and not \(sent).")
        }
        return value
    }

    private var expectation: String {
        switch form {
        case .text(let longest): "a text of at most \(longest) characters"
        case .flag: "true or false"
        case .number(let range) where range.upperBound == .max: "a whole number from \(range.lowerBound)"
        case .number(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .choice(let words): words.inWords
        }
    }

    // MARK: Describing

    var schema: JSONValue {
        switch form {
        case .text(let longest):
            let least = isRequired ? 1 : 0
            return [
                "type": "string", "minLength": .number(JSONNumber(least)), "maxLength": .number(JSONNumber(longest)),
            ]
        case .flag: return ["type": "boolean"]
        case .number(let range):
            var schema: JSONObject = ["type": "integer", "minimum": .number(JSONNumber(range.lowerBound))]
            if range.upperBound < .max { schema.append("maximum", .number(JSONNumber(range.upperBound))) }
            return .object(schema)
        case .choice(let words): return ["type": "string", "enum": .array(words.map(JSONValue.string))]
        }
    }
}

extension [String] {
    /// `a, b or c`.
    var inWords: String { count < 2 ? first ?? "" : dropLast().joined(separator: ", ") + " or " + (last ?? "") }
}
