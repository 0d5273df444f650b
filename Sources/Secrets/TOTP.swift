/// Time-based one-time passwords (RFC 6238): six digits that a phone and the server both know for half a minute.
///
/// With SHA-1, six digits and steps of 30 seconds, which is what every authenticator understands, whatever else the
/// address says.
package struct TOTP: Sendable {
    /// RFC 4226 §4 R6 recommends 160 bits.
    package static let secretBytes = 20
    package static let digits = 6
    package static let secondsOfStep: Int64 = 30
    /// How many steps a clock may be ahead or behind (RFC 6238 §5.2).
    package static let window: Int64 = 1

    private let secret: [UInt8]

    package init(secret: [UInt8]) {
        self.secret = secret
    }

    /// The half minute that a second belongs to, counted from 1970 (RFC 6238 §4.2).
    package static func step(at second: Int64) -> Int64 {
        second / secondsOfStep
    }

    /// Nil where this machine's OpenSSL is kept from SHA-1.
    package func code(of step: Int64) -> String? {
        number(of: step).map { number in
            let text = String(number)
            return String(repeating: "0", count: TOTP.digits - text.count) + text
        }
    }

    /// The step that a code is of. A step is good once (RFC 6238 §5.2), so it is remembered, and the next one is later.
    ///
    /// - Parameters:
    ///   - typed: six digits of any script, with spaces anywhere.
    ///   - last: the step that was used last.
    /// - Returns: nil when it is no code of this secret, of this time, or is not later than the last.
    package func step(of typed: String, at second: Int64, after last: Int64?) -> Int64? {
        guard let typed = TOTP.read(typed) else { return nil }
        let now = TOTP.step(at: second)
        var found: Int64?
        // Each step is computed whichever fits, so that the time tells nothing.
        for step in max(0, now - TOTP.window)...(now + TOTP.window) where number(of: step) == typed {
            found = found ?? step
        }
        guard let found, found > last ?? -1 else { return nil }
        return found
    }

    /// HOTP (RFC 4226 §5.3) of a step, as a number.
    private func number(of step: Int64) -> UInt32? {
        let counter = (0..<8).map { UInt8(truncatingIfNeeded: step >> (56 - 8 * Int64($0))) }
        guard let hash = KeyedHash.hmacSHA1(counter, key: secret) else { return nil }
        let offset = Int(hash[hash.count - 1] & 15)
        let number = hash[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return (number & 0x7FFF_FFFF) % 1_000_000
    }

    private static func read(_ typed: String) -> UInt32? {
        guard typed.utf8.count <= 64 else { return nil }
        let digits = typed.filter { !$0.isWhitespace }.map { $0.wholeNumberValue ?? 10 }
        guard digits.count == TOTP.digits, digits.allSatisfy({ $0 < 10 }) else { return nil }
        return digits.reduce(UInt32(0)) { $0 * 10 + UInt32($1) }
    }
}

extension TOTP {
    /// The secret to be typed by hand, in groups of four.
    package var groupedSecret: String {
        let text = Array(secret.base32)
        return stride(from: 0, to: text.count, by: 4)
            .map { String(text[$0..<min($0 + 4, text.count)]) }.joined(separator: " ")
    }

    /// What a QR code tells an authenticator: `otpauth://totp/ISSUER:ACCOUNT?…`, as Google Authenticator's key URI format
    /// has it.
    package func address(issuer: String, account: String) -> String {
        // A colon parts the issuer from the account, and belongs in neither.
        let issuer = TOTP.escaped(issuer.filter { $0 != ":" })
        let account = TOTP.escaped(account.filter { $0 != ":" })
        return "otpauth://totp/\(issuer):\(account)?secret=\(secret.base32)&issuer=\(issuer)"
            + "&algorithm=SHA1&digits=\(TOTP.digits)&period=\(TOTP.secondsOfStep)"
    }

    /// Unreserved characters stay (RFC 3986 §2.3); a plus for a space would be taken for a plus.
    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let isUnreserved: Bool =
                switch UInt8(byte) {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                    UInt8(ascii: "~"):
                    true
                default: false
                }
            guard !isUnreserved else { return String(UnicodeScalar(byte)) }
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.count == 1 ? "%0\(digits)" : "%\(digits)"
        }.joined()
    }
}
