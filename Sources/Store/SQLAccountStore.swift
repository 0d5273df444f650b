package import Accounts
package import SCIM
package import Secrets

/// The store, written once over a driver.
package struct SQLAccountStore: AccountStore {
    let driver: any Driver
    let dialect: any Dialect
    private let followed = FollowedOrganizations()

    package func credential(_ digest: Digest) async throws -> Credential? {
        try await reporting { try await driver.lookup(TokenTable.lookup(digest)).map(Credential.init) }
    }

    package var credentialChanges: UInt64 { driver.announcements }

    package func record(_ id: Account.ID, in organization: Organization.ID) async throws -> AccountRecord? {
        try await reporting {
            try await driver.lookup(AccountRecord.lookup(id, in: organization)).map(AccountRecord.init)
        }
    }

    package func page(_ query: ListQuery, in organization: Organization.ID) async throws -> AccountPage {
        let list = ResourceList<AccountRecord>(query: query, organization: organization, dialect: dialect)
        if let lookup = list.lookup {
            return try await reporting { AccountPage(found: try await driver.lookup(lookup).map(AccountRecord.init)) }
        }
        return try await read { try list.page($0) }
    }

    package func accounts(
        _ selection: AccountSelection,
        behind last: Account.ID?,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [Account] {
        try await read { [dialect] in
            try AccountTable(session: $0, dialect: dialect)
                .accounts(selection, behind: last, limit: limit, in: organization)
        }
    }

    package func accounts(_ ids: [Account.ID], in organization: Organization.ID) async throws -> [Account] {
        try await read { [dialect] in
            try AccountTable(session: $0, dialect: dialect).accounts(ids, in: organization)
        }
    }

    package func names(
        of accounts: [Account.ID],
        in organization: Organization.ID
    ) async throws -> [Account.ID: String?] {
        let statement = AccountTable.names(of: accounts, in: organization, dialect)
        return try await read { session in
            var names: [Account.ID: String?] = [:]
            for row in try session.rows(statement) {
                guard let id = Account.ID(try row.text(0)) else { throw DamagedRow(column: 0) }
                names[id] = .some(try row.optionalText(1))
            }
            return names
        }
    }

    package func keyCheck() async throws -> Digest? {
        try await read { try KeyTable(session: $0).check() }
    }

    package func organizations() async throws -> [Organization] {
        try await read { try OrganizationTable(session: $0).all() }
    }

    package func administrators(in organization: Organization.ID) async throws -> [Administrator] {
        try await read { [dialect] in
            try AdministratorTable(session: $0, organization: organization).all(dialect)
        }
    }

    package func integration(
        named name: String,
        in organization: Organization.ID
    ) async throws -> Integration? {
        try await read { try OrganizationTable(session: $0).integration(named: name, in: organization) }
    }

    package func tokens(of integration: Integration.ID, in organization: Organization.ID) async throws -> [Token] {
        try await read { try TokenTable(session: $0).tokens(of: integration, in: organization) }
    }

    package func client(_ identifier: String) async throws -> (client: Client, slug: String)? {
        try await reporting {
            try await driver.lookup(ClientTable.lookup(identifier)).map { (try Client($0), try $0.text(10)) }
        }
    }

    package func clients(of integration: Integration.ID, in organization: Organization.ID) async throws -> [Client] {
        try await read { [dialect] in
            try ClientTable(session: $0, dialect: dialect).clients(of: integration, in: organization)
        }
    }

    package func uses(of limit: Setting, on day: Int64, in organization: Organization.ID) async throws -> Int {
        try await read { try OrganizationTable(session: $0).uses(of: limit.rawValue, on: day, in: organization) }
    }

    package func log(_ query: LogQuery, in organization: Organization.ID) async throws -> [LoggedEntry] {
        try await read { [dialect] in try LogTable(session: $0, dialect: dialect).entries(query, in: organization) }
    }

    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any AccountTransaction) throws -> Value
    ) async throws -> Value {
        try await reporting {
            try await driver.write { [driver, dialect, followed] session in
                try body(
                    SQLAccountTransaction(session: session, dialect: dialect, driver: driver, followed: followed))
            }
        }
    }

    private func read<Value: Sendable>(
        _ body: @escaping @Sendable (any Session) throws -> Value
    ) async throws -> Value {
        try await reporting { try await driver.read(body) }
    }

    func reporting<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch let error as DriverError {
            throw StoreError(error)
        }
    }
}

extension StoreError {
    /// What a driver reported, in the words of accounts: a clash by the column that clashed.
    fileprivate init(_ error: DriverError) {
        switch error {
        case .unavailable(let reason): self = .unavailable(reason)
        case .tooSlow: self = .tooSlow
        case .notUnique(let columns):
            let taken: [(String, TakenValue)] = [
                ("sign_on_pin", .pinnedName), ("entity_id", .entityID), ("provider", .providerName),
                ("user_name", .userName), ("sign_in", .signInName), ("external_id", .externalID),
                ("employee_id", .externalID), ("unique_name", .groupName), ("slug", .slug),
                ("integration", .integrationName), ("domain", .domain),
            ]
            guard let match = taken.first(where: { columns.contains($0.0) }) else {
                self = .unavailable("a key clashed")
                return
            }
            self = .taken(match.1)
        }
    }
}
