package import SCIM
private import Secrets

/// An organization's picture in the head of its pages, already made anew out of what was sent.
package struct Logo: Hashable, Sendable {
    /// A PNG.
    package let bytes: [UInt8]
    /// Tells one picture from another.
    package let digest: [UInt8]
    package let changed: Instant

    /// Puts one together again from what a store remembers.
    package init(bytes: [UInt8], digest: [UInt8], changed: Instant) {
        self.bytes = bytes
        self.digest = digest
        self.changed = changed
    }

    package init(_ bytes: [UInt8], at now: Instant) {
        self.init(bytes: bytes, digest: KeyedHash.sha256(bytes), changed: now)
    }

    /// A part of its address, so that a new one is another address; of RFC 9110 §8.8.3, too.
    package var version: String { Logo.version(digest) }

    package static func version(_ digest: [UInt8]) -> String { Array(digest.prefix(8)).hexadecimal }
}
