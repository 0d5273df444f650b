package import Accounts
private import SCIM

/// The provisioning log as its readers find it.
extension TestOrganization {
    /// Everything that was recorded so far and is wished for, the oldest first.
    package func log(_ change: (inout LogWish) -> Void = { _ in }) async throws -> [ProvisioningEntry] {
        await house.writeLog()
        var wish = LogWish()
        wish.limit = LogWish.maximumLimit
        change(&wish)
        let log = ProvisioningLog(store: house.store, environment: house.environment)
        let organization = try await house.administration.organization(slug)
        return try await log.entries(try await log.query(wish, in: organization), in: organization).map(\.entry)
    }
}

extension TestHouse {
    /// Has everything written that was recorded so far: what a very busy store refuses in one round, in a later one.
    package func writeLog() async {
        var attempts = 100
        while !(await recorder.flush()), attempts > 0 { attempts -= 1 }
    }
}

extension ProvisioningEntry {
    /// All of it as text, to look for what must not be there.
    package var text: String { String(decoding: JSONValue.object(json).encoded, as: UTF8.self) + description }
}
