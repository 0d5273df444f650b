/// A block of addresses, like `198.51.100.0/24` (RFC 4632 §3.1, RFC 4291 §2.3).
package struct Network: Hashable, Sendable {
    private let address: IPAddress
    /// How many of the 128 bits are given.
    private let bits: Int

    /// The rest of the address does not count, so that no block has two names.
    private init(_ address: IPAddress, bits: Int) {
        let high: UInt64 = bits >= 64 ? .max : ~(.max >> UInt64(bits))
        let low: UInt64 = bits <= 64 ? 0 : ~(bits == 128 ? 0 : .max >> UInt64(bits - 64))
        self.address = IPAddress(high: address.high & high, low: address.low & low)
        self.bits = bits
    }

    /// Nil for what is neither a block nor a single address.
    package init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = IPAddress(parts[0]) else { return nil }
        let width = parts[0].contains(":") ? 128 : 32
        guard parts.count == 2 else {
            self.init(address, bits: 128)
            return
        }
        guard let length = Int(parts[1]), (0...width).contains(length), String(length) == parts[1] else { return nil }
        self.init(address, bits: 128 - width + length)
    }

    /// The network somebody is in as far as strangers can tell: a /24 of version 4, a /48 of version 6.
    package init(around address: IPAddress) {
        self.init(address, bits: address.isVersion4 ? 120 : 48)
    }

    package func contains(_ other: IPAddress) -> Bool {
        Network(other, bits: bits) == self
    }
}

extension Network: CustomStringConvertible {
    package var description: String {
        let isVersion4 = address.isVersion4 && bits >= 96
        let length = isVersion4 ? bits - 96 : bits
        return length == (isVersion4 ? 32 : 128) ? address.description : "\(address)/\(length)"
    }
}

extension [Network] {
    /// Reads what people type: blocks between spaces, commas or line ends; no block at all is everywhere.
    ///
    /// - Throws: `Refusal` that names the one that is none.
    package init(typed text: String) throws(Refusal) {
        self = []
        for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" }) {
            guard let network = Network(word) else {
                throw Refusal("\(word.prefix(64)) is no network; write 198.51.100.0/24, 2001:db8::/32 or an address.")
            }
            if !contains(network) { append(network) }
        }
        guard count <= Limits.networksOfToken else {
            throw Refusal("A token may be limited to \(Limits.networksOfToken) networks at most.")
        }
    }

    /// The form in which they are stored.
    package init(stored text: String) {
        self = text.split(separator: " ").compactMap { Network($0) }
    }

    package var stored: String { map(\.description).joined(separator: " ") }
}
