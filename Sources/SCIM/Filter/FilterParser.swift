/// Parses the filter language of RFC 7644 §3.4.2.2, one function a grammar rule, with precedence `not`, `and`, `or`.
///
/// Bounds: `SchemaSet.maximumTextLength` bytes, `maximumDepth` brackets inside each other, `maximumClauses` comparisons.
public struct FilterParser {
    public static let maximumDepth = 32
    public static let maximumClauses = 256

    private var lexer: FilterLexer
    private let find: Find
    private let quirks: Quirks
    private var depth = 0
    private var clauses = 0

    /// Resolves the text of a path; inside `[…]` that is a sub-attribute. Nil is an attribute that never has a value.
    typealias Find = (String) throws(PathFlaw) -> AttributePath?

    init(_ text: String, quirks: Quirks, find: @escaping Find) {
        lexer = FilterLexer(text)
        self.find = find
        self.quirks = quirks
    }

    /// Reads to the end of the text.
    mutating func parse() throws(SCIMError) -> Filter {
        let filter = try disjunction(find)
        lexer.skipSpace()
        guard lexer.isAtEnd else { throw flaw("text is left over; combine conditions with and, or") }
        return filter
    }

    /// `FILTER = ... *(SP "or" SP ...)`
    private mutating func disjunction(_ find: Find) throws(SCIMError) -> Filter {
        var parts = [try conjunction(find)]
        while takeWord("or") { parts.append(try conjunction(find)) }
        return parts.count == 1 ? parts[0] : .or(parts)
    }

