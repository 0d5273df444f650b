/// SQL text whose interpolated values become bindings, so that nothing a client sends is ever part of a statement.
///
///     "SELECT id FROM account WHERE organization_id = \(organization)"
///
/// Text enters only as literals of this source, and through the closed tables of `FilterQuery`.
struct SQL: ExpressibleByStringInterpolation, Sendable {
    /// The statement with a `?` for each binding, in order; a driver may spell it otherwise.
    private(set) var text: String
    private(set) var bindings: [SQLValue]

    init(stringLiteral text: String) {
        self.text = text
        bindings = []
    }

    /// - Parameter text: made of literals of this source, with a `?` for each binding.
    init(_ text: String, _ bindings: [SQLValue]) {
        self.text = text
        self.bindings = bindings
    }

    init(stringInterpolation: StringInterpolation) {
        text = stringInterpolation.text
        bindings = stringInterpolation.bindings
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""
        fileprivate var bindings: [SQLValue] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount)
            bindings.reserveCapacity(interpolationCount)
        }

        mutating func appendLiteral(_ text: String) { self.text += text }
        mutating func appendInterpolation(_ value: String) { append(.text(value)) }
        mutating func appendInterpolation(_ value: Int64) { append(.integer(value)) }
        mutating func appendInterpolation(_ value: Int) { append(.integer(Int64(value))) }
        mutating func appendInterpolation(_ value: [UInt8]) { append(.blob(value)) }
        mutating func appendInterpolation(_ value: SQLValue) { append(value) }
        mutating func appendInterpolation(_ part: SQL) {
            text += part.text
            bindings += part.bindings
        }

        private mutating func append(_ value: SQLValue) {
            text += "?"
            bindings.append(value)
        }
    }

    static func + (one: SQL, other: SQL) -> SQL { "\(one)\(other)" }
}

extension [SQL] {
    func joined(_ separator: SQL) -> SQL {
        guard let first else { return "" }
        return dropFirst().reduce(first) { $0 + separator + $1 }
    }
}

/// A value on its way into or out of a database.
enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    init(_ text: String?) {
        self = text.map(SQLValue.text) ?? .null
    }

    init(_ bytes: [UInt8]?) {
        self = bytes.map(SQLValue.blob) ?? .null
    }

    init(_ number: Int64?) {
        self = number.map(SQLValue.integer) ?? .null
    }
}
