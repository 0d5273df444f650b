/// What a provisioning client wanted, whatever method and address it used.
package enum ProvisioningAction: String, CaseIterable, Hashable, Sendable {
    case create, read, list, search, replace, patch, delete, discover, bulk
    /// Something this server does not do.
    case other
    /// Not one request, but a number of them that could not be kept.
    case loss

    /// Whether it changes nothing; what succeeds of these is kept for a shorter time.
    package var isRead: Bool {
        switch self {
        case .read, .list, .search, .discover: true
        case .create, .replace, .patch, .delete, .bulk, .other, .loss: false
        }
    }
}
