private import CSodium

/// A keyed digest of a secret: finds it, and says nothing about it without the key.
package struct Digest: Hashable, Sendable {
    /// 32 bytes.
    package let bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// A digest that no text has, to compare with where there is nothing to compare with.
    package static let ofNothing = Digest(bytes: [UInt8](repeating: 0, count: 32))

    /// Equality that takes as long whatever the digests are.
    package func isSame(as other: Digest) -> Bool {
        guard bytes.count == other.bytes.count else { return false }
        return unsafe sodium_memcmp(bytes, other.bytes, bytes.count) == 0
    }
}

/// The keys of an installation, all derived from one that lives outside the database.
package struct Keyring: Sendable {
    package static let masterLength = 32

    /// What a key is for; a number never changes its meaning, because digests at rest depend on it.
    package enum Purpose: UInt64, CaseIterable, Sendable {
        case tokens = 1
        /// Tells one keyring from another.
        case check = 2
        /// Seals the positions that clients carry from page to page of a list; nothing at rest depends on it.
        case cursors = 3
        case clientSecrets = 4
        case assertions = 5
        /// Seals what security events need: the key that signs them, what receivers want to see, the names of tokens.
        case events = 6
        /// Seals requests that wait until they are done.
        case requests = 7
        /// Finds links and access codes, and seals them.
        case claimCodes = 8
        /// Finds sessions and begun claims.
        case sessions = 9
        /// Digests of whom is tried or told something, so that it can be counted.
        case attempts = 10
        /// Seals messages that wait until they are sent.
        case messages = 11
        /// Binds a form to the browser that was shown it; nothing at rest depends on it.
        case forms = 12
        /// Finds short codes, together with whose they are.
        case resetCodes = 13
        /// What the DNS of a domain has to say, and codes that were mailed for domains.
        case domains = 14
        /// Finds and seals what waits between a browser, a provider and us, and seals the keys we sign requests with.
        case signOn = 15
        /// Seals what jobs say of people, and finds the rows about one person.
        case jobs = 16
        /// Seals what the apps know that make second factors.
        case secondFactors = 17
    }

    private let keys: [Purpose: [UInt8]]

    /// Nil unless the master key has `masterLength` bytes.
    package init?(master: [UInt8]) {
        guard master.count == Keyring.masterLength else { return nil }
        Sodium.prepare()
        var keys: [Purpose: [UInt8]] = [:]
        for purpose in Purpose.allCases { keys[purpose] = Keyring.derive(purpose, from: master) }
        self.keys = keys
    }

    /// BLAKE2b-256 of a text under the key for a purpose.
    ///
    /// For secrets with 128 bits or more of randomness; passwords need a slow hash instead.
    package func digest(_ text: String, for purpose: Purpose) -> Digest {
        let key = key(for: purpose)
        let input = Array(text.utf8)
        var digest = [UInt8](repeating: 0, count: 32)
        let status = unsafe crypto_generichash(&digest, digest.count, input, UInt64(input.count), key, key.count)
        precondition(status == 0, "libsodium cannot digest")
        return Digest(bytes: digest)
    }

    /// The same for the same keys, wherever they are.
    package var check: Digest { digest("", for: .check) }

    /// 32 bytes.
    func key(for purpose: Purpose) -> [UInt8] {
        guard let key = keys[purpose] else { preconditionFailure("no key was derived for \(purpose)") }
        return key
    }

    private static func derive(_ purpose: Purpose, from master: [UInt8]) -> [UInt8] {
        var key = [UInt8](repeating: 0, count: 32)
        let status = unsafe crypto_kdf_derive_from_key(&key, key.count, purpose.rawValue, "muster__", master)
        precondition(status == 0, "libsodium cannot derive keys")
        return key
    }
}
