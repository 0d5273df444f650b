internal import SCIM
internal import Secrets

/// Knows who administers; the only one who makes an `ActingAdministrator` of somebody who came over the net.
package struct Admitting: Sendable {
    private let store: any AccountStore
    private let environment: Environment

    package init(store: any AccountStore, environment: Environment) {
        self.store = store
        self.environment = environment
    }

    package enum Outcome: Hashable, Sendable {
        case admitted(ActingAdministrator)
        /// There is no second factor yet; nothing is possible before there is.
        case enrol
        /// It has to be shown in this browser first.
        case confirm
        /// Somebody without a role.
        case stranger
    }

    /// - Parameter person: who is signed in, and has nothing else to do first.
    package func admit(_ person: Person, network: String) async throws -> Outcome {
        let organization = person.organization
        guard let role = try await store.role(of: person.id, in: organization.id) else { return .stranger }
        guard try await store.secondFactor(of: person.id, in: organization.id) != nil else { return .enrol }
        let start = environment.now().advanced(bySeconds: -Limits.secondsOfSecondFactor)
        guard let confirmed = person.session.confirmed, confirmed > start else { return .confirm }
        let name = person.resource["userName"]?.string ?? person.id.text
        return .admitted(
            ActingAdministrator(
                .person(person.id, name: name), in: organization, as: role, confirmed: confirmed, network: network))
    }

    /// Whether somebody has a role at all.
    package func administers(_ person: Person) async throws -> Bool {
        try await store.role(of: person.id, in: person.organization.id) != nil
    }

    /// A program that administers; nil when its token is none for that.
    package func admit(_ credential: Credential, network: String) -> ActingAdministrator? {
        guard credential.token.account == nil, let role = credential.token.scopes.administering else { return nil }
        return ActingAdministrator(
            .token(credential.token.id, integration: credential.integration.name), in: credential.organization,
            as: role, confirmed: nil, network: network)
    }
}

extension Set<Token.Scope> {
    /// The most that any of the scopes gives.
    var administering: Role? {
        if contains(.administerAll) { return .systemAdministrator }
        if contains(.administerAccounts) { return .accountManager }
        return contains(.administerRead) ? .analyst : nil
    }
}
