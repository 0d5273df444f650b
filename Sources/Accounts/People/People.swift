/// The people of an organization, as those who administer it find them.
package struct People: Sendable {
    let store: any AccountStore

    package init(store: any AccountStore) {
        self.store = store
    }

    /// - Returns: a page; nil when finding it takes too long.
    package func page(_ query: PeopleQuery, in organization: Organization) async throws -> PeoplePage? {
        do {
            return PeoplePage(
                try await store.people(query, limit: PeopleQuery.pageSize + 1, in: organization.id), of: query)
        } catch StoreError.tooSlow {
            return nil
        }
    }

    /// - Returns: how many match, wherever the query's place is; nil when counting takes too long.
    package func count(_ query: PeopleQuery, in organization: Organization) async throws -> PeopleCount? {
        do {
            return PeopleCount(
                try await store.countPeople(query.at(nil), upTo: Limits.peopleCounted + 1, in: organization.id))
        } catch StoreError.tooSlow {
            return nil
        }
    }

    /// Those that people may have come from.
    package func integrations(in organization: Organization) async throws -> [Integration] {
        try await store.integrations(in: organization.id)
    }

    /// What the filters offer.
    package struct Choices: Hashable, Sendable {
        package let kinds: [Kind: PeopleCount]
        package let stages: [AccountSelection.Stage: PeopleCount]
        package let integrations: [Integration]
        package let domains: [String]
    }

    package func choices(in organization: Organization) async throws -> Choices {
        var kinds: [Kind: PeopleCount] = [:]
        for kind in Kind.allCases {
            kinds[kind] = try await count(PeopleQuery(filter: PeopleFilter(kind: kind)), in: organization)
        }
        var stages: [AccountSelection.Stage: PeopleCount] = [:]
        for stage in AccountSelection.Stage.allCases {
            stages[stage] = try await count(PeopleQuery(filter: PeopleFilter(stage: stage)), in: organization)
        }
        return Choices(
            kinds: kinds, stages: stages, integrations: try await store.integrations(in: organization.id),
            domains: try await store.domainsOfPeople(limit: Limits.domainsOffered, in: organization.id))
    }
}
