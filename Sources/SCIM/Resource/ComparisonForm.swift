extension SchemaSet {
    /// The resource as comparisons see it, for a database to search: the same names, and in place of each value its key.
    ///
    /// Text that ignores case is folded, a dateTime is its milliseconds, a primary element comes first, and what has no
    /// content or may not be asked about is left out. So `=`, `<` and byte order on these values are the operators of RFC 7644 §3.4.2.2.
    public func comparisonForm(of resource: JSONObject) -> JSONObject {
        var form = JSONObject()
        for member in resource.members {
            let key: JSONValue? =
                if let schema = extensionSchema(member.name) {
                    member.value.object.flatMap { $0.comparisonForm(schema.attributes) }
                } else {
                    attribute(member.name).flatMap { member.value.comparisonKey($0) }
                }
            if let key { form.append(member.name, key) }
        }
        return form
    }
}

extension JSONObject {
    fileprivate func comparisonForm(_ attributes: [Attribute]) -> JSONValue? {
        var form = JSONObject()
        for member in members {
            guard let attribute = attributes.first(where: { $0.name == member.name }),
                let key = member.value.comparisonKey(attribute)
            else { continue }
            form.append(member.name, key)
        }
        return form.isEmpty ? nil : .object(form)
    }
}

extension JSONValue {
    fileprivate func comparisonKey(_ attribute: Attribute) -> JSONValue? {
        guard hasContent, attribute.isComparable else { return nil }
        switch self {
        case .array(let elements):
            let ordered = elements.filter(\.isPrimary) + elements.filter { !$0.isPrimary }
            return .array(ordered.compactMap { $0.comparisonKey(attribute) })
        case .object(let object): return object.comparisonForm(attribute.subAttributes)
        case .string(let text) where attribute.type == .dateTime:
            return Instant(text).map { .number(JSONNumber($0.milliseconds)) }
        case .string(let text): return .string(attribute.isCaseExact ? text : text.comparisonKey)
        case .null, .bool, .number: return self
        }
    }
}
