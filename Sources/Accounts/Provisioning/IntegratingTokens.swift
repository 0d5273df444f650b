internal import SCIM

/// Tokens of integrations are made and ended by system administrators alone, who have just shown who they are (S29).
extension Integrating {
    /// What a token may do, for how long, and from where.
    package struct TokenWish: Sendable {
        package var scopes = Token.Scope.provisioning
        package var days: Int64 = 365
        package var networks: [Network] = []

        package init() {}
    }

    /// Whose token it is to be; where there is none of that name, it is made.
    package enum Owner: Sendable {
        case id(Integration.ID), name(String)
    }

    private var making: TokenMaking { TokenMaking(keyring: keyring, environment: environment) }

    /// - Returns: the token, for this one answer.
    package func issue(
        _ wish: TokenWish,
        for owner: Owner,
        by acting: ActingAdministrator
    ) async throws -> TokenSecret {
        let name =
            switch owner {
            case .id(let id): try await existing(id, acting.organization).name
            case .name(let name): name
            }
        try Integration.checkName(name)
        do {
            return try await issue(wish, named: name, by: acting)
        } catch StoreError.taken(.integrationName) {
            // Somebody made the integration at the same moment; now it is there.
            return try await issue(wish, named: name, by: acting)
        }
    }

    private func issue(
        _ wish: TokenWish,
        named name: String,
        by acting: ActingAdministrator
    ) async throws -> TokenSecret {
        let now = environment.now()
        return try await desk.perform(.manageIntegrations, by: acting) { [making] records, entry in
            let organization = acting.organization.id
            let integration =
                try records.integration(named: name, in: organization)
                ?? records.insertIntegration(named: name, in: organization, at: now)
            let (secret, token) = try making.make(
                wish.scopes, days: wish.days, networks: wish.networks, of: integration, in: organization, records)
            entry.subject = token.subject(integration)
            entry.tell(token, wish.networks)
            return secret
        }
    }

    /// Makes a token beside an old one, which goes on for so many hours.
    package func rotate(
        _ id: Token.ID,
        days: Int64,
        hours: Int64 = Limits.hoursOfRotation,
        by acting: ActingAdministrator
    ) async throws -> TokenSecret {
        try await desk.perform(.manageIntegrations, by: acting) { [making] records, entry in
            let (secret, token, integration, old) = try making.rotate(
                id, days: days, hours: hours, in: acting.organization.id, records)
            entry.subject = token.subject(integration)
            entry.tell("rotated", from: String(old.id.number), to: String(token.id.number))
            entry.tell(token, old.networks)
            return secret
        }
    }

    /// - Parameter networks: as people type them; none is everywhere.
    package func limit(_ id: Token.ID, to networks: String, by acting: ActingAdministrator) async throws {
        let networks = try [Network](typed: networks)
        try await desk.perform(.manageIntegrations, by: acting) { records, entry in
            guard let (token, integration) = try records.token(id, in: acting.organization.id) else {
                throw Refusal("There is no token \(id.number) of an integration.")
            }
            entry.subject = token.subject(integration)
            entry.tell("networks", from: token.networks.stored, to: networks.stored)
            try records.limit(id, to: networks, in: acting.organization.id)
        }
    }

    /// Ends a token at once, whosever it is.
    package func revoke(_ id: Token.ID, by acting: ActingAdministrator) async throws {
        try await desk.perform(.manageIntegrations, by: acting) { records, entry in
            let found = try records.token(id, in: acting.organization.id)
            guard try records.revokeToken(id, in: acting.organization.id) else {
                throw Refusal("There is no token \(id.number) in \(acting.organization.slug).")
            }
            entry.subject =
                found.map { $0.token.subject($0.integration) }
                ?? AuditEntry.Subject(.token, id: String(id.number), name: String(id.number))
            entry.tell("revoked", to: String(id.number))
        }
    }
}

extension Token {
    fileprivate func subject(_ integration: Integration) -> AuditEntry.Subject {
        AuditEntry.Subject(.token, id: String(id.number), name: "\(integration.name), \(id.number)")
    }
}

extension AuditEntry {
    /// What a new token may; never the token.
    fileprivate mutating func tell(_ token: Token, _ networks: [Network]) {
        tell("scopes", to: token.scopes.map(\.rawValue).sorted().joined(separator: ", "))
        tell("expires", to: token.expires.description)
        if !networks.isEmpty { tell("networks", to: networks.stored) }
    }
}
