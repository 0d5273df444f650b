/// RFC 7644 §3.5.2.2: remove unassigns; what is not there is already removed, so it never answers `noTarget`.
extension Patching {
    mutating func remove(_ path: PatchPath) throws(SCIMError) {
        switch path {
        case .schema(let urn):
            guard let schema = schemas.extensionSchema(urn) else {
                throw .mutability("The core attributes cannot be removed as a whole; name the ones to remove.")
            }
            for attribute in schema.attributes where attribute.mutability != .readOnly {
                try remove(.attribute(AttributePath(container: schema.id, attribute: attribute)))
            }
        case .attribute(let path): try remove(path)
        case .elements(let path, let filter, let subAttribute):
            try remove(subAttribute, ofElements: path, where: filter)
        }
    }

    private mutating func remove(_ path: AttributePath) throws(SCIMError) {
        guard !path.leaf.isRequired else {
            throw .mutability("\(path) is required and cannot be removed; replace it instead.")
        }
        guard let subAttribute = path.subAttribute else { return set(path, nil) }
        guard let old = current(path) else { return }
        let changed = (old.array ?? [old]).compactMap { $0.removing(subAttribute) }
        set(path, path.attribute.isMultiValued ? .array(changed) : changed.first)
    }

    private mutating func remove(
        _ subAttribute: Attribute?,
        ofElements path: AttributePath,
        where filter: Filter
    ) throws(SCIMError) {
        guard !(subAttribute?.isRequired ?? false) else {
            throw .mutability("\(path).\(subAttribute?.name ?? "") is required; remove the whole value instead.")
        }
        guard let old = current(path) else { return }
        let kept = (old.array ?? [old]).compactMap { element -> JSONValue? in
            guard element.object.map(filter.matches) ?? false else { return element }
            return subAttribute.flatMap(element.removing)
        }
        guard !kept.isEmpty || !path.attribute.isRequired else {
            throw .mutability("\(path) is required; its last value cannot be removed.")
        }
        set(path, path.attribute.isMultiValued ? .array(kept) : kept.first)
    }
}

extension JSONValue {
    /// The complex value without one sub-attribute; nil when nothing is left of it.
    fileprivate func removing(_ subAttribute: Attribute) -> JSONValue? {
        guard var object else { return self }
        object[subAttribute.name] = nil
        return object.isEmpty ? nil : .object(object)
    }
}
