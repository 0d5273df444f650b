internal import SCIM

/// What a client is told about groups, in its own words.
extension Grouping {
    /// Says which value is taken, and who cannot be a member; never whose or who it is.
    func naming<Value>(_ write: () async throws -> Value) async throws -> Value {
        do {
            return try await write()
        } catch StoreError.taken(let value) {
            throw SCIMError.uniqueness(value.sentence)
        } catch let flaw as MemberFlaw {
            throw SCIMError.invalidValue(flaw.sentence)
        }
    }
}

extension Group {
    func meets(_ condition: EntityTags?) throws(SCIMError) {
        guard let condition, !condition.match(version) else { return }
        throw SCIMError(
            status: 412,
            detail: "The group has changed since the version in If-Match; it is now \(version). Read it again.")
    }
}

extension GroupTransaction {
    /// - Returns: how many members came or went.
    func make(_ change: MemberChange, of group: Group.ID, in organization: Organization.ID) throws -> MemberMovement {
        switch change {
        case .add(let members):
            return .added(try add(members, to: group, in: organization), named: members.map(\.id))
        case .remove(let ids): return .removed(try remove(ids, from: group, in: organization), named: ids)
        case .removeMatching(let filter): return .removed(try remove(where: filter, from: group, in: organization))
        case .removeAll: return .removed(try removeAll(but: [], from: group, in: organization))
        case .replace(let members):
            var movement = MemberMovement.removed(
                try removeAll(but: members.map(\.id), from: group, in: organization))
            movement += try make(.add(members), of: group, in: organization)
            return movement
        }
    }
}

extension MemberFlaw {
    fileprivate var sentence: String {
        switch self {
        case .unknown(let id):
            "members names \(SCIMError.quoted(id)), which is no User and no Group of this organization; create it first."
        case .otherKind(let id):
            "members names \(SCIMError.quoted(id)) with a type it is not of; leave type out, or send the right one."
        case .circle(let id):
            "members names \(SCIMError.quoted(id)), which contains this group or is it; a group cannot be in itself."
        }
    }
}

extension StoreError.TakenValue {
    fileprivate var sentence: String {
        switch self {
        case .groupName:
            "displayName is taken by another group of this organization; choose another one, or allow it (setting "
                + "\(Setting.groupNamesAreUnique.rawValue))."
        case .externalID: "externalId is taken by another group; send the id that is this group's own."
        case .userName, .signInName, .slug, .integrationName, .domain, .pinnedName, .providerName,
            .entityID:
            "The name is taken."
        }
    }
}

extension SCIMError {
    /// Some clients mean somebody by it and forget to say whom (SCIMReferenceCode#10).
    static var removalOfAll: SCIMError {
        .invalidValue(
            "This operation removes all members and names nobody; name them in value, or allow it (setting "
                + "\(Setting.removeAllMembers.rawValue)).")
    }

    static func unknownGroup(_ id: String) -> SCIMError {
        SCIMError(status: 404, detail: "There is no Group \(SCIMError.quoted(id)).")
    }
}
