private import SCIM

extension Account {
    /// A UUID of version 7 (RFC 9562 §5.7): made here, never taken from a client, never used again.
    ///
    /// It begins with the time, so that accounts lie in the order of their creation in every index.
    package struct ID: Hashable, Sendable {
        /// 36 characters, lower case.
        package let text: String

        package init(_ environment: Environment) {
            let milliseconds = UInt64(environment.now().milliseconds)
            var bytes = (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> (40 - 8 * UInt64($0))) }
            bytes += environment.random(10)
            bytes[6] = bytes[6] & 0x0F | 0x70
            bytes[8] = bytes[8] & 0x3F | 0x80
            text = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { bytes[$0].hexadecimal }.joined(separator: "-")
        }

        /// Reads an id out of an address; nil when it cannot be one of ours. Case counts (RFC 7643 §3.1).
        package init?(_ text: String) {
            let bytes = Array(text.utf8)
            guard bytes.count == 36 else { return nil }
            let isUUID = bytes.enumerated().allSatisfy { index, byte in
                [8, 13, 18, 23].contains(index)
                    ? byte == UInt8(ascii: "-") : (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
            }
            guard isUUID else { return nil }
            self.text = text
        }
    }
}
