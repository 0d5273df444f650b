/// A JSON number that remembers how it was spelled, so that nothing is rounded on the way through.
public struct JSONNumber: Hashable, Sendable {
    /// The digits as they were sent; valid under RFC 8259 §6.
    public let literal: String

    public init(_ value: Int) {
        literal = String(value)
    }

    public init(_ value: Int64) {
        literal = String(value)
    }

    /// Trusts the caller, a parser, to have checked the grammar.
    init(literal: String) {
        self.literal = literal
    }

    /// The value as a whole number, when it was written without fraction and exponent (RFC 7643 §2.3.4).
    public var integer: Int64? { Int64(literal) }

    /// The nearest binary floating-point value; always finite.
    public var double: Double { Double(literal) ?? 0 }
}

extension JSONNumber: Comparable {
    public static func < (one: JSONNumber, other: JSONNumber) -> Bool {
        if let one = one.integer, let other = other.integer { return one < other }
        return one.double < other.double
    }

    /// Equality of value, not of spelling: `1.0` is `1`.
    public func hasSameValue(as other: JSONNumber) -> Bool {
        !(self < other) && !(other < self)
    }
}
