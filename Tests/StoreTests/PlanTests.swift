import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// How the database answers a list among a hundred thousand people.
@Suite(.serialized) struct PlanTests {
    static let crowd = Task { try await Crowd(100_000).house }

    @Test(arguments: [
        "id eq \"01a1fc55-06e9-7e55-ba6d-bfe1f5d9a93b\"", "userName eq \"person7@x.example\"",
        "userName sw \"person77\"",
        "externalId eq \"E7\"", "emails eq \"person7@x.example\"", "emails.value eq \"person7@x.example\"",
        "emails[type eq \"work\" and value eq \"person7@x.example\"]", "phoneNumbers eq \"+44 1\"", "active eq false",
        "meta.lastModified gt \"2027-01-16T11:30:00Z\"", "meta.lastModified le \"2027-01-15T09:00:00Z\"",
        "externalId eq \"E7\" and active eq true",
    ])
    func `SCIM-199 an indexed filter scans nothing`(filter: String) async throws {
        let house = try await Self.crowd.value
        let plan = try await house.store.plan(of: try house.query(filter), in: house.organization.id)
        guard !TestDatabase.isPostgres else {
            #expect(!plan.contains { $0.contains("Seq Scan on account") }, "\(plan)")
            return
        }
        #expect(plan.allSatisfy { !$0.contains("SCAN account") }, "\(plan)")
        let narrow = plan.filter { $0.contains("SEARCH account USING") && !$0.contains("id=?)") }
        #expect(narrow.allSatisfy { !$0.hasSuffix("(organization_id=?)") }, "\(plan)")
    }

    @Test func `SCIM-217 a page far down skips on an index and reads only the documents it answers`() async throws {
        let house = try await Self.crowd.value
        let query = try house.query(start: 99_901)
        let plan = try await house.store.plan(of: query, in: house.organization.id)
        let page = try await house.store.page(query, in: house.organization.id)
        #expect(page.total == 100_000)
        #expect(page.records.count == 100)
        #expect(page.records.last?.document.contains("person99999@x.example") == true)
        guard !TestDatabase.isPostgres else {
            #expect(plan.contains { $0.contains("Index Only Scan using account_id") }, "\(plan)")
            #expect(plan.contains { $0.contains("Index Scan using account_id") }, "\(plan)")
            return
        }
        #expect(plan.contains { $0.contains("SEARCH account USING COVERING INDEX") }, "\(plan)")
        #expect(
            plan.contains { $0.contains("SEARCH account USING INDEX account_id (organization_id=? AND id=?)") },
            "\(plan)")
        #expect(!plan.contains { $0.contains("SCAN account") }, "\(plan)")
        // Only the hundred that were found may still be sorted.
        let finding = plan.prefix { $0 != "SCAN page" }
        #expect(!finding.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
}

extension PlanTests {
    /// An order with a filter, the index on which it is walked, and the condition under which that is entered.
    struct Walk: Sendable {
        var filter: String?
        var sortBy: String?
        var order = "ascending"
        let index: String
        let condition: String
    }

    private static let walks = [
        Walk(index: "account_id", condition: "id>?"),
        Walk(sortBy: "id", order: "descending", index: "account_id", condition: "id<?"),
        Walk(sortBy: "userName", index: "account_user_name", condition: "user_name_key>?"),
        Walk(sortBy: "userName", order: "descending", index: "account_user_name", condition: "user_name_key<?"),
        Walk(sortBy: "externalId", index: "account_external_id", condition: "external_id>?"),
        // Those without an externalId come first.
        Walk(sortBy: "externalId", order: "descending", index: "account_id", condition: "id<?"),
        Walk(
            filter: "externalId pr", sortBy: "externalId", order: "descending", index: "account_external_id",
            condition: "external_id<?"),
        Walk(sortBy: "meta.lastModified", index: "account_modified", condition: "(modified,id)>(?,?)"),
        Walk(
            filter: "meta.lastModified gt \"2027-01-15T09:00:00Z\"", sortBy: "meta.lastModified", order: "descending",
            index: "account_modified", condition: "(modified,id)<(?,?)"),
        Walk(sortBy: "active", order: "descending", index: "account_active", condition: "(active,id)<(?,?)"),
        Walk(filter: "active eq true", index: "account_active", condition: "active=? AND id>?"),
        Walk(
            filter: "active eq true", sortBy: "userName", index: "account_user_name", condition: "user_name_key>?"),
        Walk(filter: "title pr", index: "account_id", condition: "id>?"),
    ]

    @Test(arguments: walks)
    func `SCIM-217 a walk on an index never looks again at what it has passed`(walk: Walk) async throws {
        let house = try await Self.crowd.value
        let organization = house.organization.id
        let query = try house.query(walk.filter, sortBy: walk.sortBy, order: walk.order, count: 50)
        var position: ListPosition?
        for _ in 0..<3 {
            let page = try await house.store.page(query.part(from: .behind(position), count: 50), in: organization)
            position = page.next
            #expect(position != nil)
        }
        let plan = try await house.store.plan(of: query.part(from: .behind(position), count: 50), in: organization)
        guard !TestDatabase.isPostgres else {
            #expect(plan.contains { $0.contains("using \(walk.index) on account") }, "\(plan)")
            #expect(
                plan.count { $0.contains("Seq Scan on account") } <= 1, "only the count may look at everybody: \(plan)")
            return
        }
        let entered = plan.filter { $0.contains("INDEX \(walk.index) (organization_id=? AND ") }
        #expect(entered.contains { $0.contains(walk.condition) }, "\(plan)")
        #expect(!plan.contains { $0.contains("SCAN account") }, "\(plan)")
        // Nobody is sorted but the page, and equal values where their index does not go on with the id.
        let finding = plan.dropFirst().prefix { $0 != "SCAN page" }
        #expect(!finding.contains { $0.hasSuffix("TEMP B-TREE FOR ORDER BY") }, "\(plan)")
    }
}

extension PlanTests {
    @Test func `S12 a list that takes too long is given up, and the connection goes on`() async throws {
        let house = try await Self.crowd.value
        // Whatever is looked at when a store is opened may take longer.
        let hasty = try await SQLAccountStore.make(house.databaseURL, 1, .zero)
        for _ in 0..<10 {
            await #expect(throws: StoreError.tooSlow) {
                try await hasty.page(try house.query("title co \"x\""), in: house.organization.id)
            }
        }
        let one = try house.query("userName eq \"person7@x.example\"")
        let entry = try await house.store.page(one, in: house.organization.id).records[0]
        #expect(try await hasty.record(entry.id, in: house.organization.id) == entry)
    }
}
