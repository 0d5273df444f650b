internal import SCIM

/// The groups that people choose for themselves.
extension Claiming {
    /// What there is to choose from.
    package struct GroupChoice: Hashable, Sendable {
        package let offered: [JoinableGroup]
        /// What a search has found among the open ones.
        package let found: [JoinableGroup]
        /// What was chosen before and is shown nowhere else.
        package let others: [JoinableGroup]
    }

    package enum GroupsOutcome: Hashable, Sendable {
        case joined(Claim.Step)
        /// One of them can no longer be joined; nobody has joined any.
        case gone
        case tooMany
        case over
    }

    /// - Parameters:
    ///   - prefix: how the names of open groups begin that are looked for; blank looks for none.
    ///   - chosen: what was chosen so far.
    package func groups(
        beginning prefix: String,
        chosen: Set<Group.ID>,
        in organization: Organization
    ) async throws -> GroupChoice {
        let (id, prefix) = (organization.id, String(prefix.trimming(" ")))
        let offered = try await store.groups(
            joined: .offered, beginning: "", limit: Limits.groupsOffered, in: id)
        let found =
            prefix.isEmpty || prefix.utf8.count > Limits.nameBytes
            ? [] : try await store.groups(joined: .open, beginning: prefix, limit: Limits.groupsFound, in: id)
        let others = chosen.subtracting((offered + found).map(\.id)).sorted { $0.text < $1.text }
        return GroupChoice(
            offered: offered, found: found,
            others: try await store.joinable(Array(others.prefix(Limits.groupsChosen)), in: id))
    }

    /// Joins all of these groups, or none.
    package func chooseGroups(
        _ chosen: Set<Group.ID>,
        _ secret: BrowserSecret,
        in organization: Organization
    ) async throws -> GroupsOutcome {
        guard chosen.count <= Limits.groupsChosen else { return .tooMany }
        // In one order, so that no two people wait for each other.
        let groups = chosen.sorted { $0.text < $1.text }
        let now = environment.now()
        do {
            let next = try await finish(.groups, secret, in: organization) { _, account, records in
                for group in groups { try join(group, account, in: organization, at: now, records) }
                return true
            }
            return next.map(GroupsOutcome.joined) ?? .over
        } catch is GroupIsGone {
            return .gone
        }
    }

    /// A change like any other of a group; costs the same however large it is.
    private func join(
        _ id: Group.ID,
        _ account: Account,
        in organization: Organization,
        at now: Instant,
        _ records: any AccountTransaction
    ) throws {
        // The group is held before it is asked whether it may be joined, so that the answer stays true.
        guard let (before, _) = try records.group(id, in: organization.id),
            try records.isJoinable(id, in: organization.id)
        else { throw GroupIsGone() }
        let change = MemberChange.add([MemberReference(id: account.id.text, kind: .user)])
        guard try !records.make(change, of: id, in: organization.id).isEmpty else { return }
        var group = before
        group.touch(at: now)
        let entry = GroupEntry(
            group, schemas: groupSchemas, hasUniqueName: organization.settings.isOn(.groupNamesAreUnique))
        guard try records.update(entry, replacing: before) else {
            throw StoreError.unavailable("the group changed at the same moment")
        }
        try records.enqueue(in: organization.id) {
            PublishedChange(.patch, of: before, to: group, members: [change], as: groupSchemas, environment)
        }
    }

    private struct GroupIsGone: Error {}
}

/// What an operator says about how groups are joined.
extension Administration {
    /// - Parameters:
    ///   - way: nil lets nobody join by themselves.
    ///   - name: the group's `displayName` or id.
    package func setJoining(_ way: Joining?, ofGroup name: String, in slug: String) async throws {
        let organization = try await organization(slug)
        try await desk.perform(.manageGroups, by: .operator(of: organization)) { records, entry in
            // Held until the end, so that no two commands fill the last place.
            _ = try records.organization(organization.id)
            let group = try records.group(called: name, in: organization)
            entry.subject = .group(group)
            entry.tell("joining", to: way?.rawValue)
            guard try records.setJoining(way, of: group.id, in: organization.id) else {
                throw Refusal("The members of \(name) administer the organization, so nobody joins it by themselves.")
            }
            guard way == .offered else { return }
            guard try records.countGroups(joined: .offered, in: organization.id) <= Limits.groupsOffered
            else {
                throw Refusal(
                    "\(Limits.groupsOffered) groups are offered already; close one first, or open this one to who "
                        + "searches for it.")
            }
        }
    }

    /// The groups that people may join by themselves, those offered to everybody first.
    package func joinableGroups(of slug: String) async throws -> [JoinableGroup] {
        let organization = try await organization(slug)
        var groups: [JoinableGroup] = []
        for way in Joining.allCases {
            groups += try await store.groups(
                joined: way, beginning: "", limit: Limits.groupsListed, in: organization.id)
        }
        return groups
    }
}

extension AccountTransaction {
    /// The group that an operator means.
    ///
    /// - Parameter name: its `displayName` or id.
    func group(called name: String, in organization: Organization) throws -> Group {
        let found = try groups(called: name, in: organization.id)
        guard found.count < 2 else {
            throw Refusal("Several groups in \(organization.slug) are called \(name); give the id of one.")
        }
        guard let id = found.first, let (group, _) = try group(id, in: organization.id) else {
            throw Refusal("There is no group \(name) in \(organization.slug); give its displayName or its id.")
        }
        return group
    }
}
