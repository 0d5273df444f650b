package import SCIM

/// An entry with the number under which it is kept; later ones have higher numbers.
package struct LoggedEntry: Hashable, Sendable {
    package let id: Int64
    package let entry: ProvisioningEntry

    package init(id: Int64, entry: ProvisioningEntry) {
        self.id = id
        self.entry = entry
    }
}

/// Which entries are asked for; what is nil or false does not count.
package struct LogQuery: Hashable, Sendable {
    package var integration: Integration.ID?
    package var since: Instant?
    package var isFailed = false
    package var hasChanges = false
    /// A name or an id of a resource.
    package var resource: String?
    package var requestID: String?
    /// Only what is behind this number, the oldest first taken; nil takes the latest.
    package var after: Int64?
    /// Only what is before this number, the latest first taken.
    package var before: Int64?
    package var limit = LogWish.defaultLimit

    package init() {}
}

/// The same as people and programs write it.
package struct LogWish: Sendable {
    package static let defaultLimit = 50
    package static let maximumLimit = 1000

    package var integration: String?
    /// `90s`, `15m`, `1h` or `2d`, back from now.
    package var since: String?
    package var isFailed = false
    package var hasChanges = false
    package var resource: String?
    package var requestID: String?
    package var after: Int64?
    package var limit: Int?

    package init() {}
}

/// The provisioning log of an organization, for those who run it.
package struct ProvisioningLog: Sendable {
    private let store: any AccountStore
    private let environment: Environment

    package init(store: any AccountStore, environment: Environment) {
        self.store = store
        self.environment = environment
    }

    /// - Throws: `Refusal` when the wish cannot be understood.
    package func query(_ wish: LogWish, in organization: Organization) async throws -> LogQuery {
        var query = LogQuery()
        if let name = wish.integration {
            guard let found = try await store.integration(named: name, in: organization.id) else {
                throw Refusal("There is no integration \(SCIMError.quoted(name)) in \(organization.slug).")
            }
            query.integration = found.id
        }
        query.since = try wish.since.map(instant)
        (query.isFailed, query.hasChanges) = (wish.isFailed, wish.hasChanges)
        (query.resource, query.requestID, query.after) = (wish.resource, wish.requestID, wish.after)
        let limit = wish.limit ?? LogWish.defaultLimit
        guard (1...LogWish.maximumLimit).contains(limit) else {
            throw Refusal("The limit is a number from 1 to \(LogWish.maximumLimit).")
        }
        query.limit = limit
        return query
    }

    /// The entries, the oldest first.
    package func entries(_ query: LogQuery, in organization: Organization) async throws -> [LoggedEntry] {
        do {
            return try await store.log(query, in: organization.id)
        } catch StoreError.tooSlow {
            throw Refusal("Among this many entries that takes too long; ask for a shorter time with since.")
        }
    }

    private func instant(_ text: String) throws(Refusal) -> Instant {
        let seconds: [Character: Int64] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let unit = text.last.flatMap({ seconds[$0] }), let count = Int64(text.dropLast()),
            (0...100_000_000).contains(count)
        else { throw Refusal("since is a time back from now, like 15m, 1h or 2d.") }
        return environment.now().advanced(bySeconds: -count * unit)
    }
}
