extension SchemaSet {
    /// A resource as a client sent it with each attribute in its one place, whatever the name it was sent under.
    ///
    /// RFC 7643 §3.3 puts an extension's attributes into an object under its URN, and core attributes at the top. Clients
    /// also write `urn:…:User:department` beside them, or core attributes under the core schema's URN. To the quirks that
    /// understand this, each is the attribute itself: every rule, of mutability above all, sees one spelling only. Other
    /// names stay as they are; so do values that are no object where one must be, for the validator to refuse.
    ///
    /// - Throws: `invalidSyntax` when an attribute is there under two names, as if one name were there twice.
    public func unqualified(_ document: JSONObject, quirks: Quirks = .standard) throws(SCIMError) -> JSONObject {
        let isPlain = document.members.allSatisfy { !$0.name.isURN || extensionSchema($0.name) != nil }
        guard !isPlain else { return document }
        var top = NamedOnce()
        var parts: [String: NamedOnce] = [:]
        for member in document.members {
            switch (place(of: member.name, quirks: quirks), member.value) {
            case (.schema(core.id)?, .object(let object)):
                for inner in object.members { try top.add(inner.name, inner.value) }
            case (.schema(let urn)?, .object(let object)):
                for inner in object.members { try parts[urn, default: NamedOnce()].add(inner.name, inner.value) }
            case (.schema(let urn)?, let value): try top.add(urn, value)
            case (.attribute(let path)?, let value):
                guard let container = path.container else {
                    try top.add(path.attribute.name, value)
                    continue
                }
                try parts[container, default: NamedOnce()].add(path.attribute.name, value)
            case (nil, let value): try top.add(member.name, value)
            }
        }
        for schema in extensions {
            if let part = parts[schema.id] { try top.add(schema.id, .object(part.object)) }
        }
        return top.object
    }
}

extension SchemaSet {
    /// What a top-level name stands for, if it is a URN that the quirks understand.
    private func place(of name: String, quirks: Quirks) -> Target? {
        guard name.isURN else { return nil }
        if let schema = extensionSchema(name) { return .schema(schema.id) }
        let tidy = tidyPath(name, quirks: quirks)
        if let schema = extensionSchema(tidy) { return .schema(schema.id) }
        guard quirks.contains(.dottedKeys), let target = try? target(tidy) else { return nil }
        if case .attribute(let path) = target, path.subAttribute != nil { return nil }
        quirks.fired(.dottedKeys)
        return target
    }
}

/// An object under construction in which a name appears once, whatever its case.
private struct NamedOnce {
    private var members: [JSONObject.Member] = []
    private var names: Set<String> = []

    var object: JSONObject { JSONObject(members) }

    mutating func add(_ name: String, _ value: JSONValue) throws(SCIMError) {
        guard names.insert(name.asciiLowercased).inserted else {
            throw .invalidSyntax("\(SCIMError.quoted(name)) is sent under two names; send it once.")
        }
        members.append(JSONObject.Member(name, value))
    }
}
