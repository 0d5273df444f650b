/// An address of the Internet Protocol; one of version 4 is mapped into version 6 (RFC 4291 §2.5.5.2).
package struct IPAddress: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    private static let mapped: UInt64 = 0xFFFF_0000_0000

    init(high: UInt64, low: UInt64) {
        (self.high, self.low) = (high, low)
    }

    /// Nil for what is neither `198.51.100.7` nor one of the forms of RFC 4291 §2.2; a zone behind `%` does not count.
    package init?(_ text: some StringProtocol) {
        let text = text.prefix { $0 != "%" }
        guard text.contains(":") else {
            guard let number = Self.number(text) else { return nil }
            self.init(high: 0, low: Self.mapped | number)
            return
        }
        guard let groups = Self.groups(text) else { return nil }
        let (head, tail) = (groups.prefix(4), groups.suffix(4))
        self.init(high: head.reduce(0) { $0 << 16 | UInt64($1) }, low: tail.reduce(0) { $0 << 16 | UInt64($1) })
    }

    var isVersion4: Bool { high == 0 && low >> 32 == 0xFFFF }

    /// Four decimal numbers without leading zeros, which some readers take for octal ones.
    private static func number(_ text: some StringProtocol) -> UInt64? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var number: UInt64 = 0
        for part in parts {
            guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
                part.utf8.count == 1 || part.first != "0", let byte = UInt8(part)
            else { return nil }
            number = number << 8 | UInt64(byte)
        }
        return number
    }

    private static func groups(_ text: some StringProtocol) -> [UInt16]? {
        var text = String(text)
        if let colon = text.lastIndex(of: ":"), text.contains(".") {
            guard let number = number(text[text.index(after: colon)...]) else { return nil }
            let (one, two) = (String(number >> 16, radix: 16), String(number & 0xFFFF, radix: 16))
            text = "\(text[...colon])\(one):\(two)"
        }
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2, let head = list(halves[0]) else { return nil }
        guard halves.count == 2 else { return head.count == 8 ? head : nil }
        guard let tail = list(halves[1]), head.count + tail.count < 8 else { return nil }
        return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
    }

    private static func list(_ text: Substring) -> [UInt16]? {
        guard !text.isEmpty else { return [] }
        var groups: [UInt16] = []
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
                let group = UInt16(part, radix: 16)
            else { return nil }
            groups.append(group)
        }
        return groups
    }
}

extension IPAddress: CustomStringConvertible {
    /// As RFC 5952 §4 has it.
    package var description: String {
        if isVersion4 { return (0..<4).map { String(low >> (24 - 8 * $0) & 0xFF) }.joined(separator: ".") }
        let groups = [high, low].flatMap { half in (0..<4).map { UInt16(half >> (48 - 16 * $0) & 0xFFFF) } }
        let zeros = longestZeros(groups)
        let words = groups.map { String($0, radix: 16) }
        guard zeros.count > 1 else { return words.joined(separator: ":") }
        return words[..<zeros.lowerBound].joined(separator: ":") + "::"
            + words[zeros.upperBound...].joined(separator: ":")
    }

    private func longestZeros(_ groups: [UInt16]) -> Range<Int> {
        var longest = 0..<0
        var start = 0
        for (place, group) in groups.enumerated() {
            if group != 0 { start = place + 1 }
            if place + 1 - start > longest.count { longest = start..<place + 1 }
        }
        return longest
    }
}
