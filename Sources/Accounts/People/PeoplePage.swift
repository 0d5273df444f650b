/// A page of the list of people, and where the ones beside it lie.
package struct PeoplePage: Hashable, Sendable {
    package let people: [PersonSummary]
    package let next: PeoplePosition?
    package let previous: PeoplePosition?

    /// - Parameter found: in the order of the list; one more than the page has where there is more in its direction.
    init(_ found: [PersonSummary], of query: PeopleQuery) {
        let hasMore = found.count > PeopleQuery.pageSize
        switch query.place {
        case .before:
            people = Array(found.suffix(PeopleQuery.pageSize))
            previous = hasMore ? people.first?.position : nil
            next = people.last?.position
        case .behind, nil:
            people = Array(found.prefix(PeopleQuery.pageSize))
            next = hasMore ? people.last?.position : nil
            previous = query.place == nil ? nil : people.first?.position
        }
    }
}

/// How many there are, counted no further than a person reads.
package struct PeopleCount: Hashable, Sendable {
    package let number: Int
    /// Whether there are more than `number`.
    package let isMore: Bool

    /// How many of them a step is taken with at once.
    package var atOnce: Int { min(number, Limits.peopleAtOnce) }
    package var isForSeveralTurns: Bool { isMore || number > atOnce }

    /// - Parameter found: counted to one beyond the limit.
    init(_ found: Int) {
        number = min(found, Limits.peopleCounted)
        isMore = found > Limits.peopleCounted
    }
}
