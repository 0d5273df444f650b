/// Checks values against attributes and puts names into the schema's spelling.
struct ValueChecker {
    let quirks: Quirks
    private(set) var warnings: [String] = []

    init(quirks: Quirks) {
        self.quirks = quirks
    }

    mutating func warn(_ warning: String) { warnings.append(warning) }

    /// Passes over what only a quirk forgives, with a warning.
    ///
    /// - Throws: the error that it is without the quirk.
    mutating func forgive(
        _ quirk: Quirk,
        _ flaw: String,
        else error: (String) -> SCIMError = SCIMError.invalidSyntax
    ) throws(SCIMError) {
        guard quirks.contains(quirk) else { throw error(flaw + ".") }
        warn(flaw)
    }

    /// A name that means nothing here, for a warning: what stands in brackets is left out, since it may be a value.
    static func unknown(_ name: String) -> String {
        SCIMError.quoted(String(String.UnicodeScalarView(name.unicodeScalars.prefix { $0 != "[" })))
    }

    /// The value in canonical form; nil when it is unassigned (RFC 7643 §2.5).
    ///
    /// - Throws: `invalidValue` naming the path, what was expected and what was found.
    mutating func checked(
        _ sent: JSONValue,
        as attribute: Attribute,
        at path: String
    ) throws(SCIMError) -> JSONValue? {
        let value = quirks.rewrite(sent, for: attribute)
        guard !isNothing(value, as: attribute) else { return nil }
        guard attribute.isMultiValued else { return try single(value, as: attribute, at: path) }
        guard let sentElements = value.array else { throw mismatch(value, "an array", of: attribute, at: path) }
        try attribute.allow(count: sentElements.count, at: path)
        var sound: [JSONValue] = []
        for (index, element) in sentElements.enumerated() {
            let element = quirks.rewrite(element, forElementOf: attribute)
            guard !isNothing(element) else { continue }
            guard let element = try single(element, as: attribute, at: "\(path)[\(index)]") else { continue }
            sound.append(element)
        }
        var elements: [JSONValue] = []
        elements.mergeValues(sound)
        guard elements.count(where: \.isPrimary) <= 1 else {
            throw .invalidValue("\(path) has more than one primary value; mark at most one as primary.")
        }
        return elements.isEmpty ? nil : .array(elements)
    }

    /// Null, or an array of nothing else where an array may be (RFC 7643 §2.5).
    private func isNothing(_ value: JSONValue, as attribute: Attribute? = nil) -> Bool {
        let mayBeArray = attribute?.isMultiValued ?? false
        guard value.isUnassigned, value != .null, !mayBeArray else { return value.isUnassigned }
        if quirks.contains(.looseArrays) { quirks.fired(.looseArrays) }
        return quirks.contains(.looseArrays)
    }

    private mutating func single(
        _ value: JSONValue,
        as attribute: Attribute,
        at path: String
    ) throws(SCIMError) -> JSONValue? {
        switch (attribute.type, value) {
        case (.complex, .object(let object)): return try complex(object, as: attribute, at: path)
        case (.string, .string), (.boolean, .bool), (.decimal, .number): return value
        case (.integer, .number(let number)):
            if number.integer != nil { return value }
        case (.dateTime, .string(let text)):
            if Instant(text) != nil { return value }
        case (.binary, .string(let text)):
            if text.isBase64 { return value }
        case (.reference, .string(let text)):
            if text.contains(where: \.isWhitespace) {
                try forgive(.looseFormats, "\(path) is not a URI", else: SCIMError.invalidValue)
            }
            return value
        default: break
        }
        throw mismatch(value, attribute.type.inWords, of: attribute, at: path)
    }

    private mutating func complex(
        _ object: JSONObject,
        as attribute: Attribute,
        at path: String
    ) throws(SCIMError) -> JSONValue? {
        var sent = SentMembers(object)
        var kept = JSONObject()
        for subAttribute in attribute.subAttributes {
            let value = sent.take(subAttribute.key)
            guard subAttribute.mutability != .readOnly else { continue }
            let inner = "\(path).\(subAttribute.name)"
            if let value, let checked = try checked(value, as: subAttribute, at: inner) {
                if subAttribute.mutability == .writeOnly {
                    warn("\(inner) was accepted and discarded")
                } else {
                    kept.append(subAttribute.name, checked)
                }
            } else if subAttribute.isRequired {
                throw .invalidValue("\(path).\(subAttribute.name) is required; send a value for it.")
            }
        }
        for name in sent.names {
            try forgive(
                .unknownAttributes, "\(ValueChecker.unknown(name)) is not a sub-attribute of \(attribute.name)")
        }
        return kept.isEmpty ? nil : .object(kept)
    }

    /// The value is repeated, unless it is a secret.
    private func mismatch(
        _ value: JSONValue, _ expected: String, of attribute: Attribute, at path: String
    ) -> SCIMError {
        let found =
            switch value {
            case _ where attribute.returned == .never: value.kindInWords
            case .string(let text): "the string \(SCIMError.quoted(text))"
            case .number(let number): "the number \(SCIMError.quoted(number.literal))"
            case .null, .bool, .array, .object: value.kindInWords
            }
        return .invalidValue("\(path) must be \(expected), but \(found) was sent.")
    }
}

extension Attribute {
    /// How many values a multi-valued attribute may have.
    ///
    /// Each operation of a PATCH may touch every one of them, so that their number bounds its work.
    public static let maximumValues = 1000

    /// - Throws: `invalidValue` beyond `maximumValues`.
    func allow(count: Int, at path: String) throws(SCIMError) {
        guard count > Attribute.maximumValues else { return }
        throw .invalidValue(
            "\(path) would have \(count) values, more than the limit of \(Attribute.maximumValues); send fewer.")
    }
}

extension Attribute.DataType {
    fileprivate var inWords: String {
        switch self {
        case .string: "a string"
        case .boolean: "true or false"
        case .decimal: "a number"
        case .integer: "a whole number without fraction or exponent"
        case .dateTime: "a dateTime like 2026-01-31T08:00:00Z"
        case .binary: "base64 text"
        case .reference: "a URI in a string"
        case .complex: "an object"
        }
    }
}

extension String {
    /// RFC 7643 §2.3.6: base64 or base64url, with or without padding.
    fileprivate var isBase64: Bool {
        let padding = utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        let digits = utf8.dropLast(padding)
        let marks: [UInt8] = [UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_")]
        return padding <= 2 && digits.count % 4 != 1 && (padding == 0 || utf8.count % 4 == 0)
            && digits.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || marks.contains($0) }
    }
}
