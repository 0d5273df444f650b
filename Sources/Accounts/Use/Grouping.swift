package import SCIM
package import Secrets

/// The groups of an organization, as a provisioning client sees and changes them.
package struct Grouping: Sendable {
    package let schemas: SchemaSet
    private let store: any AccountStore
    private let environment: Environment
    private let consequences: Consequences

    package init(schemas: SchemaSet, store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.schemas = schemas
        self.store = store
        self.environment = environment
        consequences = Consequences(keyring: keyring, environment: environment)
    }

    /// What a write did, and what should be remembered about it.
    package struct Outcome: Sendable {
        package let record: GroupRecord
        /// What was odd about the request, for the log.
        package let warnings: [String]
        package let change: ResourceChange
    }

    /// RFC 7644 §3.3.
    package func create(_ body: JSONObject, by caller: Credential) async throws -> Outcome {
        let quirks = caller.quirks
        let (profile, members) = try schemas.withoutMembers(body, quirks: quirks)
        let checked = try schemas.check(profile, quirks: quirks)
        try checked.document.checkGroupNames()
        let group = Group(checked, in: caller.organization, by: caller.integration, environment)
        let entry = try self.entry(group, by: caller)
        let movement = try await naming {
            try await store.write { records in
                try records.insert(entry)
                let movement = try records.make(.add(members ?? []), of: group.id, in: group.organization)
                try records.tell(
                    caller, PublishedChange(created: group, members: members ?? [], as: schemas, environment))
                return movement
            }
        }
        return Outcome(
            record: GroupRecord(entry), warnings: checked.warnings,
            change: ResourceChange(of: group.id, from: nil, to: group.profile, members: movement))
    }

    /// RFC 7644 §3.4.1. An id of another organization is as unknown as one that never was.
    package func read(_ id: String, by caller: Credential) async throws -> GroupRecord {
        guard let known = Group.ID(id), let record = try await store.group(known, in: caller.organization.id) else {
            throw SCIMError.unknownGroup(id)
        }
        return record
    }

    /// RFC 7644 §3.4.2.
    package func list(_ query: ListQuery, by caller: Credential) async throws -> GroupPage {
        try query.filter?.checkDerived("members")
        do {
            return try await store.groups(query, in: caller.organization.id)
        } catch StoreError.tooSlow {
            throw SCIMError.tooMany(
                "Among this many groups the filter or the order takes too long; ask with an operator that an index "
                    + "helps, like eq on displayName, externalId or members.value.")
        }
    }

    /// Who is in these groups, as far as one answer can carry them.
    ///
    /// - Throws: `tooMany` for a single group that is larger.
    package func members(of records: [GroupRecord], by caller: Credential) async throws -> [Group.ID: [Member]] {
        let found = try await store.members(
            of: records.map(\.id), limit: Limits.membersInAnswer, in: caller.organization.id)
        guard found.values.reduce(0, { $0 + $1.count }) > Limits.membersInAnswer else { return found }
        throw SCIMError.tooMany(
            "There are more than \(Limits.membersInAnswer) members to answer; ask with excludedAttributes=members, or "
                + "for fewer groups at once.")
    }

    /// Whether a group has more members than so many.
    package func hasMembers(beyond count: Int, _ record: GroupRecord, by caller: Credential) async throws -> Bool {
        try await store.hasMembers(beyond: count, record.id, in: caller.organization.id)
    }

    /// RFC 7644 §3.5.1. Members that are not sent are no members any more, unless a quirk keeps them.
    package func replace(
        _ id: String,
        with body: JSONObject,
        if condition: EntityTags?,
        by caller: Credential
    ) async throws -> Outcome {
        try await change(id, by: .put, if: condition, by: caller) { (group, quirks) throws(SCIMError) in
            let (profile, members) = try schemas.withoutMembers(body, quirks: quirks)
            let checked = try schemas.check(profile, replacing: group.profile, quirks: quirks)
            guard members != nil || !quirks.contains(.keptMembers) else {
                quirks.fired(.keptMembers)
                return (checked, [])
            }
            return (checked, [.replace(members ?? [])])
        }
    }

    /// RFC 7644 §3.5.2.
    package func patch(
        _ id: String,
        with request: PatchRequest,
        if condition: EntityTags?,
        by caller: Credential
    ) async throws -> Outcome {
        let mayRemoveAll = caller.integration.settings.isOn(.removeAllMembers)
        return try await change(id, by: .patch, if: condition, by: caller) { (group, quirks) throws(SCIMError) in
            let patch = try schemas.patchGroup(group.profile, with: request, quirks: quirks)
            guard mayRemoveAll || !patch.memberChanges.contains(.removeAll) else { throw .removalOfAll }
            return (patch.checked, patch.memberChanges)
        }
    }

    /// RFC 7644 §3.6.
    @discardableResult
    package func remove(
        _ id: String,
        if condition: EntityTags?,
        by caller: Credential
    ) async throws -> ResourceChange {
        let (known, now) = (Group.ID(id), environment.now())
        return try await store.write { records in
            guard let known, let (group, _) = try records.group(known, in: caller.organization.id) else {
                throw SCIMError.unknownGroup(id)
            }
            try group.meets(condition)
            try group.isWithinReach()
            try records.deleteGroup(known, in: caller.organization.id, at: now)
            try records.tell(caller, PublishedChange(deleted: group, as: schemas, environment))
            return ResourceChange(of: known, from: group.profile, to: nil)
        }
    }

    /// Reads, decides and writes in one transaction, so that no concurrent change is lost.
    private func change(
        _ id: String,
        by verb: PublishedChange.Verb,
        if condition: EntityTags?,
        by caller: Credential,
        _ decide: @escaping @Sendable (Group, Quirks) throws(SCIMError) -> (CheckedResource, [MemberChange])
    ) async throws -> Outcome {
        let (known, now) = (Group.ID(id), environment.now())
        let quirks = caller.quirks
        return try await naming {
            try await store.write { records in
                guard let known, let (stored, record) = try records.group(known, in: caller.organization.id) else {
                    throw SCIMError.unknownGroup(id)
                }
                try stored.meets(condition)
                let (checked, changes) = try decide(stored, quirks)
                try checked.document.checkGroupNames(replacing: stored.profile)
                if !changes.isEmpty || checked.document != stored.profile { try stored.isWithinReach() }
                var movement = MemberMovement()
                for change in changes {
                    movement += try consequences.make(change, of: known, in: caller.organization, records)
                }
                var group = stored
                let isChanged = group.accept(checked, hasNewMembers: !movement.isEmpty, at: now)
                let change = ResourceChange(of: known, from: stored.profile, to: group.profile, members: movement)
                guard isChanged else { return Outcome(record: record, warnings: checked.warnings, change: change) }
                let entry = try self.entry(group, by: caller)
                guard try records.update(entry, replacing: stored) else {
                    throw StoreError.unavailable("the group changed at the same moment")
                }
                // A PUT says who belongs to it all the same.
                let told = verb == .put || !movement.isEmpty ? changes : []
                try records.tell(
                    caller, PublishedChange(verb, of: stored, to: group, members: told, as: schemas, environment))
                return Outcome(record: GroupRecord(entry), warnings: checked.warnings, change: change)
            }
        }
    }

    private func entry(_ group: Group, by caller: Credential) throws(SCIMError) -> GroupEntry {
        let entry = GroupEntry(
            group, schemas: schemas, hasUniqueName: caller.organization.settings.isOn(.groupNamesAreUnique))
        guard entry.document.utf8.count <= Limits.documentBytes else {
            throw SCIMError(
                status: 413,
                detail: "The resource would be larger than the limit of \(Limits.documentBytes) bytes; send less.")
        }
        return entry
    }
}
