private import SCIM
private import Synchronization

/// The organizations of the installation, for whoever comes to a page; anybody may, so they are remembered.
package final class Organizations: Sendable {
    /// In milliseconds; a changed setting is noticed at once.
    private static let maximumAge: Int64 = 1000

    private let store: any AccountStore
    private let environment: Environment
    private let known = Mutex<Known?>(nil)

    private struct Known {
        let bySlug: [String: Organization]
        let time: Instant
        let changes: UInt64
    }

    package init(store: any AccountStore, environment: Environment) {
        self.store = store
        self.environment = environment
    }

    /// Nil when there is none of that name; asked for each time, since another process may make it at any time.
    package func organization(_ slug: String) async throws -> Organization? {
        let (now, changes) = (environment.now(), store.credentialChanges)
        if let known = known.withLock(\.self), known.changes == changes,
            (0..<Self.maximumAge).contains(now.milliseconds - known.time.milliseconds),
            let organization = known.bySlug[slug]
        {
            return organization
        }
        let organizations = try await store.organizations()
        let bySlug = Dictionary(organizations.map { ($0.slug, $0) }) { first, _ in first }
        known.withLock { $0 = Known(bySlug: bySlug, time: now, changes: changes) }
        return bySlug[slug]
    }
}