    /// `... *(SP "and" SP ...)`, which binds tighter than `or`.
    private mutating func conjunction(_ find: Find) throws(SCIMError) -> Filter {
        var parts = [try negation(find)]
        while takeWord("and") { parts.append(try negation(find)) }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    /// `*1"not" "(" FILTER ")" / attrExp / valuePath`; the space after `not` is optional (erratum 7319).
    private mutating func negation(_ find: Find) throws(SCIMError) -> Filter {
        lexer.skipSpace()
        let before = lexer
        if lexer.takeWord("not") {
            lexer.skipSpace()
            if lexer.take("(") { return .not(try group(find, closing: ")")) }
            lexer = before
        }
        if lexer.take("(") { return try group(find, closing: ")") }
        return try attributeExpression(find)
    }

    private mutating func group(_ find: Find, closing: Unicode.Scalar) throws(SCIMError) -> Filter {
        guard depth < FilterParser.maximumDepth else {
            throw flaw("brackets are nested deeper than \(FilterParser.maximumDepth) levels")
        }
        depth += 1
        defer { depth -= 1 }
        let filter = try disjunction(find)
        lexer.skipSpace()
        guard lexer.take(closing) else { throw flaw("a closing \(closing) is missing") }
        return filter
    }

    /// `attrExp = (attrPath SP "pr") / (attrPath SP compareOp SP compValue)`, `valuePath = attrPath "[" valFilter "]"`
    private mutating func attributeExpression(_ find: Find) throws(SCIMError) -> Filter {
        clauses += 1
        guard clauses <= FilterParser.maximumClauses else {
            throw flaw("there are more than \(FilterParser.maximumClauses) conditions")
        }
        let text = lexer.word()
        guard !text.isEmpty else { throw flaw("an attribute name was expected") }
        let path = try resolve(text, find)
        lexer.skipSpace()
        guard let path else { return try conditionOnNothing() }
        if lexer.take("[") { return try valuePath(path) }
        return try condition(on: path)
    }

    /// What is read of an attribute without value: it has to be well formed, and only asking for no value finds anybody.
    private mutating func conditionOnNothing() throws(SCIMError) -> Filter {
        if lexer.take("[") {
            _ = try group({ _ in nil }, closing: "]")
            guard lexer.take(".") else { return .or([]) }
            guard !lexer.word().isEmpty else { throw flaw("an attribute name was expected") }
            lexer.skipSpace()
        }
        guard let op = try comparison() else { return .or([]) }
        let isNull = try literal() == .null
        return (op == .eq && isNull) || (op == .ne && !isNull) ? .and([]) : .or([])
    }

    private mutating func valuePath(_ path: AttributePath) throws(SCIMError) -> Filter {
        let attribute = path.attribute
        guard path.subAttribute == nil, attribute.type == .complex else {
            throw flaw("\(path) has no sub-attributes to test in [ ]")
        }
        let element: Find = { (name) throws(PathFlaw) in
            guard let found = attribute.subAttribute(name) else {
                throw .unknown("\(attribute.name) has no sub-attribute \(SCIMError.quoted(name))")
            }
            return AttributePath(attribute: found)
        }
        let inner = try group(element, closing: "]")
        // Not in the grammar, but sent: `emails[type eq "work"].value eq "x"` means one element with both.
        guard lexer.take(".") else { return .element(path, inner) }
        guard let last = try resolve(lexer.word(), element) else { return .or([]) }
        lexer.skipSpace()
        let conditions = if case .and(let parts) = inner { parts } else { [inner] }
        return .element(path, .and(conditions + [try condition(on: last)]))
    }

    private mutating func condition(on path: AttributePath) throws(SCIMError) -> Filter {
        guard let op = try comparison() else { return .present(path) }
        let value = unquoted(try literal(), for: path.leaf)
        do {
            return try Filter.comparing(path, op, value, quirks: quirks)
        } catch {
            throw flaw(error.reason)
        }
    }

    /// `compareOp SP`, or nil for `pr`.
    private mutating func comparison() throws(SCIMError) -> Filter.Operator? {
        let word = lexer.letters().lowercased()
        if word == "pr" { return nil }
        guard let op = Filter.Operator(rawValue: word) else {
            throw flaw(
                "\(SCIMError.quoted(word)) is not an operator; use eq, ne, co, sw, ew, pr, gt, ge, lt or le")
        }
        lexer.skipSpace()
        return op
    }

    private mutating func literal() throws(SCIMError) -> JSONValue {
        do {
            if let value = try lexer.literal() { return value }
        } catch {
            throw flaw(error.reason)
        }
        if quirks.contains(.bareWords) {
            let word = lexer.bareWord()
            if !word.isEmpty {
                quirks.fired(.bareWords)
                return .string(word.trimming("'"))
            }
        }
        throw flaw("a value was expected: a string in double quotes, a number, true, false or null")
    }

    /// What only looks like a number or a word of JSON, where text is wanted.
    private func unquoted(_ value: JSONValue, for attribute: Attribute) -> JSONValue {
        guard quirks.contains(.bareWords), attribute.type == .string else { return value }
        switch value {
        case .number(let number):
            quirks.fired(.bareWords)
            return .string(number.literal)
        case .bool(let bool):
            quirks.fired(.bareWords)
            return .string(String(bool))
        case .null, .string, .array, .object: return value
        }
    }

    private func resolve(_ text: String, _ find: Find) throws(SCIMError) -> AttributePath? {
        do {
            guard let path = try find(text) else { return nil }
            guard path.isComparable else {
                let isReadable = path.attribute.isReadable && path.leaf.isReadable
                throw flaw("\(path) cannot be \(isReadable ? "compared; use id" : "read, so it cannot be filtered")")
            }
            return path
        } catch let error as PathFlaw {
            throw flaw(error.reason)
        } catch let error as SCIMError {
            throw error
        } catch {
            throw flaw("the path cannot be read")
        }
    }

    private mutating func takeWord(_ word: String) -> Bool {
        lexer.skipSpace()
        return lexer.takeWord(word)
    }

    private func flaw(_ reason: String) -> SCIMError {
        .invalidFilter("The filter is not valid at character \(lexer.position + 1): \(reason).")
    }
}
