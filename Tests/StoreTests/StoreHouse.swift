import Accounts
import Foundation
import SCIM
import Secrets
import Store
import TestSupport

/// A store on a real database, with an organization and an integration to put accounts into.
struct StoreHouse {
    let folder: URL
    let databaseURL: String
    let store: SQLAccountStore
    let schemas: SchemaSet
    let environment: Accounts.Environment
    let organization: Organization
    let integration: Integration

    static let start = Instant(milliseconds: 1_800_000_000_000)

    /// - Parameter onFile: a SQLite file, whatever database the tests are about.
    init(onFile: Bool = false) async throws {
        folder = try TemporaryFolder.make()
        databaseURL = onFile ? TestDatabase.file(in: folder) : try await TestDatabase.make(in: folder)
        store = try await StoreHouse.store(databaseURL)
        schemas = try SchemaSet.users()
        let clock = TestClock(step: 1)
        environment = Accounts.Environment(now: { clock.now }, random: SecretBytes.random)
        (organization, integration) = try await StoreHouse.company("acme", in: store)
    }

    /// The same database, opened by another process, as far as the database can tell.
    func reopened() async throws -> SQLAccountStore {
        try await StoreHouse.store(databaseURL)
    }

    private static func store(_ url: String) async throws -> SQLAccountStore {
        try await SQLAccountStore.open(url, connections: 3)
    }

    @discardableResult
    static func company(_ slug: String, in store: SQLAccountStore) async throws -> (Organization, Integration) {
        try await store.write { records in
            let organization = try records.insertOrganization(slug: slug, name: slug, at: start)
            let integration = try records.insertIntegration(named: "okta", in: organization.id, at: start)
            return (organization, integration)
        }
    }

    func entry(
        _ profile: JSONObject,
        in organization: Organization? = nil,
        by integration: Integration? = nil
    ) throws -> AccountEntry {
        let account = try Account(
            schemas.check(profile), in: organization ?? self.organization, by: integration ?? self.integration,
            environment)
        return AccountEntry(account, schemas: schemas)
    }

    func entry(_ userName: String, externalID: String? = nil) throws -> AccountEntry {
        var profile = JSONObject([.init("userName", .string(userName)), .init("active", true)])
        profile["externalId"] = externalID.map(JSONValue.string)
        return try entry(profile)
    }

    func group(
        _ displayName: String,
        in organization: Organization? = nil,
        by integration: Integration? = nil
    ) throws -> GroupEntry {
        let schemas = try SchemaSet.groups()
        let group = Group(
            try schemas.check(["displayName": .string(displayName)]), in: organization ?? self.organization,
            by: integration ?? self.integration, environment)
        return GroupEntry(group, schemas: schemas, hasUniqueName: true)
    }

    @discardableResult
    func insert(_ entry: AccountEntry) async throws -> AccountEntry {
        try await store.write { try $0.insert(entry) }
        return entry
    }

    func query(_ filter: String? = nil, sortBy: String? = nil, order: String? = nil, start: Int = 1, count: Int = 100)
        throws -> ListQuery
    {
        var search = SearchRequest()
        (search.filter, search.sortBy, search.sortOrder) = (filter, sortBy, order)
        (search.startIndex, search.count) = (String(start), String(count))
        return try ListQuery(search, schemas: schemas, quirks: .standard)
    }

    func ids(_ filter: String? = nil, sortBy: String? = nil, order: String? = nil) async throws -> [Account.ID] {
        try await store.page(try query(filter, sortBy: sortBy, order: order, count: 1000), in: organization.id)
            .records.map(\.id)
    }
}
