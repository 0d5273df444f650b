package import Accounts
internal import SCIM

/// Terms, pictures and the groups to choose from.
extension SQLAccountStore {
    package func terms(in organization: Organization.ID) async throws -> [Terms] {
        try await reporting { try await driver.read { try TermsTable(session: $0).all(in: organization) } }
    }

    package func newestTerms(in organization: Organization.ID) async throws -> Terms? {
        try await reporting { try await driver.lookup(TermsTable.newest(in: organization)).map(Terms.init) }
    }

    package func picture(
        of account: Account.ID,
        in organization: Organization.ID
    ) async throws -> ProfilePicture? {
        try await reporting {
            try await driver.lookup(PictureTable.lookup(of: account, in: organization)).map(ProfilePicture.init)
        }
    }

    package func groups(
        joined way: Joining,
        beginning prefix: String,
        limit: Int,
        in organization: Organization.ID
    ) async throws -> [JoinableGroup] {
        try await reporting {
            try await driver.read { [dialect] in
                try JoiningTable(session: $0, dialect: dialect, organization: organization)
                    .groups(joined: way, beginning: prefix, limit: limit)
            }
        }
    }

    package func joinable(
        _ groups: [Group.ID],
        in organization: Organization.ID
    ) async throws -> [JoinableGroup] {
        guard !groups.isEmpty else { return [] }
        return try await reporting {
            try await driver.read { [dialect] in
                try JoiningTable(session: $0, dialect: dialect, organization: organization).joinable(groups)
            }
        }
    }
}

/// The verbs on them, handed on to their tables.
extension SQLAccountTransaction {
    private var terms: TermsTable { TermsTable(session: session) }
    private var pictures: PictureTable { PictureTable(session: session) }

    private func joining(_ organization: Organization.ID) -> JoiningTable {
        JoiningTable(session: session, dialect: dialect, organization: organization)
    }

    func newestTerms(in organization: Organization.ID) throws -> Terms? { try terms.newest(in: organization) }

    func insert(_ new: Terms, in organization: Organization.ID) throws { try terms.insert(new, in: organization) }

    func hasAccepted(_ version: Int64, _ account: Account.ID, in organization: Organization.ID) throws -> Bool {
        try terms.hasAccepted(version, account, in: organization)
    }

    func accept(
        _ version: Int64,
        by account: Account.ID,
        in organization: Organization.ID,
        at now: Instant
    ) throws {
        try terms.accept(version, by: account, in: organization, at: now)
    }

    func save(_ picture: ProfilePicture, of account: Account.ID, in organization: Organization.ID) throws {
        try pictures.save(picture, of: account, in: organization)
    }

    func deletePicture(of account: Account.ID, in organization: Organization.ID) throws -> Bool {
        try pictures.delete(of: account, in: organization)
    }

    func groups(called name: String, in organization: Organization.ID) throws -> [Group.ID] {
        try joining(organization).groups(called: name)
    }

    func isJoinable(_ group: Group.ID, in organization: Organization.ID) throws -> Bool {
        try !joining(organization).joinable([group]).isEmpty
    }

    func setJoining(_ way: Joining?, of group: Group.ID, in organization: Organization.ID) throws -> Bool {
        try joining(organization).set(way, of: group)
    }

    func countGroups(joined way: Joining, in organization: Organization.ID) throws -> Int {
        try joining(organization).count(joined: way)
    }
}
