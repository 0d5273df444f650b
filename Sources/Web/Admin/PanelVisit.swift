internal import Accounts
internal import Languages
internal import Pictures

/// One request of somebody who administers.
struct PanelVisit {
    let visit: Visit
    let route: PanelRoute
    /// What stands in the free segments of the route, in their order.
    let free: [String]
    let acting: ActingAdministrator
    let office: Office
    /// Whom administrators have asked outside.
    let inquiries: Inquiries
    let studio: PictureStudio
    let uploads: Uploads
    /// How people see the server.
    let origin: String
    /// The channels that nobody is configured to send on.
    let unserved: Set<Message.Channel>

    var organization: Organization { visit.organization }
    /// Nil where something is only looked at.
    var form: Form? { visit.form }
    var query: QueryFields { QueryFields(visit.query) }

    func address(of route: PanelRoute, _ free: String...) -> String { route.address(visit.setting.prefix, free) }

    var notFound: PageAnswer { .page(.notFound(home: address(of: .home))) }
}

/// The query of a page's address: filters of a list, and where a page of it begins.
struct QueryFields {
    private let values: [(name: String, value: String)]

    /// - Parameter query: as it came; what cannot be read is left out, as everything that means nothing.
    init(_ query: String) {
        values = query.split(separator: "&").compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decode(parts[0], plusIsSpace: true),
                let value = PercentCoding.decode(parts.count == 2 ? parts[1] : "", plusIsSpace: true)
            else { return nil }
            return (name, value)
        }
    }

    /// Empty where there is none; the first counts.
    subscript(name: String) -> String { values.first { $0.name == name }?.value ?? "" }
}
