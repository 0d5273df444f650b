internal import Accounts

/// The addresses about events: the default organization's at the root, others' under `/o/{slug}`.
enum EventRoute: Hashable {
    /// Where a receiver fetches the events of its stream (RFC 8936); nil for what can be the number of none.
    case poll(slug: String, EventStream.ID?)
    /// Where a client fetches what became of what it asked for (RFC 9967 §2.5.1.1).
    case request(slug: String, String)
    /// What verifies the signatures of events (RFC 7517 §5); the same for every organization.
    case keys(slug: String)

    static let keysPath = "/.well-known/jwks.json"
    static let pollTemplate = "/events/v1/streams/{id}/poll"
    static let requestTemplate = "/events/v1/requests/{txn}"

    static func requestPath(_ transaction: String, in slug: String) -> String {
        Organization.issuerPath(slug) + requestTemplate.replacing("{txn}", with: transaction)
    }

    /// Nil when the path leads elsewhere; each address has one spelling.
    init?(_ path: String) {
        guard path.utf8.count <= Limits.addressBytes else { return nil }
        var segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }.dropFirst()
        var slug = Organization.defaultSlug
        if segments.first == "o" {
            slug = segments.dropFirst().first ?? ""
            segments = segments.dropFirst(2)
            guard Organization.isSlug(slug), slug != Organization.defaultSlug else { return nil }
        }
        if Array(segments) == [".well-known", "jwks.json"] {
            self = .keys(slug: slug)
        } else if segments.starts(with: ["events", "v1", "streams"]), segments.count == 5, segments.last == "poll" {
            let text = segments.dropFirst(3).first ?? ""
            self = .poll(slug: slug, Int64(text).flatMap { String($0) == text ? EventStream.ID($0) : nil })
        } else if segments.starts(with: ["events", "v1", "requests"]), segments.count == 4 {
            self = .request(slug: slug, segments.last ?? "")
        } else {
            return nil
        }
    }

    var methods: String {
        switch self {
        case .poll: "POST, OPTIONS"
        case .keys, .request: "GET, HEAD, OPTIONS"
        }
    }
}
