/// What a PATCH makes of a group: its attributes, and how its members change (RFC 7644 §3.5.2).
public struct GroupPatch: Hashable, Sendable {
    public let checked: CheckedResource
    /// In the order in which they are to be made.
    public let memberChanges: [MemberChange]
}

extension SchemaSet {
    /// Applies a PATCH to a group whose members are not at hand.
    ///
    /// - Parameter resource: the stored document, without `members`.
    public func patchGroup(
        _ resource: JSONObject,
        with request: PatchRequest,
        quirks: Quirks = .standard
    ) throws(SCIMError) -> GroupPatch {
        var changes: [MemberChange] = []
        var others: [PatchOperation] = []
        for operation in request.operations {
            if let change = try memberChange(in: operation, quirks: quirks) {
                changes.append(change)
            } else {
                let (change, rest) = try split(operation, quirks: quirks)
                if let change { changes.append(change) }
                if let rest { others.append(rest) }
            }
        }
        return GroupPatch(
            checked: try patch(resource, with: PatchRequest(others), quirks: quirks), memberChanges: changes)
    }

    /// A whole group as it was sent, taken apart; nil for members that were not sent at all.
    public func withoutMembers(
        _ document: JSONObject,
        quirks: Quirks = .standard
    ) throws(SCIMError) -> (profile: JSONObject, members: [MemberReference]?) {
        var profile = try unqualified(document, quirks: quirks)
        let members = profile["members"]
        profile["members"] = nil
        return (
            profile, try members.map { (value) throws(SCIMError) in try MemberReference.all(in: value, quirks: quirks) }
        )
    }

    /// The change that an operation is when its path leads to `members`.
    private func memberChange(in operation: PatchOperation, quirks: Quirks) throws(SCIMError) -> MemberChange? {
        guard let sent = operation.path else { return nil }
        let text = tidyPath(sent, quirks: quirks)
        let parts = ValuePathParts(text)
        guard case .attribute(let path)? = try? target(parts?.head ?? text), path.container == nil,
            path.attribute.name == "members"
        else { return nil }
        var filter: Filter?
        if let parts { filter = try elementFilter(parts.filter, of: path.attribute, quirks: quirks) }
        let isPart = path.subAttribute != nil || parts?.subAttribute != nil
        return try MemberChange(operation, where: filter, isPart: isPart, quirks: quirks)
    }

    /// An operation without path may bring members beside other attributes, or name those to remove (JumpCloud).
    private func split(
        _ operation: PatchOperation,
        quirks: Quirks
    ) throws(SCIMError) -> (MemberChange?, PatchOperation?) {
        guard operation.path == nil, quirks.contains(.pathlessOperations), let object = operation.value?.object
        else { return (nil, operation) }
        var (rest, members) = try withoutMembers(object, quirks: quirks)
        guard let members else { return (nil, operation) }
        rest["schemas"] = nil
        let others = rest.isEmpty ? nil : PatchOperation(operation.verb, value: .object(rest))
        switch operation.verb {
        case .add: return (.add(members), others)
        case .replace:
            return (.replacing(members, quirks), others)
        case .remove:
            guard quirks.contains(.removalByValue) else { return (nil, operation) }
            quirks.fired(.removalByValue)
            return (.remove(members.map(\.id)), others)
        }
    }
}
