extension Sequence<UInt8> {
    /// The bytes in lower-case hexadecimal digits, two each.
    package var hexadecimal: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * underestimatedCount)
        for byte in self {
            digits.append((byte >> 4).hexadecimalDigit)
            digits.append((byte & 15).hexadecimalDigit)
        }
        return String(decoding: digits, as: UTF8.self)
    }
}

extension UInt8 {
    /// For a value below 16.
    fileprivate var hexadecimalDigit: UInt8 { self + (self < 10 ? 0x30 : 0x57) }
}
