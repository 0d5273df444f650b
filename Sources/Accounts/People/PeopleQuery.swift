/// Which people are asked for, and which page of them.
package struct PeopleQuery: Hashable, Sendable {
    package var search: SearchText
    package var filter: PeopleFilter
    package var place: PeoplePlace?

    package static let pageSize = 50

    package init(search: SearchText = SearchText(""), filter: PeopleFilter = PeopleFilter(), place: PeoplePlace? = nil)
    {
        self.search = search
        self.filter = filter
        self.place = place
    }

    /// The same people at another place; nil for their beginning.
    package func at(_ place: PeoplePlace?) -> PeopleQuery {
        PeopleQuery(search: search, filter: filter, place: place)
    }
}

/// What people have in common; what is nil does not count.
package struct PeopleFilter: Hashable, Sendable {
    package var kind: Kind?
    package var stage: AccountSelection.Stage?
    package var integration: Integration.ID?
    /// What stands behind the @ of the address they sign in with.
    package var domain: String?

    package init(
        kind: Kind? = nil,
        stage: AccountSelection.Stage? = nil,
        integration: Integration.ID? = nil,
        domain: String? = nil
    ) {
        self.kind = kind
        self.stage = stage
        self.integration = integration
        self.domain = domain
    }

    package var isEmpty: Bool { self == PeopleFilter() }
}

/// Where a page lies.
package enum PeoplePlace: Hashable, Sendable {
    /// It begins behind somebody.
    case behind(PeoplePosition)
    /// It ends in front of somebody.
    case before(PeoplePosition)
}
