package import SCIM
private import Secrets

/// Somebody's picture, already made anew out of what was sent.
package struct ProfilePicture: Hashable, Sendable {
    /// A JPEG.
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

    /// RFC 9110 §8.8.3.
    package var entityTag: String { "\"" + Array(digest.prefix(16)).hexadecimal + "\"" }
}
