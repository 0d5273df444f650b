package import HTTPTypes

/// Every address of the SCIM door and what may be done there: the whole surface on one page.
///
/// The door answers from this table, `Allow` is read from it, and `/openapi.json` is made of it.
package enum SCIMRoute: CaseIterable, Hashable, Sendable {
    case root
    case search
    case users
    case userSearch
    case user
    case groups
    case groupSearch
    case group
    case serviceProviderConfig
    case resourceTypes
    case resourceType
    case schemas
    case schema
    case me
    case bulk

    /// The address behind `/scim/v2`, with `{…}` where a segment is free.
    package var template: String {
        switch self {
        case .root: "/"
        case .search: "/.search"
        case .users: "/Users"
        case .userSearch: "/Users/.search"
        case .user: "/Users/{id}"
        case .groups: "/Groups"
        case .groupSearch: "/Groups/.search"
        case .group: "/Groups/{id}"
        case .serviceProviderConfig: "/ServiceProviderConfig"
        case .resourceTypes: "/ResourceTypes"
        case .resourceType: "/ResourceTypes/{id}"
        case .schemas: "/Schemas"
        case .schema: "/Schemas/{id}"
        case .me: "/Me"
        case .bulk: "/Bulk"
        }
    }

    /// What may be done here; HEAD goes with GET, and OPTIONS everywhere.
    package var methods: [HTTPRequest.Method] {
        switch self {
        case .root: [.get]
        case .search, .userSearch, .groupSearch: [.post]
        case .users, .groups: [.get, .post]
        case .user, .group: [.get, .put, .patch, .delete]
        case .serviceProviderConfig, .resourceTypes, .resourceType, .schemas, .schema: [.get]
        case .me: [.get, .post, .put, .patch, .delete]
        case .bulk: [.post]
        }
    }

    /// The value of `Allow` (RFC 9110 §10.2.1).
    var allow: String {
        let withHead = methods.contains(.get) ? [.head] : [HTTPRequest.Method]()
        return (methods + withHead + [.options]).map(\.rawValue).joined(separator: ", ")
    }

    /// Whether the route is part of the standard and not of this server yet (RFC 7644 §3.12, 501).
    package var isUnsupported: Bool { self == .me }

    /// Whether a method here changes nothing; a search is a question, though it is posted (RFC 7644 §3.4.3).
    func isRead(_ method: HTTPRequest.Method) -> Bool {
        method == .get || self == .search || self == .userSearch || self == .groupSearch
    }

    private static let patterns = allCases.map { route in
        (route: route, segments: route.template.split(separator: "/").map(String.init))
    }

    /// Finds the route for the segments behind the mount, and what stands in the free one.
    static func match(_ segments: [String]) -> (route: SCIMRoute, id: String)? {
        for (route, pattern) in patterns {
            guard pattern.count == segments.count else { continue }
            let isMatch = zip(pattern, segments).allSatisfy { $0 == "{id}" || $0 == $1 }
            if isMatch { return (route, pattern.last == "{id}" ? segments.last ?? "" : "") }
        }
        return nil
    }
}
