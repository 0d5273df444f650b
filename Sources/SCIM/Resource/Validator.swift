extension SchemaSet {
    /// Checks a whole resource as a client sent it, or as a PATCH left it.
    ///
    /// Unknown attributes and URNs are left out with a warning, where the quirks allow it; values of `readOnly` attributes are left out silently
    /// (RFC 7644 §3.3, §3.5.1), those of `writeOnly` ones once their type was checked.
    ///
    /// - Parameter current: the document that is to be replaced, for `immutable` attributes.
    /// - Throws: `invalidValue` for a wrong type or a missing required value, `mutability` for a changed immutable one.
    public func check(
        _ document: JSONObject,
        replacing current: JSONObject? = nil,
        quirks: Quirks = .standard
    ) throws(SCIMError) -> CheckedResource {
        var values = ValueChecker(quirks: quirks)
        var sent = SentMembers(try unqualified(document, quirks: quirks))
        // An empty name is no name; stored, it would be the same for all who have none.
        if case .string(let text)? = sent["externalid"], text.isBlank { _ = sent.take("externalid") }
        try checkSchemas(sent.take("schemas"), &values)

        var members: [JSONObject.Member] = []
        for attribute in common + core.attributes where attribute.key != "schemas" {
            let path = AttributePath(attribute: attribute)
            let value = try values.stored(sent.take(attribute.key), at: path, was: current)
            if let value { members.append(JSONObject.Member(attribute.name, value)) }
        }
        var used = [core.id]
        for schema in extensions {
            let object = try container(sent.take(schema.id.asciiLowercased), schema, current, &values)
            guard let object else { continue }
            used.append(schema.id)
            members.append(JSONObject.Member(schema.id, .object(object)))
        }
        for name in sent.names {
            try values.forgive(
                .unknownAttributes, "\(ValueChecker.unknown(name)) is not an attribute of \(type.name)")
        }
        let schemas = JSONObject.Member("schemas", .array(used.map(JSONValue.string)))
        return CheckedResource(document: JSONObject([schemas] + members), warnings: values.warnings)
    }

    /// `schemas` may be missing, and may name what is not known here; what is used is worked out from the content.
    private func checkSchemas(_ value: JSONValue?, _ values: inout ValueChecker) throws(SCIMError) {
        guard let value, value != .null else { return try values.forgive(.missingSchemas, "schemas is missing") }
        guard let elements = value.array, elements.allSatisfy({ $0.string != nil }) else {
            throw .invalidSyntax("schemas must be an array of URNs, but \(value.kindInWords) was sent.")
        }
        for urn in elements.compactMap(\.string) where schema(urn) == nil {
            try values.forgive(
                .unknownAttributes, "\(ValueChecker.unknown(urn)) is not a schema of \(type.name)")
        }
    }

    /// One extension's object; nil when nothing in it is assigned.
    private func container(
        _ value: JSONValue?,
        _ schema: Schema,
        _ current: JSONObject?,
        _ values: inout ValueChecker
    ) throws(SCIMError) -> JSONObject? {
        if let value, value.object == nil, value != .null {
            guard value.isUnassigned, values.quirks.contains(.looseArrays) else {
                throw .invalidValue("\(schema.id) must be an object, but \(value.kindInWords) was sent.")
            }
            values.quirks.fired(.looseArrays)
        }
        var sent = SentMembers(value?.object ?? JSONObject())
        var object = JSONObject()
        let isUsed = !sent.names.isEmpty
        for attribute in schema.attributes {
            let path = AttributePath(container: schema.id, attribute: attribute)
            let value = try values.stored(
                sent.take(attribute.key), at: path, was: current, isRequired: isUsed)
            if let value { object.append(attribute.name, value) }
        }
        for name in sent.names {
            try values.forgive(
                .unknownAttributes, "\(ValueChecker.unknown(name)) is not an attribute of \(schema.id)")
        }
        return object.isEmpty ? nil : object
    }
}

extension ValueChecker {
    /// The value to keep of an attribute: checked, required, unchanged where it is immutable. Nil keeps none.
    fileprivate mutating func stored(
        _ sent: JSONValue?,
        at path: AttributePath,
        was current: JSONObject?,
        isRequired: Bool = true
    ) throws(SCIMError) -> JSONValue? {
        let attribute = path.attribute
        guard attribute.mutability != .readOnly else { return nil }
        let value: JSONValue? =
            if let sent { try checked(sent, as: attribute, at: path.description) } else { nil }
        if attribute.mutability == .writeOnly {
            if value != nil { warn("\(path) was accepted and discarded") }
            return nil
        }
        if attribute.isRequired, isRequired, value.map(\.isBlank) ?? true {
            throw .invalidValue("\(path) is required and must not be empty; send a value for it.")
        }
        if attribute.mutability == .immutable, let current,
            let old = path.container.map({ current[$0]?.object }) ?? current, let was = old[attribute.name],
            was != value
        {
            throw .mutability("\(path) is immutable: it was set once and cannot be changed or removed.")
        }
        return value
    }
}

extension JSONValue {
    fileprivate var isBlank: Bool {
        if case .string(let text) = self { text.isBlank } else { isUnassigned }
    }
}

extension String {
    fileprivate var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }
}
