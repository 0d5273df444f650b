import SCIM
import Testing

/// In which order the operations of a bulk are done.
@Suite struct BulkOrderTests {
    @Test func `without references the order is that of the request`() {
        #expect(BulkOrder([[], [], []]).units == [[0], [1], [2]])
    }

    @Test func `SCIM-357 what is referred to goes first, and nothing else moves`() {
        #expect(BulkOrder([[2], [], [3], []]).units == [[3], [2], [0], [1]])
        #expect(BulkOrder([[], [0], [0, 1]]).units == [[0], [1], [2]])
    }

    @Test func `SCIM-358 operations that refer to each other come together`() {
        #expect(BulkOrder([[3], [2], [1], [0], []]).units == [[0, 3], [1, 2], [4]])
        #expect(BulkOrder([[1], [2], [0], [0]]).units == [[0, 1, 2], [3]])
        #expect(BulkOrder([[0]]).units == [[0]])
    }

    @Test func `S22 a chain and a circle of a thousand need no deep stack`() {
        let chain = (0..<1000).map { $0 == 999 ? [] : [$0 + 1] }
        #expect(BulkOrder(chain).units == (0..<1000).reversed().map { [$0] })
        let circle = (0..<1000).map { [($0 + 1) % 1000] }
        #expect(BulkOrder(circle).units == [Array(0..<1000)])
    }

    /// By definition: two operations are one unit exactly when each leads to the other, and whatever an operation refers to
    /// is in its unit or an earlier one.
    @Test(arguments: 0..<200)
    func `the units are what the definition says`(seed: Int) {
        var luck = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        func next(_ bound: Int) -> Int {
            luck = luck &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(luck >> 33) % bound
        }
        let count = 2 + next(9)
        let references = (0..<count).map { _ in (0..<next(4)).map { _ in next(count) } }
        func reached(from start: Int) -> Set<Int> {
            var (found, open) = (Set<Int>(), references[start])
            while let one = open.popLast() {
                if found.insert(one).inserted { open += references[one] }
            }
            return found
        }
        let units = BulkOrder(references).units
        #expect(units.flatMap(\.self).sorted() == Array(0..<count))
        var place: [Int: Int] = [:]
        for (index, unit) in units.enumerated() { for operation in unit { place[operation] = index } }
        for one in 0..<count {
            let reach = reached(from: one)
            for other in reach { #expect(place[other]! <= place[one]!) }
            for other in 0..<count where other != one {
                let isMutual = reach.contains(other) && reached(from: other).contains(one)
                #expect(isMutual == (place[one] == place[other]))
            }
        }
    }
}
