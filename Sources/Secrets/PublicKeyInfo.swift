extension PublicKey {
    /// An RSA key of its two numbers, most significant byte first (RFC 8017 §A.1.1).
    package init?(modulus: [UInt8], exponent: [UInt8]) {
        let numbers = DER.sequence(DER.integer(modulus) + DER.integer(exponent))
        // 1.2.840.113549.1.1.1, with NULL behind it (RFC 3279 §2.3.1).
        let algorithm: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00]
        self.init(der: DER.sequence(DER.sequence(algorithm) + DER.bits(numbers)))
    }

    /// A point on P-256 of its coordinates, 32 bytes each.
    package init?(x: [UInt8], y: [UInt8]) {
        guard x.count == 32, y.count == 32 else { return nil }
        // 1.2.840.10045.2.1 on 1.2.840.10045.3.1.7; 4 stands before an uncompressed point (RFC 5480 §2.1, §2.2).
        let algorithm: [UInt8] = [
            0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01,
            0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07,
        ]
        self.init(der: DER.sequence(DER.sequence(algorithm) + DER.bits([4] + x + y)))
    }
}

/// As much of DER (ITU-T X.690) as a public key needs to be written.
private enum DER {
    static func sequence(_ content: [UInt8]) -> [UInt8] { element(0x30, content) }
    static func bits(_ content: [UInt8]) -> [UInt8] { element(0x03, [0] + content) }

    /// A number that is not negative, without needless zeros and never with a sign bit.
    static func integer(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array(bytes.drop { $0 == 0 })
        return element(0x02, digits.first.map { $0 < 0x80 } ?? false ? digits : [0] + digits)
    }

    private static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
        guard content.count >= 0x80 else { return [tag, UInt8(content.count)] + content }
        let length = withoutZeros(content.count)
        return [tag, 0x80 | UInt8(length.count)] + length + content
    }

    private static func withoutZeros(_ number: Int) -> [UInt8] {
        (0..<4).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }.drop { $0 == 0 }.map(\.self)
    }
}
