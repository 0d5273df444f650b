/// What became of one attribute, or of one value of it.
public struct AttributeChange: Hashable, Sendable {
    /// `title`, `name.givenName`, `emails[type eq "work"].value`, or the attribute alone for a value that came or went.
    public let path: String
    /// Nil when there was none.
    public let before: JSONValue?
    /// Nil when there is none any more.
    public let after: JSONValue?

    public init(path: String, before: JSONValue?, after: JSONValue?) {
        self.path = path
        self.before = before
        self.after = after
    }

    /// What stands in the place of a value that may never be shown (RFC 7643 §7, `returned`: `never`).
    public static let mask: JSONValue = "•••"
}

extension SchemaSet {
    /// How a resource differs from what it was, attribute by attribute; `schemas` follows from the others.
    public func changes(from old: JSONObject, to new: JSONObject) -> [AttributeChange] {
        var changes: [AttributeChange] = []
        for name in old.names(and: new) where !name.equalsIgnoringCase("schemas") {
            if let schema = extensionSchema(name) {
                let (before, after) = (old[name]?.object ?? JSONObject(), new[name]?.object ?? JSONObject())
                for inner in before.names(and: after) {
                    let attribute = schema.attributes.first { $0.name.equalsIgnoringCase(inner) }
                    changes += Difference(attribute, at: "\(schema.id):\(inner)").between(before[inner], after[inner])
                }
            } else {
                changes += Difference(attribute(name), at: name).between(old[name], new[name])
            }
        }
        return changes
    }
}

/// The differences of one attribute.
private struct Difference {
    /// Nil when no schema knows it any more.
    let attribute: Attribute?
    let path: String

    init(_ attribute: Attribute?, at path: String) {
        self.attribute = attribute
        self.path = path
    }

    func between(_ old: JSONValue?, _ new: JSONValue?) -> [AttributeChange] {
        guard !old.isSame(as: new) else { return [] }
        switch (old ?? .null, new ?? .null) {
        case _ where isSecret: return [change(old, new)]
        case (.object(let before), .object(let after)): return inside(before, after, at: path)
        case (.object(let before), .null): return inside(before, JSONObject(), at: path)
        case (.null, .object(let after)): return inside(JSONObject(), after, at: path)
        case (.array(let before), .array(let after)): return elements(before, after)
        case (.array(let before), .null): return elements(before, [])
        case (.null, .array(let after)): return elements([], after)
        default: return [change(old, new)]
        }
    }

    private var isSecret: Bool { !(attribute?.isReadable ?? true) }

    /// The sub-attributes of a complex value, one by one.
    private func inside(_ old: JSONObject, _ new: JSONObject, at path: String) -> [AttributeChange] {
        old.names(and: new).flatMap { name in
            Difference(attribute?.subAttribute(name), at: "\(path).\(name)").between(old[name], new[name])
        }
    }

    /// Values of one type are the same value before and after; the others came or went as a whole.
    private func elements(_ old: [JSONValue], _ new: [JSONValue]) -> [AttributeChange] {
        let gone = old.filter { value in !new.contains { Optional($0).isSame(as: value) } }
        let come = new.filter { value in !old.contains { Optional($0).isSame(as: value) } }
        var changes: [AttributeChange] = []
        var paired: Set<String> = []
        for value in gone {
            guard let type = value.type, let before = value.object, gone.count(where: { $0.type == type }) == 1,
                let after = come.only(ofType: type)
            else {
                changes.append(change(value, nil))
                continue
            }
            paired.insert(type)
            let selector = "[type eq \(String(decoding: JSONValue.string(type).encoded, as: UTF8.self))]"
            changes += inside(before, after, at: path + selector)
        }
        for value in come where !paired.contains(value.type ?? "") { changes.append(change(nil, value)) }
        return changes
    }

    private func change(_ old: JSONValue?, _ new: JSONValue?) -> AttributeChange {
        AttributeChange(path: path, before: old.map(masked), after: new.map(masked))
    }

    private func masked(_ value: JSONValue) -> JSONValue {
        guard !isSecret else { return AttributeChange.mask }
        guard let object = value.object else { return value }
        return .object(
            JSONObject(
                object.members.map { member in
                    let isReadable = attribute?.subAttribute(member.name)?.isReadable ?? true
                    return JSONObject.Member(member.name, isReadable ? member.value : AttributeChange.mask)
                }))
    }
}

extension JSONObject {
    /// The names of both, each once.
    fileprivate func names(and other: JSONObject) -> [String] {
        members.map(\.name) + other.members.map(\.name).filter { self[$0] == nil }
    }
}

extension JSONValue? {
    /// To Swift a text is equal to its other Unicode forms; to who reads it back it is another.
    fileprivate func isSame(as other: JSONValue?) -> Bool {
        self == other && self?.encoded == other?.encoded
    }
}

extension JSONValue {
    fileprivate var type: String? { object?["type"]?.string }
}

extension [JSONValue] {
    /// The value of a type, when it is the only one.
    fileprivate func only(ofType type: String) -> JSONObject? {
        let found = filter { $0.type == type }
        return found.count == 1 ? found[0].object : nil
    }
}
