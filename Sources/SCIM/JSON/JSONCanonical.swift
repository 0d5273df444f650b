extension JSONValue {
    /// Reads JSON text that was stored once; a database may have written out all the digits of `1e300`.
    package init(stored bytes: [UInt8]) throws(SCIMError) {
        try self.init(decoding: bytes, longestNumber: .max)
    }

    /// The one spelling of all JSON texts that mean the same: names in byte order, numbers by their significant digits.
    package var canonical: JSONValue {
        switch self {
        case .null, .bool, .string: self
        case .number(let number): .number(number.canonical)
        case .array(let elements): .array(elements.map(\.canonical))
        case .object(let object):
            .object(
                JSONObject(
                    object.members.map { JSONObject.Member($0.name, $0.value.canonical) }
                        .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }))
        }
    }
}

extension JSONNumber {
    /// The same value as `15e-1`: no zeros around the digits, always an exponent; and `0` for every zero.
    fileprivate var canonical: JSONNumber {
        let parts = literal.utf8.split { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
        guard let mantissa = parts.first, let exponent = parts.count > 1 ? Int(Substring(parts[1])) : 0 else {
            return self
        }
        let point = mantissa.firstIndex(of: UInt8(ascii: "."))
        let fraction = point.map { mantissa.distance(from: $0, to: mantissa.endIndex) - 1 } ?? 0
        let digits = mantissa.filter { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        let trailing = significant.reversed().prefix { $0 == UInt8(ascii: "0") }.count
        guard !significant.isEmpty else { return JSONNumber(0) }
        let sign = mantissa.first == UInt8(ascii: "-") ? "-" : ""
        let kept = String(decoding: significant.dropLast(trailing), as: UTF8.self)
        return JSONNumber(literal: "\(sign)\(kept)e\(exponent - fraction + trailing)")
    }
}
