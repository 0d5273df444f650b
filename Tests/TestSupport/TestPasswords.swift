package import Secrets

extension PasswordHash.Cost {
    /// The least that libsodium takes, so that tests need not wait for hashes.
    package static let cheap = PasswordHash.Cost(bytes: 8192, passes: 1)
}
