import Accounts
import SCIM
import Secrets
import Store
import TestSupport
import Testing

/// What the store promises about providers and what they have vouched for.
@Suite struct SignOnContract {
    private func place() async throws -> (house: StoreHouse, traces: SignOnTraces) {
        let house = try await StoreHouse()
        let entry = try await house.insert(try house.entry("ada@x.example"))
        let keyring = try #require(Keyring(master: Array(0..<32)))
        return (house, SignOnTraces(account: entry.account, keyring: keyring, environment: house.environment))
    }

    @Test func `a provider comes back as it was stored`() async throws {
        let (house, traces) = try await place()
        let organization = traces.account.organization
        try await house.store.write { try traces.leave($0) }
        let provider = try #require(try await house.store.providers(in: organization).first)
        #expect(provider.facts == SignOnTraces.facts() && provider.held == SignOnTraces.facts())
        #expect(provider.source?.trouble == "away" && provider.source?.signer == [3] && provider.isActive)
        #expect(try await house.store.provider(entityID: provider.facts.entityID, in: organization) == provider)
        #expect(try await house.store.provider(provider.id, in: organization) == provider)
        #expect(try await house.store.domains(of: provider.id, in: organization) == [SignOnTraces.domain])
        let attempt = try #require(try await house.store.attempt(traces.keyring.digest("handle", for: .signOn)))
        #expect(attempt == traces.attempt(provider.id, "handle", purpose: attempt.purpose))
        #expect(try await house.store.signOnFailures(reference: "ab", limit: 9, in: organization).count == 1)
        #expect(try await house.store.signOnFailures(reference: "cd", limit: 9, in: organization).isEmpty)
    }

    @Test func `of two who change a provider at once, one is told`() async throws {
        let (house, traces) = try await place()
        let provider = try await house.store.write { try traces.provider(in: $0) }
        let saved = try await house.store.write { [try $0.save(provider), try $0.save(provider)] }
        #expect(saved == [true, false])
    }

    @Test func `names and entity ids are unique in the organization`() async throws {
        let (house, traces) = try await place()
        _ = try await house.store.write { try traces.provider(in: $0) }
        await #expect(throws: StoreError.taken(.providerName)) {
            _ = try await house.store.write { try traces.provider("Login", SignOnTraces.facts("other"), in: $0) }
        }
        await #expect(throws: StoreError.taken(.entityID)) {
            _ = try await house.store.write { try traces.provider("Other", in: $0) }
        }
    }

    @Test func `only a verified domain leads to a provider, and only to one that was tested`() async throws {
        let (house, traces) = try await place()
        let (organization, domain) = (traces.account.organization, SignOnTraces.domain)
        let steps = try await house.store.write { records in
            var provider = try traces.provider(in: records)
            _ = try records.insert(domain, in: organization, at: traces.now)
            let unverified = try records.route(domain, to: provider.id, in: organization)
            try records.verify(domain, by: .dns, in: organization, at: traces.now)
            let verified = try records.route(domain, to: provider.id, in: organization)
            let untested = try records.provider(for: domain, in: organization)
            provider.tested = traces.now
            _ = try records.save(provider)
            let tested = try records.provider(for: domain, in: organization)
            return [unverified, verified, untested != nil, tested != nil]
        }
        #expect(steps == [false, true, false, true])
    }

    @Test func `of sixteen that bring one assertion, one is taken`() async throws {
        let (house, traces) = try await place()
        let (digest, now) = (traces.keyring.digest("_a", for: .signOn), traces.now)
        let provider = try await house.store.write { try traces.provider(in: $0) }
        let taken = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 {
                group.addTask { try await house.store.write { try $0.spend(digest, until: now, of: provider.id) } }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(taken == 1)
    }

    @Test func `a name at a provider is one account's`() async throws {
        let (house, traces) = try await place()
        let other = try await house.insert(try house.entry("eve@x.example")).account
        let organization = traces.account.organization
        let name = SignOnProof.NameID(value: "1", format: "persistent")
        let provider = try await house.store.write { records in
            let provider = try traces.provider(in: records)
            try records.insert(
                SignOnPin(account: traces.account.id, provider: provider.id, nameID: name), in: organization,
                at: traces.now)
            return provider
        }
        await #expect(throws: StoreError.taken(.pinnedName)) {
            try await house.store.write {
                try $0.insert(
                    SignOnPin(account: other.id, provider: provider.id, nameID: name), in: organization, at: traces.now)
            }
        }
        let found = try await house.store.write { try $0.account(pinnedAs: name, by: provider.id, in: organization) }
        #expect(found == traces.account.id)
    }

    @Test func `with a provider go its routes, pins, attempts and the sessions that began there`() async throws {
        let (house, traces) = try await place()
        let organization = traces.account.organization
        try await house.store.write { try traces.leave($0) }
        let provider = try #require(try await house.store.providers(in: organization).first)
        try await house.store.write { try $0.delete(provider.id, in: organization) }
        #expect(try await house.store.attempt(traces.keyring.digest("handle", for: .signOn)) == nil)
        #expect(try await house.store.sessions(of: traces.account.id, in: organization).isEmpty)
        let pin = try await house.store.write { try $0.pin(of: traces.account.id, in: organization) }
        #expect(pin == nil)
        #expect(try await house.store.domains(in: organization).map(\.name) == [SignOnTraces.domain])
    }

    @Test func `what is due is read by one server`() async throws {
        let (house, traces) = try await place()
        let now = traces.now
        _ = try await house.store.write { try traces.provider(in: $0) }
        let due = try await house.store.write { records in
            [
                try records.dueProviders(at: now, puttingOff: 60, limit: 9).count,
                try records.dueProviders(at: now, puttingOff: 60, limit: 9).count,
                try records.dueProviders(at: now.advanced(bySeconds: 60), puttingOff: 60, limit: 9).count,
            ]
        }
        #expect(due == [1, 0, 1])
    }
}
