import Accounts
import SCIM
import Store
import Testing

/// Walks through a list by position, while people come and go.
@Suite struct WalkTests {
    /// An order, and what it sorts by, as text whose bytes have that order.
    struct Order: CustomTestStringConvertible, Sendable {
        let sortBy: String?
        /// Those that are tried on a large crowd.
        var directions: [String] = []
        let key: @Sendable (Int) -> String?

        static let all = [
            Order(sortBy: nil, directions: ["ascending"]) { _ in "" }, Order(sortBy: "id") { _ in "" },
            Order(sortBy: "userName") { "person\($0)@x.example" },
            Order(sortBy: "emails") { "person\($0)@x.example" },
            Order(sortBy: "externalId", directions: ["descending"], key: Crowd.externalID),
            Order(sortBy: "title", directions: ["ascending"]) { Crowd.title($0)?.lowercased() },
            Order(sortBy: "active") { Crowd.isActive($0) ? "1" : "0" },
            Order(sortBy: "meta.lastModified") { String(Crowd.lastModified($0).milliseconds) },
            Order(sortBy: Crowd.terms + ":startDate") { Crowd.startDate($0).map { String($0 + 500) } },
            Order(sortBy: "nickName") { _ in nil },
        ]

        var testDescription: String { sortBy ?? "none" }

        /// RFC 7644 §3.4.2.3: without value last, or first when descending.
        func sorted(_ people: [Int], _ ids: [Int: String], isDescending: Bool) -> [Int] {
            let ascending = people.map { (key: key($0), id: ids[$0] ?? "", number: $0) }.sorted { one, other in
                switch (one.key, other.key) {
                case (nil, _?): false
                case (_?, nil): true
                case let (first, second): (first ?? "", one.id) < (second ?? "", other.id)
                }
            }
            return (isDescending ? ascending.reversed() : ascending).map(\.number)
        }
    }

    /// One walk on its way.
    private struct Walk {
        let order: Order
        let query: ListQuery
        var found: [String] = []
        /// Nil at the end.
        var start: ListQuery.Start?
    }

    @Test(.timeLimit(.minutes(10)))
    func `SCIM-216 SCIM-236 whoever stays is found once, in order, while two thousand go and two thousand come`()
        async throws
    {
        let (size, pageSize, change) = (20_000, 500, 50)
        let crowd = try await Crowd(0)
        var ids: [Int: String] = [:]
        for begin in stride(from: 0, to: size, by: 5000) {
            let people = (begin..<begin + 5000).map { (number: $0, entry: crowd.person($0)) }
            for person in people { ids[person.number] = person.entry.account.id.text }
            try await crowd.add(people.map(\.entry))
        }
        var walks = try Order.all.flatMap { order in
            try order.directions.map { direction in
                Walk(
                    order: order,
                    query: try crowd.house.query(sortBy: order.sortBy, order: direction, count: pageSize),
                    start: .behind(nil))
            }
        }
        var gone: Set<Int> = []
        for round in 0..<size / pageSize {
            for index in walks.indices {
                guard let start = walks[index].start else { continue }
                let page = try await crowd.house.store.page(
                    walks[index].query.part(from: start, count: pageSize), in: crowd.house.organization.id)
                #expect(page.total == size)
                walks[index].found += page.records.map(\.id.text)
                walks[index].start = page.next.map { .behind($0) }
            }
            let leaving = (0..<change).map { (round * change + $0) * 7919 % size }
            gone.formUnion(leaving)
            try await crowd.remove(leaving.compactMap { ids[$0].flatMap(Account.ID.init) })
            try await crowd.add((0..<change).map { crowd.person(size + round * change + $0) })
        }
        #expect(gone.count == 2000)
        let staying = (0..<size).filter { !gone.contains($0) }
        let numbers = Dictionary(uniqueKeysWithValues: ids.map { ($1, $0) })
        for walk in walks {
            var walk = walk
            while let start = walk.start {
                let page = try await crowd.house.store.page(
                    walk.query.part(from: start, count: pageSize), in: crowd.house.organization.id)
                walk.found += page.records.map(\.id.text)
                walk.start = page.next.map { .behind($0) }
            }
            #expect(Set(walk.found).count == walk.found.count, "nobody comes twice by \(walk.order.testDescription)")
            let found = walk.found.compactMap { numbers[$0] }.filter { !gone.contains($0) }
            let expected = walk.order.sorted(staying, ids, isDescending: walk.query.sort?.isDescending ?? false)
            #expect(found == expected, "by \(walk.order.testDescription)")
        }
    }

    @Test(arguments: Order.all, 1...5)
    func `SCIM-219 SCIM-231 a walk ends with its last page, whatever the order, the filter and the count`(
        order: Order,
        count: Int
    ) async throws {
        let crowd = try await Crowd(12)
        for filter in [nil, "active eq true", "meta.lastModified gt \"2027-01-15T08:00:04Z\"", "title pr"] {
            for direction in ["ascending", "descending"] {
                let query = try crowd.house.query(filter, sortBy: order.sortBy, order: direction, count: count)
                let whole = try await crowd.house.ids(filter, sortBy: order.sortBy, order: direction)
                #expect(!whole.isEmpty)
                let pages = try await crowd.house.walk(query)
                #expect(pages.flatMap { $0 } == whole, "\(filter ?? "") \(direction)")
                #expect(pages.dropLast().allSatisfy { $0.count == count } && pages.last?.isEmpty == false)
            }
        }
    }

    @Test func `a walk goes on behind somebody who has left or changed`() async throws {
        let crowd = try await Crowd(6)
        let query = try crowd.house.query(sortBy: "userName", count: 2)
        let first = try await crowd.house.store.page(
            query.part(from: .behind(nil), count: 2), in: crowd.house.organization.id)
        try await crowd.remove(first.records.map(\.id))
        let rest = try await crowd.house.walk(query.part(from: .behind(first.next), count: 2))
        #expect(rest.flatMap { $0 } == (try await crowd.house.ids(sortBy: "userName")))
        #expect(rest.flatMap { $0 }.count == 4)
    }
}

extension StoreHouse {
    /// The pages of a walk, from where the query begins to its end.
    func walk(_ query: ListQuery) async throws -> [[Account.ID]] {
        var start = if case .behind = query.start { query.start } else { ListQuery.Start.behind(nil) }
        var pages: [[Account.ID]] = []
        while true {
            let page = try await store.page(query.part(from: start, count: query.count), in: organization.id)
            pages.append(page.records.map(\.id))
            guard let next = page.next else { return pages }
            start = .behind(next)
        }
    }
}
