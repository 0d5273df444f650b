internal import Accounts

/// A path that leads to the door of administrators: the default organization's is at the root, others' are under
/// `/o/{slug}`.
struct AdministrationPath: Hashable {
    static let root = "/api/admin/v1"

    /// Whose door it is, as `Organization.scimPath` has it.
    let scimPath: String
    /// What stands before the addresses of the table.
    let mount: String
    /// Decoded; nil when the path is spelled in a way no client needs.
    let segments: [String]?

    /// Nil when the path leads elsewhere.
    init?(_ path: String) {
        if path.hasPrefix(Self.root + "/") {
            (scimPath, mount) = ("/scim/v2", Self.root)
        } else {
            guard path.hasPrefix("/o/") else { return nil }
            let slug = String(path.dropFirst("/o/".count).prefix { $0 != "/" })
            guard Organization.isSlug(slug), path.hasPrefix("/o/\(slug)\(Self.root)/") else { return nil }
            (scimPath, mount) = ("/o/\(slug)/scim/v2", "/o/\(slug)\(Self.root)")
        }
        let pieces = path.dropFirst(mount.count + 1).split(separator: "/", omittingEmptySubsequences: false)
        let decoded = pieces.compactMap(DoorPath.decode)
        segments = decoded.count == pieces.count ? decoded : nil
    }
}
