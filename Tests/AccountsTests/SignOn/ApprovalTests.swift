import Accounts
import SCIM
import TestSupport
import Testing

/// What is approved is what was shown; and certificates that end are seen in time.
@Suite struct ApprovalTests {
    private static func facts(_ entityID: String, _ certificates: [[UInt8]], end: Instant? = nil) -> ProviderFacts {
        ProviderFacts(
            entityID: entityID, signOn: [], logout: [], certificates: certificates, certificatesEnd: end,
            wantsSignedRequests: false, validUntil: nil, cacheSeconds: nil)
    }

    @Test func `what changed after it was shown is not approved`() async throws {
        try await TestHouse.run { house in
            let login = try await house.organization().provider()
            let (slug, entityID) = (login.company.slug, login.provider.facts.entityID)
            let office = house.administration
            func hold(_ facts: ProviderFacts) async throws {
                var provider = try await office.provider("Login", of: slug)
                provider.held = facts
                try await house.write { [provider] in _ = try $0.save(provider) }
            }
            let (shown, other) = (Self.facts(entityID, [[2]]), Self.facts(entityID, [[3]]))
            try await hold(shown)
            try await hold(other)
            let acting = try await office.acting(in: slug)
            await #expect(throws: Refusal.self) {
                try await office.approveProvider("Login", shown: shown.digest, by: acting)
            }
            #expect(try await office.provider("Login", of: slug).facts.certificates == [[1]])
            try await office.approveProvider("Login", shown: other.digest, by: acting)
            let approved = try await office.provider("Login", of: slug)
            #expect(approved.facts == other && approved.held == nil)
            let entry = try #require(try await house.office.desk.audit(AuditQuery(), by: acting).first?.entry)
            #expect(entry.deed == .manageProviders && entry.subject?.name == "Login")
            #expect(entry.facts.map(\.after) == [other.fingerprints])
        }
    }

    @Test(arguments: [(61, nil, false), (59, 59, false), (30, 30, false), (7, 7, true), (0, 0, true), (-1, -1, true)])
    func `a certificate that ends is seen sixty days before, and urgently in the last week`(
        days: Int64, shown: Int64?, isUrgent: Bool
    ) {
        let now = Instant(milliseconds: 1_800_000_000_000)
        let provider = Provider(
            id: .init(1), organization: .init(1), name: "Login",
            facts: Self.facts(
                "https://idp.example", [[1]], end: now.advanced(bySeconds: days * 86_400 + (days < 0 ? 0 : 60))),
            held: nil, options: ProviderOptions(), source: nil, created: now, tested: now, version: 1)
        let alerts = provider.alerts(at: now)
        let days = alerts.compactMap { alert -> Int64? in
            if case .certificateEnds(_, let left) = alert { left } else { nil }
        }
        #expect(days == shown.map { [$0] } ?? [])
        #expect(alerts.contains(where: \.isUrgent) == isUrgent)
    }
}
