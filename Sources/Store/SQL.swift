/// SQL text whose interpolated values become bindings, so that nothing a client sends is ever part of a statement.
///
///     "SELECT id FROM account WHERE organization_id = \(organization)"
///
/// Text enters only as literals of this source, and through the closed tables of `FilterQuery`.
struct SQL: ExpressibleByStringInterpolation, Sendable {
    private(set) var pieces: [Piece]

    enum Piece: Sendable {
        case text(String)
        case binding(SQLValue)
    }

    init(stringLiteral text: String) {
        pieces = [.text(text)]
    }

    init(stringInterpolation: StringInterpolation) {
        pieces = stringInterpolation.pieces
    }

    private init(pieces: [Piece]) {
        self.pieces = pieces
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var pieces: [Piece] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        mutating func appendLiteral(_ text: String) { pieces.append(.text(text)) }
        mutating func appendInterpolation(_ value: String) { pieces.append(.binding(.text(value))) }
        mutating func appendInterpolation(_ value: Int64) { pieces.append(.binding(.integer(value))) }
        mutating func appendInterpolation(_ value: Int) { pieces.append(.binding(.integer(Int64(value)))) }
        mutating func appendInterpolation(_ value: [UInt8]) { pieces.append(.binding(.blob(value))) }
        mutating func appendInterpolation(_ value: SQLValue) { pieces.append(.binding(value)) }
        mutating func appendInterpolation(_ part: SQL) { pieces += part.pieces }
    }

    static func + (one: SQL, other: SQL) -> SQL {
        SQL(pieces: one.pieces + other.pieces)
    }

    /// The statement with a placeholder for each binding, which the driver spells: `?`, or `$1`.
    func text(placeholder: (Int) -> String) -> String {
        var text = ""
        var count = 0
        for piece in pieces {
            switch piece {
            case .text(let part): text += part
            case .binding:
                count += 1
                text += placeholder(count)
            }
        }
        return text
    }

    var bindings: [SQLValue] {
        pieces.compactMap { if case .binding(let value) = $0 { value } else { nil } }
    }
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

    init(_ number: Int64?) {
        self = number.map(SQLValue.integer) ?? .null
    }
}
