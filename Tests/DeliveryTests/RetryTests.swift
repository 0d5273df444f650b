import Testing

@testable import Delivery

/// When a delivery is tried again.
@Suite struct RetryTests {
    @Test func `the first failures are repaired within seconds, later ones are asked about once an hour`() {
        #expect((1...5).map(Retry.delay(after:)) == [1, 2, 4, 8, 16])
        #expect(Retry.delay(after: 13) == 3600 && Retry.delay(after: 40) == 3600)
    }

    @Test func `after three days nobody tries any longer`() throws {
        let last = try #require((1...1000).first { Retry.delay(after: $0) == nil })
        let waited = (1..<last).compactMap(Retry.delay(after:)).reduce(0, +)
        #expect((3 * 86_400...3 * 86_400 + 3600).contains(waited))
        #expect(Retry.delay(after: last + 1) == nil)
    }
}
