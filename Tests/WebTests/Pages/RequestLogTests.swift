import TestSupport
import Testing

/// Claim links are secrets, and stand in addresses.
@Suite struct RequestLogTests {
    @Test func `no log line has the secret of a link`() async throws {
        try await TestHouse.run { house in
            for prefix in ["", "/o/company"] {
                _ = try await house.client.send("GET", "\(prefix)/c/very-secret/more?lang=it")
            }
            #expect(!house.log.contains("very-secret"))
            #expect(house.log.contains("/o/company/c/…"))
        }
    }
}
