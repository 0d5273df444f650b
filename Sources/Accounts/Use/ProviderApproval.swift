private import SCIM
private import Secrets

/// Newer metadata of a provider: what was held over is approved, and what an administrator brings replaces it.
extension Administration {
    /// Takes what was held over.
    ///
    /// - Parameter shown: the digest of what the administrator has seen; where something else waits by now, nothing is
    ///   approved.
    package func approveProvider(_ name: String, shown: String, by acting: ActingAdministrator) async throws {
        try await changeProvider(name, by: acting) { provider, entry in
            guard let held = provider.held else { throw Refusal("Nothing about \(name) waits to be approved.") }
            guard held.digest == shown else {
                throw Refusal(
                    "The metadata of \(name) has changed since it was shown. Nothing was approved; look at the fingerprints "
                        + "again.")
            }
            entry.tell("certificates", from: provider.facts.fingerprints, to: held.fingerprints)
            (provider.facts, provider.held) = (held, nil)
        }
    }

    /// Replaces what is known of a provider by what an administrator brings.
    package func updateProvider(
        _ name: String,
        with facts: ProviderFacts,
        by acting: ActingAdministrator
    ) async throws {
        try await changeProvider(name, by: acting) { provider, entry in
            guard provider.facts.entityID == facts.entityID else {
                throw Refusal("\(name) is \(provider.facts.entityID), and this is about \(facts.entityID).")
            }
            entry.tell("certificates", from: provider.facts.fingerprints, to: facts.fingerprints)
            (provider.facts, provider.held) = (facts, nil)
        }
    }
}

extension ProviderFacts {
    /// Tells one set of facts from another: what is approved is what was shown.
    package var digest: String { Array(KeyedHash.sha256(Array(stored.utf8)).prefix(16)).hexadecimal }

    /// Of all certificates: SHA-256, as administrators compare them.
    package var fingerprints: String {
        certificates.map { KeyedHash.sha256($0).hexadecimal }.joined(separator: " ")
    }
}
