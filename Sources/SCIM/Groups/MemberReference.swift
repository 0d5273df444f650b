/// Who is to be a member of a group, as a client names it (RFC 7643 §4.2).
public struct MemberReference: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case user = "User"
        case group = "Group"
    }

    public let id: String
    /// Nil when the client leaves it to the server.
    public let kind: Kind?

    public init(id: String, kind: Kind? = nil) {
        self.id = id
        self.kind = kind
    }
}

extension MemberReference {
    /// Reads the members in a value: an array of them, one alone, or an object around either (Salesforce).
    ///
    /// Whoever is named twice is there once. `display` is the server's business, and whatever else a client adds.
    static func all(in value: JSONValue, quirks: Quirks) throws(SCIMError) -> [MemberReference] {
        if let inner = value.object?["members"] { return try all(in: inner, quirks: quirks) }
        guard value.array != nil || quirks.contains(.looseArrays) || value == .null else {
            throw .invalidValue("members must be an array, but \(value.kindInWords) was sent.")
        }
        if value.array == nil, value != .null { quirks.fired(.looseArrays) }
        var seen: Set<String> = []
        var members: [MemberReference] = []
        for (index, element) in (value.array ?? [value]).enumerated() where element != .null {
            let member = try MemberReference(element, at: "members[\(index)]", quirks: quirks)
            if seen.insert(member.id).inserted { members.append(member) }
        }
        return members
    }

    private init(_ element: JSONValue, at place: String, quirks: Quirks) throws(SCIMError) {
        if case .string(let id) = element, quirks.contains(.scalarsForComplex), !id.isEmpty {
            quirks.fired(.scalarsForComplex)
            self.init(id: id)
            return
        }
        guard let object = element.object else {
            throw .invalidValue("\(place) must be an object with a value, but \(element.kindInWords) was sent.")
        }
        // A reference ends with the id it points at.
        let named = object["value"]?.string ?? object["$ref"]?.string?.split(separator: "/").last.map(String.init)
        guard let named, !named.isEmpty else {
            throw .invalidValue("\(place).value is missing; send the id of a User or a Group.")
        }
        self.init(id: named, kind: try Kind(object["type"], at: place))
    }
}

extension MemberReference.Kind {
    fileprivate init?(_ value: JSONValue?, at place: String) throws(SCIMError) {
        guard let value, !value.isUnassigned else { return nil }
        let known = Self.allCases.first { value.string?.equalsIgnoringCase($0.rawValue) ?? false }
        guard let known else {
            throw .invalidValue("\(place).type must be User or Group; send one of them, or leave it out.")
        }
        self = known
    }
}
