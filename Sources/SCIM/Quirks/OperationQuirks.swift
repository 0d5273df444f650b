extension Quirks {
    /// An operation as the client meant it: itself, several in its place, or none.
    ///
    /// - Parameter resource: the document as the operations before have left it.
    func rewrite(
        _ operation: PatchOperation,
        on resource: JSONObject,
        schemas: SchemaSet
    ) throws(SCIMError) -> [PatchOperation] {
        var operation = operation
        if contains(.looseURNs), let path = operation.path { operation.path = schemas.tidyURN(path) }
        if contains(.unknownPaths), schemas.isUnknown(operation.path, quirks: self) { return [] }
        if contains(.dottedKeys), let expanded = schemas.expandKeys(of: operation, quirks: self) {
            var rewritten: [PatchOperation] = []
            for each in expanded { rewritten += try rewrite(each, on: resource, schemas: schemas) }
            return rewritten
        }
        if contains(.removalByValue), let removals = try schemas.removals(listedBy: operation, quirks: self) {
            return removals
        }
        if contains(.missingElements),
            let addition = try schemas.additionOfMissing(operation, on: resource, quirks: self)
        {
            return [addition]
        }
        return [operation]
    }
}

extension SchemaSet {
    /// Whether a path is well-formed and leads nowhere.
    fileprivate func isUnknown(_ path: String?, quirks: Quirks) -> Bool {
        guard let path else { return false }
        do {
            _ = try target(String(path.prefix { $0 != "[" }), quirks: quirks)
            return false
        } catch {
            if case .unknown = error { return true }
            return false
        }
    }

    /// `{"name.givenName": "Ada", "active": true}` without a path becomes an operation a key.
    ///
    /// Entra with `aadOptscim062020`; see entra-docs, application-provisioning-config-problem-scim-compatibility.
    fileprivate func expandKeys(of operation: PatchOperation, quirks: Quirks) -> [PatchOperation]? {
        guard operation.path == nil, operation.verb != .remove, let members = operation.value?.object?.members,
            members.contains(where: { isPath($0.name) })
        else { return nil }
        return members.map { member in
            isPath(member.name)
                ? PatchOperation(operation.verb, path: member.name, value: member.value)
                : PatchOperation(operation.verb, value: .object(JSONObject([member])))
        }
    }

    private func isPath(_ key: String) -> Bool {
        let isSchema = schema(tidyURN(key)) != nil
        return !isSchema && key.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") }
    }

    /// `remove emails` with `[{"value": "a@b.c"}]` removes that e-mail only; an RFC-literal server would empty the list.
    ///
    /// Entra's default generation and JumpCloud do so for group members (SCIMReferenceCode#10).
    fileprivate func removals(
        listedBy operation: PatchOperation,
        quirks: Quirks
    ) throws(SCIMError) -> [PatchOperation]? {
        guard operation.verb == .remove, let text = operation.path, let value = operation.value, !value.isUnassigned,
            case .attribute(let path) = try patchPath(text, quirks: quirks), path.subAttribute == nil,
            path.attribute.isMultiValued, path.attribute.valueAttribute != nil
        else { return nil }
        let listed = (value.array ?? [value]).compactMap { $0.string ?? $0.object?["value"]?.string }
        return listed.map { each in
            let quoted = String(decoding: JSONValue.string(each).encoded, as: UTF8.self)
            return PatchOperation(.remove, path: "\(path)[value eq \(quoted)]")
        }
    }

    /// `replace emails[type eq "work"].value` where there is no work e-mail adds one of that type.
    ///
    /// RFC 7644 §3.5.2.3 says `noTarget`; Entra relies on creation (SCIM-SDK#416). Only `eq` can be made true so.
    fileprivate func additionOfMissing(
        _ operation: PatchOperation,
        on resource: JSONObject,
        quirks: Quirks
    ) throws(SCIMError) -> PatchOperation? {
        guard operation.verb != .remove, let text = operation.path, let value = operation.value, !value.isUnassigned,
            case .elements(let path, let filter, let subAttribute) = try patchPath(text, quirks: quirks),
            path.attribute.isMultiValued, let equalities = filter.equalities,
            !path.values(in: resource).contains(where: { $0.object.map(filter.matches) ?? false })
        else { return nil }
        var element = JSONObject()
        for (path, comparand) in equalities { element[path.attribute.name] = comparand.value }
        if let subAttribute {
            element[subAttribute.name] = value
        } else {
            let known = value.object?.members.filter { path.attribute.subAttribute($0.name) != nil } ?? []
            for member in known { element[member.name] = member.value }
        }
        return PatchOperation(.add, path: path.description, value: .object(element))
    }
}
