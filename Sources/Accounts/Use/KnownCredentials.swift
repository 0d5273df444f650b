internal import SCIM
internal import Secrets
private import Synchronization

/// What tokens were found to prove a moment ago, so that not every request has to ask the store.
///
/// Forgotten with the first change of a token or a setting, whoever makes it, and after `maximumAge` in any case.
final class KnownCredentials: Sendable {
    /// In milliseconds: how long a change could stay unseen whose maker died between the commit and telling of it.
    private static let maximumAge: Int64 = 1000
    private static let maximumCount = 1024

    private struct Finding {
        let credential: Credential
        let changes: UInt64
        let time: Instant
    }

    private let findings = Mutex<[Digest: Finding]>([:])

    func credential(_ digest: Digest, at now: Instant, in store: any AccountStore) async throws -> Credential? {
        // Read before the store is asked: a change in between leaves the finding outdated from the start.
        let changes = store.credentialChanges
        if let finding = findings.withLock({ $0[digest] }), finding.changes == changes,
            (0..<Self.maximumAge).contains(now.milliseconds - finding.time.milliseconds)
        {
            return finding.credential
        }
        let credential = try await store.credential(digest)
        findings.withLock { findings in
            if findings.count >= Self.maximumCount { findings = [:] }
            findings[digest] = credential.map { Finding(credential: $0, changes: changes, time: now) }
        }
        return credential
    }
}
