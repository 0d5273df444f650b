package import Accounts
private import Store

/// What people of a test's organization were told and handed.
extension TestOrganization {
    package struct Told: Sendable {
        package let message: StoredMessage
        /// Nil once they were erased.
        package let facts: MessageFacts?

        package var kind: Message.Kind { message.entry.kind }
    }

    package var record: Organization {
        get async throws { try await house.administration.organization(slug) }
    }

    /// The messages for a person, the latest first, opened with the keys of the house.
    package func told(_ id: String) async throws -> [Told] {
        try await house.store.messages(of: record.id, limit: 1000)
            .filter { $0.entry.account?.text == id }
            .map { Told(message: $0, facts: MessageFacts($0.entry, house.keyring)) }
    }

    /// The path of the newest link that was sent to a person.
    package func link(of id: String) async throws -> String {
        guard let link = try await told(id).compactMap({ $0.facts?.link }).first else { throw NothingToClaimBy() }
        return link
    }

    /// The link or access code of a person that is live.
    package func claimCode(of id: String) async throws -> ClaimCode {
        guard let account = Account.ID(id),
            let found = try await house.inviting.code(of: account, in: record.id)
        else { throw NothingToClaimBy() }
        return found.code
    }

    /// What an operator does about how far a person has come.
    package func take(_ event: Lifecycle.Event, with id: String) async throws {
        _ = try await house.take(event, with: id, in: record)
    }

    /// Who is signed in with a browser.
    package func person(in browser: TestBrowser) async throws -> Person? {
        guard let secret = browser.cookies["__Host-muster-session"].flatMap({ BrowserSecret($0) }) else { return nil }
        return try await house.reception.signingIn.person(secret, in: record)
    }
}

/// There is neither link nor access code.
package struct NothingToClaimBy: Error {}
