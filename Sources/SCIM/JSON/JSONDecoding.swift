extension JSONValue {
    /// The deepest nesting a body may have.
    public static let maximumDepth = 32

    /// Reads one JSON text, strictly (RFC 8259).
    ///
    /// The bytes must be UTF-8; a byte order mark in front is skipped (RFC 8259 §8.1). Two names that differ at most in
    /// case, a lone surrogate, a NUL, a number beyond the range of a double, deeper nesting than `maximumDepth`, and
    /// anything after the value are refused.
    ///
    /// - Throws: `invalidSyntax`, with the byte at which reading stopped.
    public init(decoding bytes: [UInt8]) throws(SCIMError) {
        try self.init(decoding: bytes, longestNumber: JSONText.maximumNumberLength)
    }

    /// - Parameter longestNumber: how many bytes a number may have.
    init(decoding bytes: [UInt8], longestNumber: Int) throws(SCIMError) {
        var reader = JSONReader(bytes, longestNumber)
        self = try reader.document()
    }
}

/// One pass over the bytes, one function a production of RFC 8259.
private struct JSONReader {
    private let bytes: [UInt8]
    private let longestNumber: Int
    private var position: Int
    private var depth = 0

    init(_ bytes: [UInt8], _ longestNumber: Int) {
        self.bytes = bytes
        self.longestNumber = longestNumber
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func document() throws(SCIMError) -> JSONValue {
        skipSpace()
        guard position < bytes.count else { throw syntax("the body is empty; a JSON object was expected") }
        let value = try value()
        skipSpace()
        guard position == bytes.count else { throw syntax("there is more text after the JSON value") }
        return value
    }

    private mutating func value() throws(SCIMError) -> JSONValue {
        guard position < bytes.count else { throw syntax("the JSON text ends too early") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try nested { (reader) throws(SCIMError) in try reader.object() }
        case UInt8(ascii: "["): return try nested { (reader) throws(SCIMError) in try reader.array() }
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: throw syntax("a JSON value was expected")
        }
    }

    private mutating func nested(
        _ read: (inout JSONReader) throws(SCIMError) -> JSONValue
    ) throws(SCIMError) -> JSONValue {
        guard depth < JSONValue.maximumDepth else {
            throw syntax("the JSON is nested deeper than \(JSONValue.maximumDepth) levels; flatten it")
        }
        depth += 1
        defer { depth -= 1 }
        position += 1
        skipSpace()
        return try read(&self)
    }

    private mutating func object() throws(SCIMError) -> JSONValue {
        var members: [JSONObject.Member] = []
        var names = NamesSeen()
        if take("}") { return .object(JSONObject()) }
        while true {
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                throw syntax("a name in double quotes was expected")
            }
            let name = try string()
            guard names.insert(name, among: members) else {
                throw syntax("the name \(SCIMError.quoted(name)) appears twice (names ignore case); send it once")
            }
            skipSpace()
            guard take(":") else { throw syntax("a colon was expected after \(SCIMError.quoted(name))") }
            skipSpace()
            members.append(JSONObject.Member(name, try value()))
            skipSpace()
            if take("}") { return .object(JSONObject(members)) }
            guard take(",") else { throw syntax("a comma or } was expected") }
            skipSpace()
        }
    }

    private mutating func array() throws(SCIMError) -> JSONValue {
        var elements: [JSONValue] = []
        if take("]") { return .array([]) }
        while true {
            elements.append(try value())
            skipSpace()
            if take("]") { return .array(elements) }
            guard take(",") else { throw syntax("a comma or ] was expected") }
            skipSpace()
        }
    }

    private mutating func string() throws(SCIMError) -> String {
        do {
            return try JSONText.string(in: bytes, at: &position)
        } catch {
            throw syntax(error.reason)
        }
    }

    private mutating func number() throws(SCIMError) -> JSONNumber {
        do {
            return try JSONText.number(in: bytes, at: &position, longest: longestNumber)
        } catch {
            throw syntax(error.reason)
        }
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(SCIMError) -> JSONValue {
        let expected = word.description.utf8
        guard bytes[position...].starts(with: expected) else { throw syntax("a JSON value was expected") }
        position += expected.count
        return value
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    private func syntax(_ reason: String) -> SCIMError {
        .invalidSyntax("The body is not valid JSON at byte \(position): \(reason).")
    }
}

/// The names of one object so far: a short list is searched, a long one hashed, so that hostile bodies stay linear.
private struct NamesSeen {
    private var folded: Set<String> = []

    mutating func insert(_ name: String, among members: [JSONObject.Member]) -> Bool {
        guard members.count >= 16 else { return !members.contains { $0.name.equalsIgnoringCase(name) } }
        if folded.isEmpty { folded = Set(members.map { $0.name.asciiLowercased }) }
        return folded.insert(name.asciiLowercased).inserted
    }
}
