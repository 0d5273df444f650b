package import SCIM

/// The groups of an organization, kept by hand.
///
/// What an integration has made stays its own: what was changed here, its next synchronization would undo. Such a group can
/// be offered to people who claim their accounts, and a system administrator can delete it once nothing makes it again.
package struct GroupKeeping: Sendable {
    let desk: Desk
    /// Of groups.
    let schemas: SchemaSet
    let consequences: Consequences

    package init(desk: Desk, schemas: SchemaSet, consequences: Consequences) {
        self.desk = desk
        self.schemas = schemas
        self.consequences = consequences
    }

    // MARK: Looking

    /// - Parameter last: the group that they come behind, in the order of their names; nil for the beginning.
    package func page(
        _ selection: GroupSelection,
        behind last: Group.ID?,
        by acting: ActingAdministrator
    ) async throws -> (groups: [GroupListing], hasMore: Bool) {
        try desk.allow(.readPeople, to: acting)
        let found = try await desk.store.listings(
            selection, behind: last, limit: Limits.groupsOnPage + 1, in: acting.organization.id)
        return (Array(found.prefix(Limits.groupsOnPage)), found.count > Limits.groupsOnPage)
    }

    package func group(_ id: Group.ID, by acting: ActingAdministrator) async throws -> GroupListing? {
        try desk.allow(.readPeople, to: acting)
        return try await desk.store.listing(of: id, in: acting.organization.id)
    }

    /// - Parameter last: the member that they come behind, in the order of their ids; nil for the beginning.
    package func members(
        of id: Group.ID,
        behind last: Account.ID?,
        by acting: ActingAdministrator
    ) async throws -> (members: [Member], hasMore: Bool) {
        try desk.allow(.readPeople, to: acting)
        let found = try await desk.store.members(
            of: id, behind: last, limit: Limits.membersOnPage + 1, in: acting.organization.id)
        return (Array(found.prefix(Limits.membersOnPage)), found.count > Limits.membersOnPage)
    }

    // MARK: Changing

    /// - Throws: `GroupFlaw`.
    package func make(_ name: String, by acting: ActingAdministrator) async throws -> Group.ID {
        let (organization, environment) = (acting.organization, desk.environment)
        let checked = try checked(name)
        return try await naming {
            try await desk.perform(.manageGroups, by: acting) { [schemas] records, entry in
                let integration =
                    try records.integration(named: Integration.byHand, in: organization.id)
                    ?? records.insertIntegration(
                        named: Integration.byHand, in: organization.id, at: environment.now())
                let group = Group(checked, in: organization, by: integration, environment)
                try records.insert(group.entry(schemas, in: organization))
                try records.enqueue(in: organization.id) {
                    PublishedChange(created: group, members: [], as: schemas, environment)
                }
                entry.subject = .group(group)
                entry.tell("group", to: group.displayName)
                return group.id
            }
        }
    }

    /// - Throws: `GroupFlaw`.
    package func rename(_ id: Group.ID, to name: String, by acting: ActingAdministrator) async throws {
        let environment = desk.environment
        let checked = try checked(name)
        try await naming {
            try await change(id, by: acting) { group, _, entry in
                entry.tell("name", from: group.displayName, to: name)
                _ = group.accept(checked, hasNewMembers: false, at: environment.now())
                return []
            }
        }
    }

    /// - Parameter name: the `userName` or id of somebody.
    /// - Throws: `GroupFlaw`.
    package func add(_ name: String, to id: Group.ID, by acting: ActingAdministrator) async throws {
        try await change(id, by: acting) { group, records, entry in
            let person: Account
            do { person = try records.account(called: name, in: acting.organization) } catch is Refusal {
                throw GroupFlaw.nobody
            }
            entry.tell("member", to: person.userName)
            return [.add([MemberReference(id: person.id.text, kind: .user)])]
        }
    }

    /// - Throws: `GroupFlaw`.
    package func remove(_ member: Account.ID, from id: Group.ID, by acting: ActingAdministrator) async throws {
        try await change(id, by: acting) { group, records, entry in
            let name = try records.account(member, in: acting.organization.id)?.0.userName
            entry.tell("member", from: name ?? member.text, to: nil)
            return [.remove([member.text])]
        }
    }

    /// - Parameter way: nil lets nobody join by themselves.
    /// - Throws: `GroupFlaw`.
    package func setJoining(_ way: Joining?, of id: Group.ID, by acting: ActingAdministrator) async throws {
        let organization = acting.organization
        try await desk.perform(.manageGroups, by: acting) { records, entry in
            // Held until the end, so that no two administrators fill the last place.
            _ = try records.organization(organization.id)
            guard let (group, _) = try records.group(id, in: organization.id) else { throw GroupFlaw.unknown }
            entry.subject = .group(group)
            entry.tell("joining", to: way?.rawValue)
            guard try records.setJoining(way, of: id, in: organization.id) else {
                throw GroupFlaw.makesAdministrators
            }
            guard way == .offered else { return }
            guard try records.countGroups(joined: .offered, in: organization.id) <= Limits.groupsOffered else {
                throw GroupFlaw.tooManyOffered
            }
        }
    }

    /// - Throws: `GroupFlaw`.
    package func delete(_ id: Group.ID, by acting: ActingAdministrator) async throws {
        let (organization, environment) = (acting.organization, desk.environment)
        let listing = try await known(id, by: acting)
        if !listing.isOwn, acting.role != .systemAdministrator {
            throw GroupFlaw.isProvisioned(source: listing.source)
        }
        try await desk.perform(deed(on: listing), by: acting) { [schemas] records, entry in
            guard let (group, _) = try records.group(id, in: organization.id) else { throw GroupFlaw.unknown }
            try records.checkReach(of: acting, to: group)
            try records.deleteGroup(id, in: organization.id, at: environment.now())
            try records.enqueue(in: organization.id) { PublishedChange(deleted: group, as: schemas, environment) }
            entry.subject = .group(group)
            entry.tell("group", from: group.displayName, to: nil)
        }
    }
}
