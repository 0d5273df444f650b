package import Accounts
private import SCIM

/// The provisioning log as its readers find it.
extension TestOrganization {
    /// Everything that was recorded so far and is wished for, the oldest first.
    package func log(_ change: (inout LogWish) -> Void = { _ in }) async throws -> [ProvisioningEntry] {
        // A store that is very busy may refuse a round; what it refused is written in a later one.
        var attempts = 10
        while !(await house.recorder.flush()), attempts > 0 { attempts -= 1 }
        var wish = LogWish()
        wish.limit = LogWish.maximumLimit
        change(&wish)
        let log = ProvisioningLog(store: house.store, environment: house.environment)
        let organization = try await house.administration.organization(slug)
        return try await log.entries(try await log.query(wish, in: organization), in: organization).map(\.entry)
    }
}

extension ProvisioningEntry {
    /// All of it as text, to look for what must not be there.
    package var text: String { String(decoding: JSONValue.object(json).encoded, as: UTF8.self) + description }
}
