import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// How the database finds what stands on the pages of those who administer.
@Suite(.serialized) struct PagePlanTests {
    private static let crowd = Task { try await OfficeCrowd(300, besides: 4000) }

    struct Page: CustomTestStringConvertible, Sendable {
        let testDescription: String
        /// Whether an index has it in order already; otherwise what was found is sorted.
        var isInOrder = true
        let ask: @Sendable (OfficeCrowd, SQLAccountStore) async throws -> Void
    }

    static let pages = [
        Page(testDescription: "codes by department", isInOrder: false) { (crowd, store) async throws in
            let found = try await store.codeDepartments(
                withAdministrators: false, limit: 50, in: crowd.company.id, at: StoreHouse.start)
            #expect(!found.isEmpty)
        },
        Page(testDescription: "letters", isInOrder: false) { (crowd, store) async throws in
            let (company, now) = (crowd.company.id, StoreHouse.start)
            let selection = CodeSelection(states: [.waiting], department: "")
            let first = try await store.people(selection, behind: nil, limit: 10, in: company, at: now)
            #expect(first.count == 10)
            #expect(try await !store.people(selection, behind: first[4].id, limit: 9, in: company, at: now).isEmpty)
        },
        Page(testDescription: "messages") { (crowd, store) async throws in
            for state in [nil, StoredMessage.State.failed] {
                let selection = MessageSelection(state: state)
                let first = try await store.messages(selection, behind: nil, limit: 20, in: crowd.company.id)
                #expect(first.count == 20)
                let place = first.last.map(MessagePosition.init)
                #expect(
                    try await store.messages(selection, behind: place, limit: 9, in: crowd.company.id).count == 9)
            }
        },
        // They are few, and sorted once found.
        Page(testDescription: "messages to one person", isInOrder: false) { (crowd, store) async throws in
            let selection = MessageSelection(account: crowd.person)
            #expect(try await store.messages(selection, behind: nil, limit: 20, in: crowd.company.id).count == 1)
            #expect(try await store.messages(to: crowd.person, limit: 20, in: crowd.company.id).count == 1)
        },
        Page(testDescription: "groups") { (crowd, store) async throws in
            for prefix in ["", "group"] {
                let selection = GroupSelection(prefix: prefix)
                let first = try await store.listings(selection, behind: nil, limit: 20, in: crowd.company.id)
                #expect(first.count == 20)
                let more = try await store.listings(
                    selection, behind: first[9].id, limit: 9, in: crowd.company.id)
                #expect(more.count == 9)
            }
            let joined = GroupSelection(joining: .open)
            #expect(try await store.listings(joined, behind: nil, limit: 20, in: crowd.company.id).isEmpty)
        },
        Page(testDescription: "one group and its members") { (crowd, store) async throws in
            #expect(try await store.listing(of: crowd.group, in: crowd.company.id) != nil)
            let first = try await store.members(of: crowd.group, behind: nil, limit: 20, in: crowd.company.id)
            #expect(first.count == 20)
            let last = try #require(first.last?.id)
            #expect(
                try await store.members(of: crowd.group, behind: last, limit: 9, in: crowd.company.id).count == 9)
            #expect(try await store.hasMembers(beyond: 100, crowd.group, in: crowd.company.id))
        },
        Page(testDescription: "audit log") { (crowd, store) async throws in
            for isBehind in [false, true] {
                for deed in [nil, Deed.deletePeople] {
                    for subject in [nil, AuditQuery.Target(.account, crowd.person.text)] {
                        var query = AuditQuery()
                        (query.deed, query.subject, query.before) = (deed, subject, isBehind ? 1_000_000 : nil)
                        #expect(try await !store.audit(query, in: crowd.company.id).isEmpty)
                    }
                }
            }
        },
        Page(testDescription: "jobs, and the rows of one") { (crowd, store) async throws in
            #expect(try await store.jobs(of: crowd.company.id, limit: 20).count == 20)
            for verdicts in [RowVerdict.allCases, [.refuse]] {
                let rows = try await store.rows(of: crowd.job, behind: 100, verdicts: verdicts, limit: 20)
                #expect(rows.count == 20)
            }
        },
        Page(testDescription: "conflicts") { (crowd, store) async throws in
            let first = try await store.conflicts(behind: nil, limit: 20, in: crowd.company.id)
            #expect(first.count == 20)
            let more = try await store.conflicts(behind: first.last?.id, limit: 9, in: crowd.company.id)
            #expect(more.count == 9)
        },
        Page(testDescription: "sessions of a person, and what they did") { (crowd, store) async throws in
            #expect(try await store.sessions(of: crowd.person, in: crowd.company.id).count == 9)
            #expect(try await store.events(of: crowd.person, limit: 5, in: crowd.company.id).count == 5)
        },
    ]

    @Test(arguments: pages)
    func `a page reads a range of an index, and sorts no more than that`(page: Page) async throws {
        let crowd = try await Self.crowd.value
        let steps = try await ExplainingDriver.steps(of: crowd.house.store) { try await page.ask(crowd, $0) }
        #expect(!steps.isEmpty)
        #expect(steps.filter(\.isScan).isEmpty, "\(steps)")
        if page.isInOrder { #expect(steps.filter(\.isSort).isEmpty, "\(steps)") }
    }
}

extension String {
    /// Whether all rows of a table are looked at; there are few organizations and integrations.
    fileprivate var isScan: Bool {
        if TestDatabase.isPostgres {
            return contains("Seq Scan on ") && !contains(#/Seq Scan on (organization|integration) /#)
        }
        // What was found or written down before is read again.
        let found = ["CONSTANT ROW", "above", "counted", "person", "wanted", "value", "json_each", "(subquery"]
        return hasPrefix("SCAN ") && !found.contains { dropFirst("SCAN ".count).hasPrefix($0) }
    }

    /// Whether more is sorted than stands on one page.
    fileprivate var isSort: Bool {
        guard TestDatabase.isPostgres else { return hasSuffix("TEMP B-TREE FOR ORDER BY") }
        guard !contains("Incremental Sort"), let sorted = firstMatch(of: #/Sort  \(.*rows=(\d+)/#) else { return false }
        return Int(sorted.1).map { $0 > 50 } ?? true
    }
}
