/// Which attributes an answer carries (RFC 7644 §3.9).
public enum Projection: Hashable, Sendable {
    /// What is returned by default.
    case standard
    /// `attributes`: these, and what is always returned.
    case only(Set<SchemaSet.Target>)
    /// `excludedAttributes`: the standard set without these.
    case excluding(Set<SchemaSet.Target>)
}

extension SchemaSet {
    /// Reads the two parameters; names nobody knows are ignored, as is a filter behind a name (`emails[…]`).
    ///
    /// - Throws: `invalidValue` when both are given (RFC 7644 §3.9), or when there is too much text.
    public func projection(
        attributes: [String]?,
        excludedAttributes: [String]?
    ) throws(SCIMError) -> Projection {
        switch (attributes, excludedAttributes) {
        case (_?, _?):
            throw .invalidValue("attributes and excludedAttributes exclude each other; send one of them.")
        case (let names?, nil): return .only(try targets(names))
        case (nil, let names?): return .excluding(try targets(names))
        case (nil, nil): return .standard
        }
    }

    private func targets(_ names: [String]) throws(SCIMError) -> Set<Target> {
        let length = names.reduce(0) { $0 + $1.utf8.count + 1 }
        guard length <= SchemaSet.maximumTextLength else {
            throw .invalidValue(
                "The list of attributes is longer than \(SchemaSet.maximumTextLength) bytes; name fewer.")
        }
        return Set(names.compactMap { try? target(String($0.prefix { $0 != "[" }).trimming(" ")) })
    }

    /// The part of a resource that a projection leaves.
    ///
    /// - Parameter supplied: attributes returned on request only that this very request wrote (RFC 7643 §7, `returned`).
    public func project(_ resource: JSONObject, _ projection: Projection, supplied: Set<Target> = []) -> JSONObject {
        var projected = JSONObject()
        for member in resource.members {
            if let schema = extensionSchema(member.name), let object = member.value.object {
                let part = project(object, of: schema, projection, supplied)
                if !part.isEmpty { projected.append(member.name, .object(part)) }
            } else if let attribute = attribute(member.name) {
                let path = AttributePath(attribute: attribute)
                guard let value = select(member.value, path, core.id, projection, supplied) else { continue }
                projected.append(member.name, value)
            }
        }
        return projected
    }

    private func project(
        _ object: JSONObject,
        of schema: Schema,
        _ projection: Projection,
        _ supplied: Set<Target>
    ) -> JSONObject {
        var projected = JSONObject()
        for member in object.members {
            guard let attribute = schema.attributes.first(where: { $0.name == member.name }) else { continue }
            let path = AttributePath(container: schema.id, attribute: attribute)
            guard let value = select(member.value, path, schema.id, projection, supplied) else { continue }
            projected.append(member.name, value)
        }
        return projected
    }

    private func select(
        _ value: JSONValue,
        _ path: AttributePath,
        _ schema: String,
        _ projection: Projection,
        _ supplied: Set<Target>
    ) -> JSONValue? {
        // What is never returned is not returned in parts either.
        guard path.attribute.isReadable else { return nil }
        let isWhole = projection.selects(path, in: schema, supplied)
        let chosen = path.attribute.subAttributes.filter { subAttribute in
            let inner = AttributePath(
                container: path.container,
                attribute: path.attribute,
                subAttribute: subAttribute
            )
            return projection.selects(inner, within: isWhole, supplied)
        }
        guard path.attribute.type == .complex else { return isWhole ? value : nil }
        let isNamedInside = projection.namesInside(path)
        guard isWhole || isNamedInside else { return nil }
        if chosen.count == path.attribute.subAttributes.count { return value }
        return value.keeping(chosen)
    }
}

extension Projection {
    /// Whether an attribute as a whole is part of the answer.
    fileprivate func selects(_ path: AttributePath, in schema: String, _ supplied: Set<SchemaSet.Target>) -> Bool {
        let target = SchemaSet.Target.attribute(path)
        switch (path.attribute.returned, self) {
        case (.always, _): return true
        case (.never, _): return false
        case (_, .only(let named)):
            return named.contains(target) || (named.contains(.schema(schema)) && path.attribute.returned == .default)
        case (.request, _): return supplied.contains(target)
        case (.default, .standard): return true
        case (.default, .excluding(let named)): return !named.contains(target) && !named.contains(.schema(schema))
        }
    }

    /// Whether a sub-attribute is part of the answer.
    fileprivate func selects(
        _ path: AttributePath,
        within isWhole: Bool,
        _ supplied: Set<SchemaSet.Target>
    ) -> Bool {
        let target = SchemaSet.Target.attribute(path)
        switch (path.leaf.returned, self) {
        case (.always, _): return true
        case (.never, _): return false
        case (.request, .only(let named)): return named.contains(target)
        case (.request, _): return supplied.contains(target)
        case (.default, .standard): return isWhole
        case (.default, .only(let named)): return isWhole || named.contains(target)
        case (.default, .excluding(let named)): return isWhole && !named.contains(target)
        }
    }

    /// Whether `attributes` names something inside a complex attribute.
    fileprivate func namesInside(_ path: AttributePath) -> Bool {
        guard case .only(let named) = self else { return false }
        return named.contains {
            guard case .attribute(let inner) = $0 else { return false }
            return inner.withoutSubAttribute == path
        }
    }
}

extension JSONValue {
    /// A complex value, or each element of a multi-valued one, with just these sub-attributes; nil if nothing is left.
    fileprivate func keeping(_ subAttributes: [Attribute]) -> JSONValue? {
        switch self {
        case .object(let object):
            let members = object.members.filter { member in subAttributes.contains { $0.name == member.name } }
            return members.isEmpty ? nil : .object(JSONObject(members))
        case .array(let elements):
            let kept = elements.compactMap { $0.keeping(subAttributes) }
            return kept.isEmpty ? nil : .array(kept)
        case .null, .bool, .number, .string: return self
        }
    }
}
