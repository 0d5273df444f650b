import Accounts
import SCIM
import Testing
import Web

/// A list of several types is one list, however many of each there are and however it is paged.
@Suite struct JoinedPageTests {
    private struct Kind {
        let name: String
        let size: Int

        /// One page as a store would give it.
        func find(_ start: ListQuery.Start, _ count: Int) -> (numbers: Range<Int>, next: ListPosition?) {
            switch start {
            case .index(let index):
                let begin = min(index - 1, size)
                return (begin..<min(begin + count, size), nil)
            case .behind(let position):
                let begin = position.flatMap { Int($0.id) } ?? 0
                let end = min(begin + count, size)
                return (begin..<end, count > 0 && end < size ? ListPosition(id: String(end)) : nil)
            }
        }
    }

    private func page(
        _ kinds: [Kind],
        _ start: ListQuery.Start,
        _ count: Int,
        at place: Cursors.Place? = nil
    ) -> (JoinedPage, [String]) {
        var page = JoinedPage(ListQuery(start: start, count: count), at: place)
        var names: [String] = []
        for kind in kinds {
            let part = page.part(of: kind.name)
            let (numbers, next) = kind.find(part.start, part.count)
            names += numbers.map { "\(kind.name)\($0)" }
            page.add(total: kind.size, count: numbers.count, next: next, of: kind.name)
        }
        return (page, names)
    }

    private static let sizes = [[0], [5], [0, 0], [3, 4], [0, 4], [4, 0], [4, 4, 4], [2, 0, 1], [0, 0, 3]]

    @Test(arguments: sizes, 1...13)
    func `SCIM-153 SCIM-219 both ways of paging find everybody once, in one order`(sizes: [Int], count: Int) throws {
        let kinds = sizes.enumerated().map { Kind(name: "K\($0)-", size: $1) }
        let all = kinds.flatMap { kind in (0..<kind.size).map { "\(kind.name)\($0)" } }
        var found: [String] = []
        while found.count < all.count {
            let (page, names) = page(kinds, .index(found.count + 1), count)
            #expect(page.total == all.count && page.count == names.count && page.next == nil)
            try #require(names.count == min(count, all.count - found.count))
            found += names
        }
        #expect(found == all)
        var walked: [String] = []
        var place: Cursors.Place?
        repeat {
            let (page, names) = page(kinds, .behind(nil), count, at: place)
            #expect(page.total == all.count && page.count == names.count)
            try #require(names.count == min(count, all.count - walked.count))
            walked += names
            place = page.next
            #expect((place == nil) == (walked.count == all.count), "the last page, and no other, has no next one")
        } while place != nil
        #expect(walked == all)
    }

    @Test func `SCIM-223 a page of nobody has the total, and no next one`() {
        let kinds = [Kind(name: "A", size: 2), Kind(name: "B", size: 3)]
        let (page, names) = page(kinds, .behind(nil), 0)
        #expect(page.total == 5 && names.isEmpty && page.next == nil)
        #expect(self.page(kinds, .index(9), 4).1.isEmpty)
    }

    @Test func `a page that is cut short because it is large goes on where it was cut`() {
        var page = JoinedPage(ListQuery(start: .behind(nil), count: 10), at: nil)
        _ = page.part(of: "A")
        page.add(total: 9, count: 3, next: ListPosition(id: "3"), of: "A")
        #expect(page.part(of: "B").count == 0)
        page.add(total: 9, count: 0, next: nil, of: "B")
        #expect(page.next == Cursors.Place(in: "A", behind: ListPosition(id: "3")))
        var indexed = JoinedPage(ListQuery(start: .index(4), count: 10), at: nil)
        _ = indexed.part(of: "A")
        indexed.add(total: 9, count: 3, next: nil, of: "A")
        #expect(indexed.part(of: "B").count == 0)
    }
}
