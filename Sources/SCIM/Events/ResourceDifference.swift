/// What is another between two states of a resource, attribute by attribute.
public struct ResourceDifference: Hashable, Sendable {
    private let changes: [Change]
    private let members: [MemberChange]

    private struct Change: Hashable, Sendable {
        /// A path (RFC 7644 §3.5.2).
        let path: String
        /// Nil for what has no value any more.
        let value: JSONValue?
    }

    /// - Parameters:
    ///   - old: as it would be answered, like `new`: what is never answered makes no difference.
    ///   - members: how the members of a group changed, which are not part of either state.
    public init(from old: JSONObject, to new: JSONObject, members: [MemberChange] = []) {
        changes = ResourceDifference.changes(from: old, to: new, inside: nil)
        self.members = members
    }

    private static func changes(from old: JSONObject, to new: JSONObject, inside urn: String?) -> [Change] {
        var changes: [Change] = []
        for name in new.members.map(\.name) + old.members.map(\.name).filter({ new[$0] == nil }) {
            let (before, after) = (old[name], new[name])
            // By bytes: to Swift a text is equal to its other Unicode forms.
            guard before?.encoded != after?.encoded, urn != nil || !ownedByServer.contains(name) else { continue }
            if urn == nil, name.contains(":") {
                changes += Self.changes(
                    from: before?.object ?? JSONObject(), to: after?.object ?? JSONObject(), inside: name)
            } else {
                changes.append(Change(path: urn.map { "\($0):\(name)" } ?? name, value: after))
            }
        }
        return changes
    }

    private static let ownedByServer = ["schemas", "id", "meta"]
}

extension ResourceDifference {
    /// The paths of what is another.
    public var attributes: [String] { changes.map(\.path) + (members.isEmpty ? [] : ["members"]) }

    /// A patch that makes the new state of the old one (RFC 7644 §3.5.2).
    public var patchOp: JSONObject {
        let operations = changes.map { change -> JSONValue in
            if let value = change.value { return ["op": "replace", "path": .string(change.path), "value": value] }
            return ["op": "remove", "path": .string(change.path)]
        }
        return [
            "schemas": [.string(MessageURN.patchOp)],
            "Operations": .array(operations + members.flatMap(\.operations)),
        ]
    }
}

extension MemberChange {
    /// The operations of a patch that change the members in this way.
    fileprivate var operations: [JSONValue] {
        switch self {
        case .add(let members): [["op": "add", "path": "members", "value": members.value]]
        case .replace(let members): [["op": "replace", "path": "members", "value": members.value]]
        case .remove(let ids):
            ids.map { remove("value eq \(String(decoding: JSONValue.string($0).encoded, as: UTF8.self))") }
        case .removeAll: [["op": "remove", "path": "members"]]
        case .removeMatching(let filter): [remove(filter.description)]
        }
    }

    private func remove(_ filter: String) -> JSONValue { ["op": "remove", "path": .string("members[\(filter)]")] }
}

extension [MemberReference] {
    /// As a value of `members` (RFC 7643 §4.2).
    public var value: JSONValue {
        .array(
            map { member in
                var element = JSONObject([.init("value", .string(member.id))])
                if let kind = member.kind { element.append("type", .string(kind.rawValue)) }
                return .object(element)
            })
    }
}
