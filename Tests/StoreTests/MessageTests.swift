import Accounts
import Foundation
import SCIM
import Secrets
import Store
import TestSupport
import Testing

/// Messages: in the transaction of the decision, sealed, and one server at a time.
@Suite struct MessageTests {
    private let house: StoreHouse
    private let keyring: Keyring
    private let now = StoreHouse.start

    init() async throws {
        house = try await StoreHouse()
        keyring = try #require(Keyring(master: Array(0..<32)))
    }

    private func entry(
        _ kind: Message.Kind = .invitation,
        to recipient: String = "ada@x.example",
        account: Account.ID? = nil,
        channel: Message.Channel = .email,
        code: String? = nil,
        days: Int64 = 14
    ) -> MessageEntry {
        let message = Message(
            organization: house.organization.id, account: account, kind: kind, channel: channel, recipient: recipient,
            language: "it-CH", name: "Ada", link: "/c/secret", code: code)
        let now = now
        return MessageEntry(
            message, expires: now.advanced(bySeconds: days * 86_400), keyring: keyring,
            environment: Accounts.Environment(now: { now }, random: house.environment.random))
    }

    private func enqueue(_ entries: [MessageEntry]) async throws {
        try await house.store.write { records in for entry in entries { try records.enqueue(entry) } }
    }

    private func stored() async throws -> [StoredMessage] {
        try await house.store.messages(of: house.organization.id, limit: 100)
    }

    private func claim(
        _ seconds: Int64 = 0,
        on channels: Set<Message.Channel> = [.email],
        limit: Int = 10,
        by store: SQLAccountStore? = nil
    ) async throws -> [StoredMessage] {
        let time = now.advanced(bySeconds: seconds)
        return try await (store ?? house.store).write {
            try $0.claimMessages(on: channels, until: time.advanced(bySeconds: 60), limit: limit, at: time)
        }
    }

    @Test func `what waits for somebody, and what is due, is found without reading everybody's`() async throws {
        let account = try await house.insert(try house.entry("ada@x.example")).account.id
        let plan = try await house.store.plan(ofMessagesTo: account, in: house.organization.id)
        // The other database counts its rows before it chooses, and here are none to be counted.
        guard !TestDatabase.isPostgres else { return }
        let steps = plan.filter { $0.contains(" message ") }
        #expect(steps.count == 3)
        #expect(steps.allSatisfy { $0.hasPrefix("SEARCH") && !$0.hasSuffix("(organization_id=?)") }, "\(plan)")
    }

