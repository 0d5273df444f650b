/// RFC 7644 §3.5.2.3: replace puts new values in the place of old ones, and works like add where there is none.
extension Patching {
    mutating func replace(_ path: PatchPath, with value: JSONValue) throws(SCIMError) {
        switch path {
        case .schema(let urn):
            guard !value.isUnassigned else { return try remove(path) }
            try merge(value, intoSchema: urn) { (patching, value, path) throws(SCIMError) in
                try patching.replace(.attribute(path), with: value)
            }
        case .attribute(let path): try replace(path, with: value)
        case .elements(let path, let filter, let subAttribute):
            try change(path, where: filter, subAttribute) { _, new in
                new
            } with: {
                value
            }
        }
    }

    private mutating func replace(_ path: AttributePath, with value: JSONValue) throws(SCIMError) {
        if path.subAttribute != nil { return try setSubAttribute(of: path, to: value) }
        guard let new = try checked(value, for: path) else { return set(path, nil) }
        // Sub-attributes that are not named stay as they are.
        if quirks.contains(.partialReplacement), path.attribute.type == .complex, !path.attribute.isMultiValued,
            let old = current(path)
        {
            set(path, old.merging(new))
        } else {
            set(path, new)
        }
    }

    /// Changes the elements a filter selects: one sub-attribute of each, or each as a whole.
    ///
    /// - Throws: `noTarget` when the filter selects nothing, `invalidFilter` when it selects more than it may.
    mutating func change(
        _ path: AttributePath,
        where filter: Filter,
        _ subAttribute: Attribute?,
        whole: (JSONValue, JSONValue) -> JSONValue,
        with value: () -> JSONValue
    ) throws(SCIMError) {
        let isSingular = !path.attribute.isMultiValued
        var all = isSingular ? current(path).map { [$0] } ?? [] : elements(path)
        let touched = all.indices.filter { all[$0].object.map(filter.matches) ?? false }
        guard !touched.isEmpty else {
            throw .noTarget("No value of \(path) matches [\(SCIMError.quoted(filter.description))]; add it first.")
        }
        guard touched.count == 1 || quirks.contains(.manyTargets) else {
            throw .invalidFilter("\(touched.count) values of \(path) match; name one of them alone.")
        }
        if let subAttribute {
            let target = AttributePath(
                container: path.container, attribute: path.attribute, subAttribute: subAttribute)
            let new = try checked(value(), for: target)
            for index in touched {
                guard var object = all[index].object else { continue }
                object[subAttribute.name] = new
                all[index] = .object(object)
            }
        } else {
            let sent =
                isSingular ? value() : .array([quirks.rewrite(value(), forSelectedElementOf: path.attribute)])
            let new = try checked(sent, for: path)
            guard let element = isSingular ? new : new?.array?.first else {
                return try remove(.elements(path, filter, subAttribute: nil))
            }
            for index in touched { all[index] = whole(all[index], element) }
        }
        all.removeAll { $0.object?.isEmpty ?? false }
        all.settlePrimary(touched)
        set(path, isSingular ? all.first : .array(all))
    }
}
