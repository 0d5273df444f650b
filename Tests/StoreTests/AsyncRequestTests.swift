import Accounts
import SCIM
import Secrets
import Store
import TestSupport
import Testing

/// Asynchronous requests: one server at a time, and each operation once.
@Suite struct AsyncRequestTests {
    private let house: StoreHouse

    init() async throws {
        house = try await StoreHouse()
    }

    private let start = StoreHouse.start

    private func keep(_ transaction: String, by integration: Integration? = nil) async throws -> AsyncRequest {
        let request = try house.asyncRequest(transaction, by: integration)
        try await house.store.write { [start] in try $0.insert(request, at: start) }
        return request
    }

    private func claim(at now: Instant, from store: SQLAccountStore) async throws -> Deferring.Claim? {
        let environment = Accounts.Environment(now: { now }, random: house.environment.random)
        return try await Deferring(store: store, keyring: StoreHouse.keyring(), environment: environment).claim()
    }

    @Test func `of many who claim a request one gets it, and the next one when its lease is over`() async throws {
        let request = try await keep("a1")
        let (store, other, start) = (house.store, try await house.reopened(), start)
        let claims = try await withThrowingTaskGroup(of: Deferring.Claim?.self) { group in
            for number in 0..<16 {
                group.addTask {
                    try await claim(at: start, from: number % 2 == 0 ? store : other)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(claims.compactMap(\.self).map(\.request.id) == [request.id])
        let (first, later) = (try #require(claims.compactMap(\.self).first), start.advanced(bySeconds: 15))
        #expect(try await claim(at: later.advanced(bySeconds: -1), from: other) == nil)
        let second = try #require(try await claim(at: later, from: other))
        #expect(second.request.id == request.id && second.body == Array("bulk".utf8))
        // The first one is slow, not dead: it is told.
        let end = later.advanced(bySeconds: 60)
        #expect(try await !store.write { try $0.extend(first.request, to: end) })
        #expect(try await store.write { try $0.extend(second.request, to: end) })
    }

    @Test func `requests of one integration are done in their order, of two at once`() async throws {
        let other = try await house.store.write { [house, start] in
            try $0.insertIntegration(named: "other", in: house.organization.id, at: start)
        }
        let first = try await keep("a1")
        _ = try await keep("a2")
        let third = try await keep("a3", by: other)
        func claim() async throws -> AsyncRequest? { try await self.claim(at: start, from: house.store)?.request }
        #expect(try await claim()?.id == first.id)
        #expect(try await claim()?.id == third.id)
        #expect(try await claim() == nil)
        try await house.store.write { try $0.finish(first.id, until: start.advanced(bySeconds: 60)) }
        #expect(try await claim()?.id.transaction == "a2")
        let waiting = try await house.store.write { [house] in
            try $0.countWaiting(of: house.integration.id, in: house.organization.id)
        }
        #expect(waiting == 1)
        #expect(try await house.store.asyncRequest(first.id)?.body == nil)
    }

    @Test func `a change whose operation has a result already is not kept`() async throws {
        let request = try await keep("a1")
        let (ada, bob) = (try house.entry("ada@x.example"), try house.entry("bob@x.example"))
        let result = StoredResult(place: 7, content: "{}")
        try await house.store.write { records in
            try records.insert(ada)
            try records.insert(result, of: request.id)
        }
        await #expect(throws: StoreError.self) {
            try await house.store.write { records in
                try records.insert(bob)
                try records.insert(result, of: request.id)
            }
        }
        #expect(try await house.store.record(ada.account.id, in: house.organization.id) != nil)
        #expect(try await house.store.record(bob.account.id, in: house.organization.id) == nil)
        #expect(try await !house.store.write { try $0.add(result, of: request.id) })
        #expect(try await house.store.results(of: request.id) == [result])
    }
}

extension StoreHouse {
    static func keyring() throws -> Keyring { try #require(Keyring(master: Array(0..<32))) }

    /// A request with a message that the keyring has sealed.
    func asyncRequest(_ transaction: String, by integration: Integration? = nil) throws -> AsyncRequest {
        let body = try StoreHouse.keyring().seal(
            Array("bulk".utf8), in: Array("request \(transaction)".utf8), for: .requests,
            nonce: environment.random(Keyring.nonceLength))
        return AsyncRequest(
            id: AsyncRequest.ID(in: organization.id, transaction: transaction),
            integration: (integration ?? self.integration).id, token: Token.ID(1), requestID: "r1", body: body,
            lease: StoreHouse.start, expires: StoreHouse.start.advanced(bySeconds: 60))
    }
}
