import TestSupport
import Testing

/// Claim links and access codes are secrets, and stand in addresses.
@Suite struct RequestLogTests {
    @Test func `no log line has the secret of a link`() async throws {
        try await TestHouse.run { house in
            for prefix in ["", "/o/company"] {
                _ = try await house.client.send("GET", "\(prefix)/c/very-secret/more?lang=it")
                _ = try await house.client.send("GET", "\(prefix)/work/accesscode/very-secret")
                _ = try await house.client.send("GET", "\(prefix)/work/AccessCode/very-secret/")
            }
            #expect(!house.log.contains("very-secret"))
            #expect(house.log.contains("/o/company/c/…") && house.log.contains("/o/company/work/accesscode/…"))
        }
    }
}
