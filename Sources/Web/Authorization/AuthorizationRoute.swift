internal import Accounts

/// The addresses of an organization's authorization server: the default one's at the root, others' under `/o/{slug}`.
enum AuthorizationRoute: Hashable {
    /// Where access tokens are asked for (RFC 6749 §3.2).
    case token(slug: String)
    /// What the server says of itself; a path of the issuer stands behind the well-known one (RFC 8414 §3.1).
    case metadata(slug: String)

    static let tokenPath = "/oauth2/token"
    static let metadataPath = "/.well-known/oauth-authorization-server"

    /// Nil when the path leads elsewhere; each address has one spelling.
    init?(_ path: String) {
        if path == Self.tokenPath {
            self = .token(slug: Organization.defaultSlug)
        } else if path == Self.metadataPath {
            self = .metadata(slug: Organization.defaultSlug)
        } else if path.hasPrefix("/o/"), path.hasSuffix(Self.tokenPath) {
            self = .token(slug: String(path.dropFirst("/o/".count).dropLast(Self.tokenPath.count)))
        } else if path.hasPrefix(Self.metadataPath + "/o/") {
            self = .metadata(slug: String(path.dropFirst((Self.metadataPath + "/o/").count)))
        } else {
            return nil
        }
        // Whether there is such an organization is nobody's business here.
        guard path.utf8.count <= Limits.addressBytes, Organization.isSlug(slug),
            slug != Organization.defaultSlug || !path.contains("/o/")
        else { return nil }
    }

    var slug: String {
        switch self {
        case .token(let slug), .metadata(let slug): slug
        }
    }

    var methods: String {
        switch self {
        case .token: "POST, OPTIONS"
        case .metadata: "GET, HEAD, OPTIONS"
        }
    }
}
