import Accounts
import SCIM
import Secrets
import Store
import TestSupport
import Testing

/// What a token proves may be remembered, and is forgotten with the first change of it.
@Suite struct CredentialChangeTests {
    @Test(.timeLimit(.minutes(10)), arguments: ["revoke", "organization", "integration"])
    func `S28 every process on the file hears of a change of what tokens prove`(change: String) async throws {
        let house = try await StoreHouse()
        let elsewhere = try await house.reopened()
        let token = try await house.token(try Digest.example)
        let before = elsewhere.credentialChanges
        try await house.store.write { [house] records in
            switch change {
            case "revoke": _ = try records.revokeToken(token.id, in: house.organization.id)
            case "organization": try records.save(Settings(), of: house.organization.id)
            default: try records.save(Settings(), of: house.integration.id, in: house.organization.id)
            }
        }
        // Another server hears of it as soon as the database tells it.
        while elsewhere.credentialChanges == before { await Task.yield() }
    }

    @Test func `a server knows its own change at once`() async throws {
        let house = try await StoreHouse()
        let before = house.store.credentialChanges
        try await house.store.write { [house] in try $0.save(Settings(), of: house.organization.id) }
        #expect(house.store.credentialChanges != before)
    }

    @Test(.timeLimit(.minutes(10)), arguments: ["end", "delete"])
    func `S27 every process hears that a person's tokens have ended`(change: String) async throws {
        let house = try await StoreHouse()
        let elsewhere = try await house.reopened()
        let ann = try await house.insert(try house.entry("ann@x.example")).account
        let digest = try Digest.example
        try await house.store.write { [house] in
            try $0.insertToken(
                digest, [.readUsers], created: StoreHouse.start, expires: StoreHouse.start.advanced(bySeconds: 60),
                of: ann, through: house.integration.id)
        }
        #expect(try await house.store.credential(digest)?.token.account == ann.id)
        let before = elsewhere.credentialChanges
        try await house.store.write { records in
            if change == "end" {
                try records.endTokens(of: ann.id, in: ann.organization)
            } else {
                try records.delete(ann.id, in: ann.organization, at: StoreHouse.start)
            }
        }
        #expect(try await house.store.credential(digest) == nil)
        while elsewhere.credentialChanges == before { await Task.yield() }
    }

    @Test func `a person's token is bound to an account of its own organization`() async throws {
        let house = try await StoreHouse()
        let (_, integration) = try await StoreHouse.company("other", in: house.store)
        let ann = try await house.insert(try house.entry("ann@x.example")).account
        let digest = try Digest.example
        await #expect(throws: (any Error).self) {
            try await house.store.write {
                try $0.insertToken(
                    digest, [.readUsers], created: StoreHouse.start, expires: StoreHouse.start, of: ann,
                    through: integration.id)
            }
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `a change of an account alone is not told`() async throws {
        let house = try await StoreHouse()
        let elsewhere = try await house.reopened()
        let before = house.store.credentialChanges
        try await house.insert(try house.entry("ada@x.example"))
        #expect(house.store.credentialChanges == before)
        try await elsewhere.write { [house] in try $0.save(Settings(), of: house.organization.id) }
        // What is told comes in order: of the two changes only the second was.
        while house.store.credentialChanges == before { await Task.yield() }
        #expect(house.store.credentialChanges == before + 1)
    }

    @Test(.timeLimit(.minutes(10)))
    func `a change in one database is not told in another`() async throws {
        let (house, other) = (try await StoreHouse(), try await StoreHouse())
        let elsewhere = [(house, try await house.reopened()), (other, try await other.reopened())]
        let before = (house.store.credentialChanges, other.store.credentialChanges)
        for (house, store) in elsewhere {
            try await store.write { try $0.save(Settings(), of: house.organization.id) }
        }
        while house.store.credentialChanges == before.0 || other.store.credentialChanges == before.1 {
            await Task.yield()
        }
        #expect(house.store.credentialChanges == before.0 + 1)
        #expect(other.store.credentialChanges == before.1 + 1)
    }

    @Test(.timeLimit(.minutes(10)))
    func `S28 a token that another process revoked is refused with the next request`() async throws {
        let house = try await StoreHouse()
        let keyring = try #require(Keyring(master: Array(0..<32)))
        let admission = Admission(store: house.store, keyring: keyring, environment: house.environment)
        let token = try await house.token(keyring.digest("secret", for: .tokens))
        let path = house.organization.scimPath
        #expect(try await admission.credential("secret", at: path)?.token.id == token.id)
        #expect(try await admission.credential("secret", at: path)?.token.id == token.id)
        let elsewhere = try await house.reopened()
        let isRevoked = try await elsewhere.write { [house] in
            try $0.revokeToken(token.id, in: house.organization.id)
        }
        #expect(isRevoked)
        while try await admission.credential("secret", at: path) != nil { #expect(TestDatabase.isPostgres) }
    }
}

extension Digest {
    fileprivate static var example: Digest {
        get throws { try #require(Keyring(master: Array(0..<32))).digest("secret", for: .tokens) }
    }
}

extension StoreHouse {
    fileprivate func token(_ digest: Digest) async throws -> Token {
        try await store.write { [self] records in
            try records.insertToken(
                digest, [.readUsers], created: StoreHouse.start,
                expires: StoreHouse.start.advanced(bySeconds: 86_400), of: integration.id, in: organization.id)
        }
    }
}
