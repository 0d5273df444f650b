package import Accounts
package import Secrets

/// Looking for people.
extension SQLAccountStore {
    package func people(
        _ query: PeopleQuery,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [PersonSummary] {
        let table = PeopleTable(organization: organization)
        return try await reporting { try await driver.read { try table.people(query, limit: limit, $0) } }
    }

    package func countPeople(
        _ query: PeopleQuery,
        upTo limit: Int,
        in organization: Organization.ID
    ) async throws -> Int {
        let statement = PeopleTable(organization: organization).count(query, upTo: limit)
        return try await reporting {
            try await driver.read { Int(try $0.row(statement)?.integer(0) ?? 0) }
        }
    }

    package func domainsOfPeople(limit: Int, in organization: Organization.ID) async throws -> [String] {
        let statement = PeopleTable(organization: organization).domains(limit: limit)
        return try await reporting { try await driver.read { try $0.rows(statement).map { try $0.text(0) } } }
    }

    package func provisioning(
        of account: Account.ID,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [ProvisioningEntry] {
        try await reporting {
            try await driver.read { [dialect] in
                try LogTable(session: $0, dialect: dialect).entries(of: account, limit: limit, in: organization)
            }
        }
    }

    package func messages(
        to account: Account.ID,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [StoredMessage] {
        try await reporting {
            try await driver.read { [dialect] in
                try MessageTable(session: $0, dialect: dialect).latest(to: account, limit: limit, in: organization)
            }
        }
    }

    package func messagesCounted(
        to recipient: Digest,
        of limit: String,
        on day: Int64,
        in organization: Organization.ID
    ) async throws -> Int {
        try await reporting {
            try await driver.read { [dialect] in
                try MessageTable(session: $0, dialect: dialect).counted(recipient, of: limit, on: day, in: organization)
            }
        }
    }

    package func integrations(in organization: Organization.ID) async throws -> [Integration] {
        try await reporting {
            try await driver.read { try OrganizationTable(session: $0).integrations(in: organization) }
        }
    }

    /// The steps in which the database would find a page of people, and count them.
    package func plan(of query: PeopleQuery, in organization: Organization.ID) async throws -> (
        page: [String], count: [String]
    ) {
        let table = PeopleTable(organization: organization)
        let page = dialect.explain(table.page(query, limit: PeopleQuery.pageSize + 1))
        let count = dialect.explain(table.count(query, upTo: Limits.peopleCounted + 1))
        return try await reporting {
            try await driver.read { session in
                (
                    try session.rows(page).map { try $0.text($0.width - 1) },
                    try session.rows(count).map { try $0.text($0.width - 1) }
                )
            }
        }
    }
}
