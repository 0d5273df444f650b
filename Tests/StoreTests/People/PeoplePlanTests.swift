import Accounts
import Store
import TestSupport
import Testing

/// How the database finds a page of the list of people. SQLite plans by the schema alone, since it is never told to analyze;
/// PostgreSQL by what it has counted.
@Suite(.serialized) struct PeoplePlanTests {
    private static let crowd = Task { try await PeopleCrowd(6000) }

    @Test(arguments: ["", "an", "diaz an", "an lindqvist p"])
    func `a page of the list reads a range of an index, and sorts nobody`(search: String) async throws {
        let crowd = try await Self.crowd.value
        let search = SearchText(search)
        for filter in crowd.filters {
            let somebody = PeoplePosition(key: "diaz", id: crowd.accounts[7].id)
            for place: PeoplePlace? in [nil, .behind(somebody), .before(somebody)] {
                let query = PeopleQuery(search: search, filter: filter, place: place)
                let plan = try await crowd.house.store.plan(of: query, in: crowd.house.organization.id).page
                expectNoScan(plan, "\(filter) \(search.words)")
                guard !TestDatabase.isPostgres else { continue }
                let index = search.isEmpty ? filter.index : "PRIMARY KEY"
                let way = plan.first { $0.hasPrefix("SEARCH account USING") || $0.hasPrefix("SEARCH hit USING") }
                #expect(way?.contains(index) == true, "\(filter): \(plan)")
                let isWholeOrganization = search.isEmpty && filter.isEmpty && place == nil
                #expect(way?.hasSuffix("(organization_id=?)") == isWholeOrganization, "\(filter): \(plan)")
            }
        }
    }

    @Test func `counting walks an index too`() async throws {
        let crowd = try await Self.crowd.value
        guard !TestDatabase.isPostgres else { return }
        for filter in crowd.filters {
            let query = PeopleQuery(search: SearchText("an"), filter: filter)
            expectNoScan(
                try await crowd.house.store.plan(of: query, in: crowd.house.organization.id).count, "\(filter)")
        }
    }

    private func expectNoScan(_ plan: [String], _ about: Comment) {
        if TestDatabase.isPostgres {
            #expect(!plan.contains { $0.contains("Seq Scan on account ") }, "\(about): \(plan)")
            #expect(!plan.contains { $0.contains("Seq Scan on account_word") }, "\(about): \(plan)")
            // The page alone may be sorted, once it is found.
            let finding = plan.drop { !$0.contains("Limit  (") }
            #expect(!finding.contains { $0.contains("Sort  (") }, "\(about): \(plan)")
        } else {
            let scanned = ["SCAN account", "SCAN hit", "SCAN word", "SCAN seen"]
            #expect(!plan.contains { step in scanned.contains { step.hasPrefix($0) } }, "\(about): \(plan)")
            let finding = plan.prefix { $0 != "SCAN page" }
            #expect(!finding.contains { $0.contains("TEMP B-TREE FOR ORDER BY") }, "\(about): \(plan)")
        }
    }
}

extension PeopleFilter {
    /// The index that leads to the people it means.
    fileprivate var index: String {
        if domain != nil { return "account_list_domain" }
        if integration != nil { return "account_list_integration" }
        if stage != nil { return "account_list_stage" }
        return kind != nil ? "account_list_kind" : "account_list "
    }
}
