import Accounts
import SCIM
import Secrets
import Store
import Synchronization
import TestSupport
import Testing

/// From one database to another: everything, equal, or nothing.
@Suite struct MoveTests {
    @Test func `every column of the schema is moved, but for the schema's own version`() async throws {
        let house = try await StoreHouse()
        let columns = try await house.store.columns()
        #expect(columns.subtracting(SQLAccountStore.movedColumns) == ["schema_version.version"])
        #expect(SQLAccountStore.movedColumns.isSubset(of: columns))
    }

    @Test(.timeLimit(.minutes(10)), arguments: MovePair.Direction.allCases)
    func `what was moved is equal, document by document`(direction: MovePair.Direction) async throws {
        let pair = try await MovePair(direction, people: 1003)
        let report = try await pair.source.store.move(to: pair.target)
        #expect(report.isNew)
        let empty = report.tables.filter { $0.rows == 0 }.map(\.table)
        #expect(empty.isEmpty, "What has no rows in the source is not tested; MovePair makes one of each.")
        let rows = Dictionary(uniqueKeysWithValues: report.tables.map { ($0.table, $0.rows) })
        #expect(rows["account"] == 1003 && rows["account_word"] == 3009 && rows["group_member"] == 2)
        let records = try await pair.records(of: pair.target)
        #expect(records.count == 1003)
        #expect(try await records == pair.records(of: pair.source.store))
        #expect(try await pair.target.organizations() == pair.source.store.organizations())
    }

    @Test(arguments: MovePair.Direction.allCases)
    func `tokens work, filters find, limits go on counting`(direction: MovePair.Direction) async throws {
        let pair = try await MovePair(direction)
        _ = try await pair.source.store.move(to: pair.target)
        let (house, token) = (pair.source, pair.token)
        #expect(try await pair.target.keyCheck() == token)
        let credential = try #require(try await pair.target.credential(token))
        #expect(try await credential == house.store.credential(token))
        for filter in ["emails eq \"A1@X.example\"", "title co \"driver\"", "name.familyName eq \"marin\""] {
            let query = try house.query(filter)
            let found = try await pair.target.page(query, in: house.organization.id)
            #expect(try await found.records == house.store.page(query, in: house.organization.id).records)
            #expect(found.total > 0, "\(filter)")
        }
        let used = try await pair.target.write {
            try $0.countUse(of: .newPhoneAccountsPerDay, on: 7, in: house.organization.id)
        }
        #expect(used == 2)
    }

    @Test(arguments: MovePair.Direction.allCases)
    func `what is made afterwards gets numbers of its own`(direction: MovePair.Direction) async throws {
        let pair = try await MovePair(direction)
        _ = try await pair.source.store.move(to: pair.target)
        let (organization, integration) = try await StoreHouse.company("other", in: pair.target)
        #expect(organization.id != pair.source.organization.id && integration.id != pair.source.integration.id)
        let digest = try #require(Keyring(master: Array(0..<32))).digest("other", for: .tokens)
        let token = try await pair.target.write {
            try $0.insertToken(
                digest, [.readUsers], created: StoreHouse.start, expires: StoreHouse.start,
                of: integration.id, in: organization.id)
        }
        let first = try #require(try await pair.target.credential(pair.token))
        #expect(token.id.number > first.token.id.number)
        let entry = try pair.source.entry("new@x.example")
        try await pair.target.write { try $0.insert(entry) }
    }

    @Test func `numbers are equal however a database spells them`() async throws {
        let urn = "urn:example:params:scim:schemas:extension:measure:2.0:User"
        let schema = #"{"id":"\#(urn)","name":"Measure","attributes":[{"name":"size","type":"decimal"}]}"#
        let schemas = try SchemaSet.users(additional: [(name: "measure.json", json: Array(schema.utf8))])
        let pair = try await MovePair()
        for (index, size) in ["1e3", "1.50", "-0", "1E-5", "0.0", "1e300", "1e-300"].enumerated() {
            let text = #"{"userName":"size\#(index)@x.example","\#(urn)":{"size":\#(size)}}"#
            let profile = try #require(try JSONValue(decoding: Array(text.utf8)).object)
            let account = try Account(
                schemas.check(profile), in: pair.source.organization, by: pair.source.integration,
                pair.source.environment)
            try await pair.source.insert(AccountEntry(account, schemas: schemas))
        }
        #expect(try await pair.source.store.move(to: pair.target).isNew)
        #expect(try await !pair.source.store.move(to: pair.target).isNew)
    }

    @Test func `a second move finds both equal and writes nothing`() async throws {
        let pair = try await MovePair()
        let first = try await pair.source.store.move(to: pair.target)
        let second = try await pair.source.store.move(to: pair.target)
        #expect(first.isNew && !second.isNew)
        #expect(first.tables == second.tables)
    }

    @Test func `a database that holds something else is refused, and stays as it is`() async throws {
        let pair = try await MovePair()
        let (organization, integration) = try await StoreHouse.company("other", in: pair.target)
        let entry = try pair.source.entry(["userName": "other"], in: organization, by: integration)
        try await pair.target.write { try $0.insert(entry) }
        let error = await #expect(throws: TargetHoldsData.self) { try await pair.source.store.move(to: pair.target) }
        #expect(error?.organizations == 1 && error?.accounts == 1)
        #expect(try await pair.target.record(entry.account.id, in: organization.id) == AccountRecord(entry))
        let report = try await pair.source.store.move(to: pair.target, replaces: true)
        #expect(report.isNew)
        #expect(try await pair.records(of: pair.target) == pair.records(of: pair.source.store))
        #expect(try await pair.target.organizations().map(\.slug) == ["acme"])
    }

    @Test func `one changed value is a difference`() async throws {
        let pair = try await MovePair()
        _ = try await pair.source.store.move(to: pair.target)
        try await pair.target.write { [pair] in try $0.save(Settings(), of: pair.source.organization.id) }
        #expect(try await !pair.source.store.move(to: pair.target).isNew)
        let use = try #require(try await pair.target.credential(pair.token)).token.id
        try await pair.target.write { [pair] in
            _ = try $0.record(
                TokenUse(at: StoreHouse.start, from: .unknown), of: use, in: pair.source.organization.id)
        }
        await #expect(throws: TargetHoldsData.self) { try await pair.source.store.move(to: pair.target) }
    }

    @Test(.timeLimit(.minutes(10)))
    func `servers on the target forget what tokens proved there`() async throws {
        let pair = try await MovePair()
        let server = try await MovePair.store(pair.targetURL)
        let before = server.credentialChanges
        _ = try await pair.source.store.move(to: pair.target)
        while server.credentialChanges == before { await Task.yield() }
    }

    @Test func `progress counts each table up, to copy it and to check it`() async throws {
        let pair = try await MovePair(people: 230)
        let steps = Mutex<[String]>([])
        _ = try await pair.source.store.move(to: pair.target) { progress in
            guard progress.table == "account" else { return }
            steps.withLock { $0.append("\(progress.step) \(progress.rows) of \(progress.total)") }
        }
        #expect(
            steps.withLock(\.self) == [
                "copying 100 of 230", "copying 200 of 230", "copying 230 of 230", "checking 100 of 230",
                "checking 200 of 230", "checking 230 of 230",
            ])
    }
}
