/// RFC 7644 §3.5.2.1: add sets what is absent, merges into complex values, appends to multi-valued attributes.
extension Patching {
    mutating func add(_ value: JSONValue, to path: PatchPath) throws(SCIMError) {
        switch path {
        case .schema(let urn):
            try merge(value, intoSchema: urn) { (patching, value, path) throws(SCIMError) in
                try patching.add(value, to: .attribute(path))
            }
        case .attribute(let path): try add(value, to: path)
        case .elements(let path, let filter, let subAttribute):
            try change(path, where: filter, subAttribute) { old, new in
                old.merging(new)
            } with: {
                value
            }
        }
    }

    private mutating func add(_ value: JSONValue, to path: AttributePath) throws(SCIMError) {
        if path.subAttribute != nil { return try setSubAttribute(of: path, to: value) }
        let attribute = path.attribute
        // An add may bring one value of a multi-valued attribute without the array around it.
        let sent = attribute.isMultiValued && value.array == nil && !value.isUnassigned ? [value] : value
        guard let new = try checked(sent, for: path) else { return }
        if attribute.isMultiValued {
            try append(new.array ?? [], to: path)
        } else if attribute.type == .complex, let old = current(path) {
            set(path, old.merging(new))
        } else {
            set(path, new)
        }
    }

    private mutating func append(_ new: [JSONValue], to path: AttributePath) throws(SCIMError) {
        var all = elements(path)
        let touched = all.mergeValues(new)
        try path.attribute.allow(count: all.count, at: path.description)
        all.settlePrimary(touched)
        set(path, .array(all))
    }

    /// `name.givenName`, or `emails.value` for every e-mail there is; a missing parent is made (RFC 7644 §3.5.2.1).
    mutating func setSubAttribute(of path: AttributePath, to value: JSONValue) throws(SCIMError) {
        let new = try checked(value, for: path)
        guard let name = path.subAttribute?.name else { return }
        func changed(_ parent: JSONValue?) -> JSONValue {
            var object = parent?.object ?? JSONObject()
            object[name] = new
            return .object(object)
        }
        guard path.attribute.isMultiValued else { return set(path, changed(current(path))) }
        var all = elements(path)
        if all.isEmpty {
            all = [changed(nil)]
        } else {
            all = all.map(changed)
        }
        set(path, .array(all))
    }

    /// Takes a partial extension apart into its attributes.
    mutating func merge(
        _ value: JSONValue,
        intoSchema urn: String,
        _ apply: (inout Patching, JSONValue, AttributePath) throws(SCIMError) -> Void
    ) throws(SCIMError) {
        guard let object = value.object else {
            throw .invalidValue("\(urn) must be an object, but \(value.kindInWords) was sent.")
        }
        guard let schema = schemas.extensionSchema(urn) else {
            throw .invalidPath("\(urn) is the resource itself; name an attribute behind it.")
        }
        for member in object.members {
            guard let attribute = schema.attributes.first(where: { $0.name.equalsIgnoringCase(member.name) }) else {
                try values.forgive(
                    .unknownAttributes, "\(ValueChecker.unknown(member.name)) is not an attribute of \(urn)")
                continue
            }
            guard attribute.mutability != .readOnly else {
                if quirks.contains(.readOnlyInObjects) {
                    quirks.fired(.readOnlyInObjects)
                    continue
                }
                throw .mutability("\(attribute.name) is read-only; leave it out of the PATCH.")
            }
            try apply(&self, member.value, AttributePath(container: schema.id, attribute: attribute))
        }
    }
}

extension JSONValue {
    /// The sub-attributes of both, those of the other where both have one.
    func merging(_ other: JSONValue) -> JSONValue {
        guard var merged = object, let other = other.object else { return other }
        for member in other.members { merged[member.name] = member.value }
        return .object(merged)
    }
}