    @Test func `a message comes back as it was, and only with its keys does it say anything`() async throws {
        let entry = entry(code: "123456")
        try await enqueue([entry])
        let stored = try #require(try await stored().first)
        #expect(stored.entry == entry && stored.state == .waiting && stored.attempts == 0)
        let facts = try #require(MessageFacts(stored.entry, keyring))
        #expect(
            (facts.recipient, facts.name, facts.link, facts.code) == ("ada@x.example", "Ada", "/c/secret", "123456"))
        #expect(MessageFacts(stored.entry, try #require(Keyring(master: Array(1..<33)))) == nil)
        let content = try await TestDatabase.content(of: house.databaseURL, in: house.folder)
        for word in ["ada@x.example", "/c/secret", "123456"] {
            #expect(!content.contains { $0.range(of: Data(word.utf8)) != nil })
        }
    }

    @Test func `a message of a decision that is not kept is not sent`() async throws {
        struct Refused: Error {}
        let entry = entry()
        await #expect(throws: Refused.self) {
            try await house.store.write { records in
                try records.enqueue(entry)
                throw Refused()
            }
        }
        #expect(try await stored().isEmpty)
    }

    @Test func `of many who claim messages each gets other ones, and again when the time is over`() async throws {
        try await enqueue((0..<40).map { _ in entry() })
        let other = try await house.reopened()
        let claims = try await withThrowingTaskGroup(of: [StoredMessage].self) { group in
            for number in 0..<16 {
                group.addTask { try await claim(limit: 2, by: number % 2 == 0 ? house.store : other) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(claims.map(\.entry.id)).count == claims.count && claims.count <= 32)
        while try await !claim(limit: 10).isEmpty {}
        #expect(try await !house.store.hasDueMessages(on: [.email], at: now.advanced(bySeconds: 59)))
        #expect(try await house.store.hasDueMessages(on: [.email], at: now.advanced(bySeconds: 60)))
        #expect(try await claim(60, limit: 50).count == 40)
    }

    @Test func `what has no provider waits, what is not due yet and what is too old too`() async throws {
        try await enqueue([entry(channel: .sms), entry(days: 1)])
        #expect(try await claim(-1).isEmpty)
        #expect(try await claim(86_400).isEmpty)
        #expect(try await claim(on: []).isEmpty)
        #expect(try await !house.store.hasDueMessages(on: [], at: now))
        #expect(try await claim().count == 1)
        #expect(try await claim(on: [.sms]).map(\.entry.channel) == [.sms])
    }

    @Test func `what was sent or refused is erased, and what failed is tried again later`() async throws {
        let (entries, organization, now) = ((0..<3).map { _ in entry() }, house.organization.id, now)
        try await enqueue(entries)
        let end = try #require(try await claim().first).entry.available
        try await house.store.write { records in
            try records.settleSent(entries[0].id, in: organization, as: "twilio:SM1")
            try records.settleFailed(entries[1].id, in: organization, because: "550")
            for _ in 0..<2 {
                try records.postpone(
                    entries[2].id, in: organization, claimedUntil: end, to: now.advanced(bySeconds: 5), because: "451")
            }
            try records.settleFailed(entries[0].id, in: organization, because: "late")
        }
        let found = Dictionary(uniqueKeysWithValues: try await stored().map { ($0.entry.id, $0) })
        let (sent, failed, waiting) = (found[entries[0].id], found[entries[1].id], found[entries[2].id])
        #expect(sent?.state == .sent && sent?.entry.sealed == nil && sent?.providerID == "twilio:SM1")
        #expect(sent?.lastError == nil)
        #expect(failed?.state == .failed && failed?.entry.sealed == nil && failed?.lastError == "550")
        #expect(waiting?.state == .waiting && waiting?.attempts == 1 && waiting?.lastError == "451")
        #expect(try await claim(4).isEmpty)
        #expect(try await claim(5).map(\.entry.id) == [entries[2].id])
    }

    @Test func `receipts in any order end with the best news`() async throws {
        let (entry, organization, store) = (entry(), house.organization.id, house.store)
        try await enqueue([entry])
        func receipt(_ failure: String?, of id: String = "vonage:1") async throws -> Bool {
            try await store.write { try $0.recordReceipt(of: id, failure: failure) }
        }
        #expect(try await !receipt(nil))
        try await store.write { try $0.settleSent(entry.id, in: organization, as: "vonage:1") }
        #expect(try await !receipt("x", of: "twilio:1"))
        #expect(try await receipt("unreachable"))
        #expect(try await stored().first?.lastError == "unreachable")
        #expect(try await receipt(nil))
        #expect(try await !receipt("unreachable"))
        #expect(try await !receipt(nil))
        #expect(try await stored().map(\.state) == [.delivered])
    }

    @Test func `messages can be taken back, and go with their person`() async throws {
        let (ada, bob) = (try house.entry("ada@x.example"), try house.entry("bob@x.example"))
        for person in [ada, bob] { try await house.insert(person) }
        let organization = house.organization.id
        let reset = entry(.resetCode, account: bob.account.id)
        try await enqueue(
            [ada, bob].flatMap { [entry(account: $0.account.id), entry(.reminder, account: $0.account.id)] } + [reset])
        try await house.store.write { records in
            try records.withdrawMessages(to: bob.account.id, in: organization, of: [.invitation, .reminder])
        }
        #expect(try await stored().filter { $0.entry.account == bob.account.id }.map(\.entry.id) == [reset.id])
        #expect(try await stored().count == 3)
        let now = now
        try await house.store.write { try $0.delete(ada.account.id, in: organization, at: now) }
        #expect(try await stored().map(\.entry.id) == [reset.id])
    }

    @Test func `messages are counted by recipient, purpose, day and organization`() async throws {
        let (organization, store) = (house.organization.id, house.store)
        let (other, _) = try await StoreHouse.company("other", in: store)
        let (one, two) = (keyring.digest("+4670", for: .attempts), keyring.digest("+4671", for: .attempts))
        func count(_ digest: Digest, in place: Organization.ID, _ limit: String = "claim", day: Int64 = 7) async throws
            -> Int
        {
            try await store.write { try $0.countMessage(to: digest, of: limit, on: day, in: place) }
        }
        let counts = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<16 { group.addTask { try await count(one, in: organization) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts.sorted() == Array(1...16))
        #expect(try await count(two, in: organization) == 1)
        #expect(try await count(one, in: organization, "recovery") == 1)
        #expect(try await count(one, in: organization, day: 8) == 1)
        #expect(try await count(one, in: other.id) == 1)
    }

    @Test func `what nobody wants any more is erased, and old messages go, a part at a time`() async throws {
        let (organization, store, now) = (house.organization.id, house.store, now)
        let (late, sent) = (entry(days: 1), entry(days: 1))
        try await enqueue([late, sent])
        _ = try await store.write { try $0.countMessage(to: sent.recipient, of: "claim", on: 1, in: organization) }
        try await store.write { try $0.settleSent(sent.id, in: organization, as: nil) }
        func sweep(_ days: Int64) async throws -> Int {
            let time = now.advanced(bySeconds: days * 86_400)
            return try await store.write { records in
                try records.sweepMessages(at: time, madeBefore: time.advanced(bySeconds: -30 * 86_400))
            }
        }
        #expect(try await sweep(0) == 1)
        #expect(try await sweep(1) == 1)
        let found = try await stored().first { $0.entry.id == late.id }
        #expect(found?.state == .failed && found?.entry.sealed == nil && found?.lastError == "too old to be sent")
        #expect(try await sweep(30) == 0)
        #expect(try await sweep(31) == 2)
        #expect(try await stored().isEmpty)
    }
}
