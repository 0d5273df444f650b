package import Accounts
internal import Synchronization

/// The files that are coming in: each holds a connection, and writes as it comes. Only who may import takes one of these
/// places, and of those that an organization has.
package final class Uploads: Sendable {
    private let counts = Mutex<[Organization.ID: Int]>([:])

    package init() {}

    /// - Returns: whether there is room for one more.
    package func begin(of organization: Organization.ID) -> Bool {
        counts.withLock { counts in
            guard counts.values.reduce(0, +) < Limits.uploadsAtOnce,
                counts[organization, default: 0] < Limits.uploadsOfOrganization
            else { return false }
            counts[organization, default: 0] += 1
            return true
        }
    }

    package func end(of organization: Organization.ID) {
        counts.withLock { counts in
            counts[organization, default: 1] -= 1
            if counts[organization] == 0 { counts[organization] = nil }
        }
    }
}

extension PagePath {
    /// Whether a large file may be sent here.
    var takesUploads: Bool { route == .panel && PanelRoute.match(free)?.route == .imports }
}
