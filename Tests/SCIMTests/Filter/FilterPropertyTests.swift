import SCIM
import Testing

/// Random filters over random resources, each round with a seed that repeats it.
@Suite struct FilterPropertyTests {
    @Test(arguments: 0..<400 as Range<UInt64>)
    func `matching agrees with the plain reading of the RFC`(seed: UInt64) throws {
        var luck = Luck(seed: seed)
        let wish = luck.wish(depth: 4)
        let text = luck.typed(wish)
        let filter = try users.filter(text, quirks: .none)
        for _ in 0..<20 {
            let resource = luck.resource()
            #expect(
                filter.matches(resource) == wish.holds(for: .object(resource)),
                "\(text) on \(JSONValue.object(resource).text)")
        }
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func `a filter prints to text that reads back as the same filter`(seed: UInt64) throws {
        var luck = Luck(seed: seed)
        let text = luck.typed(luck.wish(depth: 6))
        let filter = try users.filter(text, quirks: .none)
        let again = try users.filter(filter.description, quirks: .none)
        #expect(again == filter, "\(text) prints as \(filter)")
        #expect(again.description == filter.description)
    }

    @Test func `the luck reaches both answers`() throws {
        var luck = Luck(seed: 7)
        var counts = [false: 0, true: 0]
        for _ in 0..<2000 { counts[luck.wish(depth: 3).holds(for: .object(luck.resource())), default: 0] += 1 }
        #expect(try #require(counts[true]) > 400 && #require(counts[false]) > 400)
    }
}
