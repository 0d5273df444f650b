internal import Accounts
internal import Synchronization

/// Who has something fetched, or waits in line for it: each organization one thing, and only so many of them that nobody
/// waits long behind the others.
final class MetadataTurns: Sendable {
    static let atOnce = 12

    private let organizations = Mutex<Set<Organization.ID>>([])

    /// - Returns: why it is not this organization's turn; nil when it is.
    func begin(for organization: Organization.ID) -> String? {
        organizations.withLock { organizations in
            guard !organizations.contains(organization) else {
                return "Something else is being fetched for your organization; try again when that has come."
            }
            guard organizations.count < Self.atOnce else {
                return "Too much is being fetched just now; try again in a minute."
            }
            organizations.insert(organization)
            return nil
        }
    }

    func end(for organization: Organization.ID) {
        organizations.withLock { _ = $0.remove(organization) }
    }
}
