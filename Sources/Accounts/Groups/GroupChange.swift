internal import SCIM

/// How a group that was made here is changed: a change like any other, told to those who follow.
extension GroupKeeping {
    /// - Parameter decide: changes the group's own facts, and says who comes or goes.
    func change(
        _ id: Group.ID,
        by acting: ActingAdministrator,
        _ decide:
            @escaping @Sendable (inout Group, any AccountTransaction, inout AuditEntry) throws -> [MemberChange]
    ) async throws {
        let (organization, environment) = (acting.organization, desk.environment)
        let listing = try await known(id, by: acting)
        guard listing.isOwn else { throw GroupFlaw.isProvisioned(source: listing.source) }
        try await desk.perform(deed(on: listing), by: acting) { [schemas, consequences] records, entry in
            guard let (before, _) = try records.group(id, in: organization.id) else { throw GroupFlaw.unknown }
            try records.checkReach(of: acting, to: before)
            var group = before
            let changes = try decide(&group, records, &entry)
            entry.subject = .group(group)
            var movement = MemberMovement()
            for change in changes { movement += try consequences.make(change, of: id, in: organization, records) }
            if !movement.isEmpty { group.touch(at: environment.now()) }
            guard group.version != before.version else { return }
            guard try records.update(group.entry(schemas, in: organization), replacing: before) else {
                throw StoreError.unavailable("the group changed at the same moment")
            }
            try records.enqueue(in: organization.id) {
                PublishedChange(.patch, of: before, to: group, members: changes, as: schemas, environment)
            }
        }
    }

    func known(_ id: Group.ID, by acting: ActingAdministrator) async throws -> GroupListing {
        try desk.allow(.manageGroups, to: acting)
        guard let listing = try await desk.store.listing(of: id, in: acting.organization.id) else {
            throw GroupFlaw.unknown
        }
        return listing
    }

    /// Who belongs to a group whose members administer is a matter of who administers.
    func deed(on group: GroupListing) -> Deed { group.makesAdministrators ? .manageAdministrators : .manageGroups }

    func checked(_ name: String) throws(GroupFlaw) -> CheckedResource {
        let profile: JSONObject = [
            "schemas": [.string("urn:ietf:params:scim:schemas:core:2.0:Group")], "displayName": .string(name),
        ]
        guard !name.trimming(" ").isEmpty, name.isPlainText, (try? profile.checkGroupNames()) != nil,
            let checked = try? schemas.check(profile)
        else { throw .badName }
        return checked
    }

    func naming<Value>(_ write: () async throws -> Value) async throws -> Value {
        do {
            return try await write()
        } catch StoreError.taken(.groupName) {
            throw GroupFlaw.nameIsTaken
        }
    }
}

extension Group {
    func entry(_ schemas: SchemaSet, in organization: Organization) -> GroupEntry {
        GroupEntry(
            self, schemas: schemas, hasUniqueName: organization.settings.isOn(.groupNamesAreUnique))
    }
}

extension AuditEntry.Subject {
    static func group(_ group: Group) -> Self { Self(.group, id: group.id.text, name: group.displayName) }
}

extension AccountTransaction {
    /// A group may come to make administrators at any moment, so that is asked where it is held.
    ///
    /// - Throws: `Forbidden`.
    func checkReach(of acting: ActingAdministrator, to group: Group) throws {
        guard try currentRole(of: acting) != .systemAdministrator else { return }
        guard try !makesAdministrators(group.id, in: acting.organization.id) else {
            throw Forbidden(deed: .manageAdministrators, role: acting.role)
        }
    }
}
