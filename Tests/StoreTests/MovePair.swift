import Accounts
import Foundation
import SCIM
import Secrets
import Store
import TestSupport
import Testing

/// A store with people in it, and an empty one to which they are moved.
struct MovePair {
    let source: StoreHouse
    let target: SQLAccountStore
    let targetURL: String
    let token: Digest

    /// From a SQLite file to the database the tests are about, or the way back.
    enum Direction: CaseIterable {
        case there, back
    }

    init(_ direction: Direction = .there, people: Int = 3) async throws {
        source = try await StoreHouse(onFile: direction == .there)
        let folder = try TemporaryFolder.make()
        targetURL = direction == .back ? TestDatabase.file(in: folder) : try await TestDatabase.make(in: folder)
        target = try await MovePair.store(targetURL)
        let keyring = try #require(Keyring(master: Array(0..<32)))
        token = keyring.digest("secret", for: .tokens)
        let personal = keyring.digest("personal", for: .tokens)
        // With names whose order is another one by bytes, by alphabet and by length.
        let names = ["B", "a", "é", "e\u{301}", "zz", "Z", "\u{1F600}", "\u{FFFD}", "ß", "a-", "A_"]
        let entries = try (0..<people).map { number in
            try source.entry([
                "userName": .string("\(names[number % names.count])\(number)@x.example"),
                "externalId": .string("\(names[number % names.count])\(number)"),
                "emails": [["value": .string("\(names[number % names.count])\(number)@x.example"), "type": "work"]],
                "title": "\"Driver\"\n\u{8}\\", "name": ["givenName": "Ada", "familyName": "Marin"],
            ])
        }
        let group = try source.group("Drivers")
        let administration = Administration(
            store: source.store, keyring: keyring, environment: source.environment)
        _ = try await administration.createStream(
            Administration.StreamWish(endpoint: "https://x.example/", authorization: "Bearer \u{1F600}"),
            integration: source.integration.name, in: source.organization.slug)
        let made = try await administration.createClient(
            integration: source.integration.name, in: source.organization.slug, scopes: [.readUsers], tokenHours: 1)
        let client = try #require(try await source.store.client(made.identifier)).client
        let change = PublishedChange(created: entries[0].account, as: source.schemas, source.environment)
        let message = MessageEntry(
            Message(
                organization: source.organization.id, account: entries[0].account.id, kind: .invitation,
                channel: .email, recipient: "ada@x.example"),
            expires: StoreHouse.start, keyring: keyring, environment: source.environment)
        try await source.store.write { [source, token] records in
            try records.rememberKeys(token)
            try records.insertJob(in: source.organization.id)
            for entry in entries { try records.insert(entry) }
            try records.enqueue(in: change.organization) { change }
            try records.insert(group)
            let members = entries.prefix(2).map { MemberReference(id: $0.account.id.text) }
            _ = try records.add(members, to: group.group.id, in: source.organization.id)
            let made = try records.insertToken(
                token, [.readUsers], created: StoreHouse.start, expires: StoreHouse.start.advanced(bySeconds: 60),
                of: source.integration.id, in: source.organization.id)
            try GuardTraces(account: entries[0], token: made.id, house: source).leave(records)
            try records.insertToken(
                personal, [.readUsers], created: StoreHouse.start, expires: StoreHouse.start.advanced(bySeconds: 60),
                of: entries[0].account, through: source.integration.id)
            try records.append([source.logEntry(.delete)])
            let request = try source.asyncRequest("a1")
            try records.insert(request, at: StoreHouse.start)
            try records.insert(StoredResult(place: 0, content: "{}"), of: request.id)
            try records.enqueue(message)
            _ = try records.countMessage(
                to: message.recipient, of: "claim", on: 7, in: source.organization.id)
            let domain = DomainName(stored: "x.example")
            _ = try records.insert(domain, in: source.organization.id, at: StoreHouse.start)
            let code = DomainCode(digest: token, expires: StoreHouse.start, tries: 1)
            try records.save(code, for: domain, in: source.organization.id)
            _ = try records.countUse(of: .newPhoneAccountsPerDay, on: 7, in: source.organization.id)
            try ClaimTraces(of: entries[0].account, keyring, source.environment).leave(records)
            try SignOnTraces(account: entries[0].account, keyring: keyring, environment: source.environment)
                .leave(records)
            try PanelTraces(account: entries[0].account, keyring: keyring).leave(records)
            let fetched = keyring.digest("fetched", for: .tokens)
            try records.insertAccessToken(
                fetched, [.readUsers], created: StoreHouse.start, expires: StoreHouse.start, of: client)
            _ = try records.spend(fetched, until: StoreHouse.start, by: client)
        }
    }

    static func store(_ url: String) async throws -> SQLAccountStore {
        try await SQLAccountStore.open(url, connections: 3)
    }

    /// Every account, as a client would read it.
    func records(of store: SQLAccountStore) async throws -> [AccountRecord] {
        var records: [AccountRecord] = []
        while true {
            let page = try await store.page(
                try source.query(start: records.count + 1, count: 1000), in: source.organization.id)
            records += page.records
            if records.count >= page.total { return records }
        }
    }
}

extension AccountTransaction {
    /// An import that is being checked, with a row and a part of what it makes.
    fileprivate func insertJob(in organization: Organization.ID) throws {
        let job = Job(
            id: Job.ID(in: organization, "1"), kind: .importPeople, asker: .operator, sealedPlan: [1],
            created: StoreHouse.start, state: .checking, lease: StoreHouse.start, expires: StoreHouse.start)
        try insert(job)
        try insert([JobRow(number: 1, line: 2, sealed: [3])], of: job.id)
        try insert(chunk: [2], number: 1, of: job.id)
    }
}
