/// One change of who belongs to a group; none of them needs to know who belongs to it already.
public enum MemberChange: Hashable, Sendable {
    case add([MemberReference])
    /// By their ids; whoever is no member is none afterwards, either.
    case remove([String])
    /// Those whom a filter over one member selects.
    case removeMatching(Filter)
    /// These, and nobody else.
    case replace([MemberReference])
    /// Everybody, though nobody was named.
    case removeAll
}

extension MemberChange {
    /// What an operation whose path leads to `members` asks for.
    ///
    /// - Parameters:
    ///   - filter: what stands in the brackets of the path.
    ///   - isPart: whether the path goes on to a sub-attribute.
    init(
        _ operation: PatchOperation,
        where filter: Filter?,
        isPart: Bool,
        quirks: Quirks
    ) throws(SCIMError) {
        guard !isPart, filter == nil || operation.verb == .remove else {
            throw .mutability("A member cannot be changed in its place; remove it, and add another one.")
        }
        switch operation.verb {
        case .remove:
            if let filter {
                self = filter.pinnedValues.map(MemberChange.remove) ?? .removeMatching(filter)
            } else if let value = operation.value, value != .null, quirks.contains(.removalByValue) {
                quirks.fired(.removalByValue)
                self = .remove(try MemberReference.all(in: value, quirks: quirks).map(\.id))
            } else {
                self = .removeAll
            }
        case .add, .replace:
            guard let value = operation.value else {
                throw .invalidValue("The operation \(operation.verb.rawValue) needs a value.")
            }
            let members = try MemberReference.all(in: value, quirks: quirks)
            self = operation.verb == .add ? .add(members) : .replacing(members, quirks)
        }
    }

    /// What it means to replace the members by these.
    static func replacing(_ members: [MemberReference], _ quirks: Quirks) -> MemberChange {
        guard quirks.contains(.additiveMembers) else { return .replace(members) }
        quirks.fired(.additiveMembers)
        return .add(members)
    }
}

extension Filter {
    /// The ids, when the filter is `value eq "…"` or several of these with `or`.
    fileprivate var pinnedValues: [String]? {
        switch self {
        case .comparison(let path, .eq, .text(_, let sent)) where path.attribute.name == "value": return [sent]
        case .or(let parts):
            let ids = parts.compactMap(\.pinnedValues)
            return ids.count == parts.count ? ids.flatMap(\.self) : nil
        case .comparison, .present, .not, .and, .element: return nil
        }
    }
}
