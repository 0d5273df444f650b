import Accounts
import SCIM
import Store
import Testing

/// How much one page of a list brings.
@Suite struct PageSizeTests {
    @Test(arguments: ["ascending", "descending"])
    func `a page ends where it becomes too large, and the next one goes on there`(order: String) async throws {
        let house = try await StoreHouse()
        let title = JSONValue.string(String(repeating: "x", count: Limits.pageBytes * 2 / 5))
        for number in 0..<5 {
            try await house.insert(try house.entry(["userName": .string("person\(number)"), "title": title]))
        }
        var found: [AccountRecord] = []
        var sizes: [Int] = []
        while found.count < 5 {
            let query = try house.query(sortBy: "userName", order: order, start: found.count + 1, count: 1000)
            let page = try await house.store.page(query, in: house.organization.id)
            #expect(page.total == 5)
            try #require(!page.records.isEmpty)
            sizes.append(page.records.count)
            found += page.records
        }
        #expect(sizes == [3, 2])
        let names = found.map { record in (0..<5).first { record.document.contains("\"person\($0)\"") } }
        #expect(names == (order == "ascending" ? [0, 1, 2, 3, 4] : [4, 3, 2, 1, 0]))
    }

    @Test func `large and small documents come in the order that was asked for, each whole`() async throws {
        let house = try await StoreHouse()
        var entries: [AccountEntry] = []
        for (name, length) in [("a", 1), ("b", 100_000), ("c", 1), ("d", 8_300), ("e", 8_400)] {
            let title = JSONValue.string(String(repeating: "x", count: length))
            entries.append(try await house.insert(try house.entry(["userName": .string(name), "title": title])))
        }
        let query = try house.query(sortBy: "userName")
        let page = try await house.store.page(query, in: house.organization.id)
        #expect(page.records == entries.map { AccountRecord($0) })
    }

    @Test func `one account always comes, however large it is`() async throws {
        let house = try await StoreHouse()
        let title = JSONValue.string(String(repeating: "x", count: Limits.pageBytes + 1))
        for name in ["a", "b"] { try await house.insert(try house.entry(["userName": .string(name), "title": title])) }
        for start in 1...2 {
            let page = try await house.store.page(try house.query(start: start), in: house.organization.id)
            #expect(page.records.count == 1)
        }
    }
}
