import Accounts
import SCIM
import Secrets
import Store
import TestSupport
import Testing

/// What clients leave behind goes away by itself, a little at a time.
@Suite struct ClientSweepTests {
    private func rows(_ house: StoreHouse) async throws -> [String: Int] {
        let folder = try TemporaryFolder.make()
        let empty = try await SQLAccountStore.open(TestDatabase.file(in: folder))
        defer { TemporaryFolder.remove(folder) }
        let report = try await house.store.move(to: empty)
        return Dictionary(uniqueKeysWithValues: report.tables.map { ($0.table, $0.rows) })
    }

    @Test(.timeLimit(.minutes(10)))
    func `expired access tokens and assertions are cleared away, others stay`() async throws {
        let house = try await StoreHouse()
        let administration = Administration(
            store: house.store, keyring: try #require(Keyring(master: Array(0..<32))), environment: house.environment)
        let made = try await administration.createClient(
            integration: house.integration.name, in: house.organization.slug, scopes: [.readUsers], tokenHours: 1)
        let client = try #require(try await house.store.client(made.identifier)).client
        let start = StoreHouse.start
        _ = try await house.store.write { records in
            try records.insertToken(
                .example(0), [.readUsers], created: start, expires: start.advanced(bySeconds: 1),
                of: house.integration.id, in: house.organization.id)
        }
        try await house.store.write { records in
            for number in 1...20 {
                let end = start.advanced(bySeconds: number <= 18 ? 10 : 1000)
                try records.insertAccessToken(
                    .example(UInt8(number)), [.readUsers], created: start, expires: end, of: client)
                #expect(try records.spend(.example(UInt8(number)), until: end, by: client))
            }
            #expect(try !records.spend(.example(20), until: start, by: client))
        }
        // The long-lived token is not a client's, and stays for its operator to see.
        for expected in [12, 4, 2, 2] {
            try await house.store.write { try $0.sweepClients(at: start.advanced(bySeconds: 10)) }
            let left = try await rows(house)
            #expect(left["token"] == expected + 1)
            #expect(left["client_assertion"] == expected)
        }
        #expect(try await administration.tokens(of: house.integration.name, in: house.organization.slug).count == 1)
        try await administration.revokeClient(client.identifier, in: house.organization.slug)
        let left = try await rows(house)
        #expect(left["client"] == 0 && left["token"] == 1 && left["client_assertion"] == 0)
    }

    @Test(.timeLimit(.minutes(10)))
    func `a client that was revoked gets nothing more, and every process hears of it`() async throws {
        let house = try await StoreHouse()
        let elsewhere = try await house.reopened()
        let administration = Administration(
            store: house.store, keyring: try #require(Keyring(master: Array(0..<32))), environment: house.environment)
        let made = try await administration.createClient(
            integration: house.integration.name, in: house.organization.slug, scopes: [.readUsers], tokenHours: 1)
        let client = try #require(try await elsewhere.client(made.identifier)).client
        let before = elsewhere.credentialChanges
        try await administration.revokeClient(client.identifier, in: house.organization.slug)
        while elsewhere.credentialChanges == before { await Task.yield() }
        let isThere = try await elsewhere.write { records in
            try records.recordUse(of: client.id, in: client.organization, at: StoreHouse.start)
        }
        #expect(!isThere)
    }
}

extension Digest {
    fileprivate static func example(_ number: UInt8) -> Digest {
        Digest(bytes: [UInt8](repeating: number, count: 32))
    }
}
