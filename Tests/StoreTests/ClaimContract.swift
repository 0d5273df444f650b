import Accounts
import SCIM
import Secrets
import Store
import TestSupport
import Testing

/// What the store promises about codes, claims and sessions.
@Suite struct ClaimContract {
    /// A store with one account, and what a claim of it would leave.
    private func place() async throws -> (house: StoreHouse, traces: ClaimTraces) {
        let house = try await StoreHouse()
        let entry = try await house.insert(try house.entry("ada@x.example"))
        let keyring = try #require(Keyring(master: Array(0..<32)))
        return (house, ClaimTraces(of: entry.account, keyring, house.environment))
    }

    @Test(arguments: ClaimCode.Kind.allCases)
    func `of sixteen that spend one code at once, exactly one has it`(kind: ClaimCode.Kind) async throws {
        let (house, traces) = try await place()
        let stored = traces.stored(ClaimCode(kind, house.environment))
        let (account, now) = (traces.account, traces.now)
        try await house.store.write { try $0.save(stored, of: account.id, in: account.organization) }
        let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    try await house.store.write {
                        try $0.spend(stored.digest, kind, of: account.id, in: account.organization, at: now)
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(winners == 1)
    }

    @Test func `a new code of a kind ends the old one, and leaves those of other kinds`() async throws {
        let (house, traces) = try await place()
        let account = traces.account
        let (first, second) = (traces.code, traces.stored(ClaimCode(.link, house.environment)))
        let other = traces.stored(ClaimCode(.accessCode, house.environment))
        try await house.store.write { records in
            for code in [first, other, second] { try records.save(code, of: account.id, in: account.organization) }
        }
        #expect(try await house.store.code(first.digest) == nil)
        #expect(try await house.store.code(second.digest)?.account == account.id)
        #expect(try await house.store.code(other.digest)?.code == other)
    }

    @Test func `an expired code is not spent`() async throws {
        let (house, traces) = try await place()
        let (account, code) = (traces.account, traces.code)
        let isSpent = try await house.store.write { records in
            try records.save(code, of: account.id, in: account.organization)
            return try records.spend(code.digest, .link, of: account.id, in: account.organization, at: code.expires)
        }
        #expect(!isSpent)
    }

    @Test func `with the end of access codes, claims and sessions are gone, and with the account everything`()
        async throws
    {
        let (house, traces) = try await place()
        let account = traces.account
        try await house.store.write { records in
            try traces.leave(records)
            try records.endAccess(of: account.id, in: account.organization)
        }
        let secret = traces.secret.digest(traces.keyring)
        #expect(try await house.store.code(traces.code.digest) == nil)
        #expect(try await house.store.claim(secret) == nil)
        #expect(try await house.store.session(secret) == nil)
        #expect(try await house.store.signInRecord(of: account.id, in: account.organization)?.password == "hash")
        try await house.store.write { try $0.delete(account.id, in: account.organization, at: traces.now) }
        #expect(try await house.store.signInRecord(of: account.id, in: account.organization) == nil)
    }

    @Test func `S27 the session of somebody deactivated is none`() async throws {
        let (house, traces) = try await place()
        let digest = traces.secret.digest(traces.keyring)
        try await house.store.write { try traces.leave($0) }
        #expect(try await house.store.session(digest)?.session.account == traces.account.id)
        var account = traces.account
        _ = account.take(.deactivate, at: traces.now)
        let (entry, old) = (
            AccountEntry(account, schemas: house.schemas), AccountEntry(traces.account, schemas: house.schemas)
        )
        #expect(try await house.store.write { try $0.update(entry, replacing: old) })
        #expect(try await house.store.session(digest) == nil, "even where nobody ended it")
    }

    @Test func `a person has twenty sessions, and the one seen longest ago makes room`() async throws {
        let (house, traces) = try await place()
        let account = traces.account
        let secrets = (0...Session.maximumOfPerson).map { _ in BrowserSecret(house.environment) }
        for (number, secret) in secrets.enumerated() {
            let session = traces.session(secret, agent: "\(number)")
            try await house.store.write { try $0.insert(session, of: account.id, in: account.organization) }
        }
        let sessions = try await house.store.sessions(of: account.id, in: account.organization)
        #expect(sessions.map(\.agent) == (1...20).reversed().map(String.init))
        #expect(try await house.store.session(secrets[0].digest(traces.keyring)) == nil)
    }

    @Test func `a claim is kept as far as it has come`() async throws {
        let (house, traces) = try await place()
        let digest = traces.secret.digest(traces.keyring)
        let stored = traces.claim(traces.secret)
        try await house.store.write { try $0.insert(stored) }
        #expect(try await house.store.claim(digest) == stored)
        try await house.store.write { records in
            guard var claim = try records.claim(digest) else { return }
            _ = claim.claim.finish(.password)
            claim.username = "ida"
            try records.save(claim)
        }
        let after = try #require(try await house.store.claim(digest))
        #expect(after.claim.step == .done && after.username == "ida" && !after.claim.isOpen)
    }

    @Test func `what has ended is cleared away, and nothing else`() async throws {
        let (house, traces) = try await place()
        let account = traces.account
        let lasting = traces.stored(ClaimCode(.recoveryCode, house.environment), seconds: 1 << 40)
        try await house.store.write { records in
            try traces.leave(records)
            try records.save(lasting, of: account.id, in: account.organization)
        }
        let later = traces.now.advanced(bySeconds: Session.seconds)
        #expect(try await house.store.write { try $0.sweepClaims(at: traces.now.advanced(bySeconds: -1)) } == 0)
        #expect(try await house.store.write { try $0.sweepClaims(at: later) } == 4)
        #expect(try await house.store.write { try $0.sweepClaims(at: later) } == 0)
        #expect(try await house.store.codes(of: account.id, in: account.organization) == [lasting])
    }

    @Test func `whoever is due to be reminded is found once it is time`() async throws {
        let (house, traces) = try await place()
        let account = traces.account
        let due = traces.now.advanced(bySeconds: 60)
        try await house.store.write { try $0.schedule(reminder: due, of: account.id, in: account.organization) }
        #expect(try await house.store.write { try $0.dueReminders(at: traces.now, limit: 9).count } == 0)
        let found = try await house.store.write { try $0.dueReminders(at: due, limit: 9).map(\.account) }
        #expect(found == [account.id])
    }
}
