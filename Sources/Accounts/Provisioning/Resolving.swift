internal import SCIM

/// People whom an integration could not add since somebody has their name.
package struct Resolving: Sendable {
    let desk: Desk
    let schemas: SchemaSet

    /// A conflict, and who has the name.
    package struct OpenConflict: Sendable {
        package let conflict: Conflict
        package let holder: Account
        /// What looks after the holder's account so far.
        package let holderIntegration: String
    }

    /// - Parameter last: the one that they come behind; nil for the beginning.
    package func conflicts(
        behind last: Conflict.ID? = nil,
        limit: Int,
        by acting: ActingAdministrator
    ) async throws -> [OpenConflict] {
        try desk.allow(.readLogs, to: acting)
        let organization = acting.organization.id
        let found = try await desk.store.conflicts(behind: last, limit: limit, in: organization)
        let holders = try await desk.store.accounts(Array(Set(found.map(\.holder))), in: organization)
        let names = try await desk.store.integrations(in: organization)
        return found.compactMap { conflict in
            guard let holder = holders.first(where: { $0.id == conflict.holder }) else { return nil }
            return OpenConflict(
                conflict: conflict, holder: holder,
                holderIntegration: names.first { $0.id == holder.integration }?.name ?? "")
        }
    }

    /// How many there are: counted up to `Limits.conflictsCounted`, and one more.
    package func count(by acting: ActingAdministrator) async throws -> Int {
        try desk.allow(.readLogs, to: acting)
        return try await desk.store.countConflicts(upTo: Limits.conflictsCounted + 1, in: acting.organization.id)
    }

    /// Whether the organization has this conflict.
    package func isOpen(_ id: Conflict.ID, by acting: ActingAdministrator) async throws -> Bool {
        try desk.allow(.readLogs, to: acting)
        return try await desk.store.write { try $0.conflict(id, in: acting.organization.id) != nil }
    }

    /// Gives the account to the integration that was refused, so that its next sync finds it as its own.
    package func takeOver(_ id: Conflict.ID, by acting: ActingAdministrator) async throws {
        let taking = TakingOver(schemas: schemas, environment: desk.environment)
        do {
            try await desk.perform(.resolveConflicts, by: acting) { records, entry in
                let (conflict, account, before) = try taking.settle(id, in: acting.organization.id, records)
                entry.subject = .account(account.id, account.userName)
                entry.tell("integration", to: conflict.integrationName)
                entry.tell("externalId", from: before.externalID, to: account.externalID)
            }
        } catch StoreError.taken {
            throw Refusal("Another account has the externalId that the integration sent.")
        }
    }

    /// Leaves things as they are; the conflict is not shown any more.
    package func dismiss(_ id: Conflict.ID, by acting: ActingAdministrator) async throws {
        let now = desk.environment.now()
        try await desk.perform(.resolveConflicts, by: acting) { records, entry in
            guard let conflict = try records.conflict(id, in: acting.organization.id),
                try records.dismiss(id, in: acting.organization.id, at: now)
            else { throw Refusal.noConflict }
            entry.subject = AuditEntry.Subject(
                .integration, id: String(conflict.integration.number), name: conflict.integrationName)
            entry.tell("dismissed", to: conflict.userName)
        }
    }
}

extension Refusal {
    /// Somebody has decided about it, or it has settled itself.
    static let noConflict = Refusal("This conflict is there no longer.")
}
