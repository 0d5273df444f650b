private import CSodium

/// libsodium, made ready once before its first use.
enum Sodium {
    /// sodium_init is idempotent and safe on any thread; a negative result means that there is no randomness.
    static let isReady: Bool = sodium_init() >= 0

    static func prepare() {
        precondition(isReady, "libsodium cannot be initialised")
    }
}
