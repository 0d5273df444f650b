extension Quirks {
    /// The steps an operation stands for: itself, several in its place, or none.
    ///
    /// No document is looked at: what a step finds depends on the steps before it.
    func steps(of operation: PatchOperation, schemas: SchemaSet) throws(SCIMError) -> [PatchOperation] {
        var operation = operation
        if let path = operation.path { operation.path = schemas.tidyPath(path, quirks: self) }
        guard attributeIgnored(by: operation, schemas: schemas) == nil else { return [operation] }
        if contains(.dottedKeys), let expanded = schemas.expandKeys(of: operation, quirks: self) {
            fired(.dottedKeys)
            var steps: [PatchOperation] = []
            for each in expanded { steps += try self.steps(of: each, schemas: schemas) }
            return steps
        }
        if contains(.removalByValue), let removals = try schemas.removals(listedBy: operation, quirks: self) {
            fired(.removalByValue)
            return removals
        }
        return [operation]
    }

    /// The attribute that a step is about, if nobody knows it and that is forgiven; without any value in brackets.
    func attributeIgnored(by step: PatchOperation, schemas: SchemaSet) -> String? {
        guard contains(.unknownPaths), let path = step.path, schemas.isUnknown(path, quirks: self) else { return nil }
        fired(.unknownPaths)
        return String(path.prefix { $0 != "[" })
    }

    /// A step as the client meant it.
    ///
    /// - Parameter document: as the steps before have left it.
    func completed(
        _ step: PatchOperation,
        on document: JSONObject,
        schemas: SchemaSet
    ) throws(SCIMError) -> PatchOperation {
        guard contains(.missingElements),
            let addition = try schemas.additionOfMissing(step, on: document, quirks: self)
        else { return step }
        fired(.missingElements)
        return addition
    }
}

extension SchemaSet {
    /// Whether a path is well-formed and leads nowhere.
    fileprivate func isUnknown(_ path: String, quirks: Quirks) -> Bool {
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
    /// Entra's default generation and JumpCloud do so for group members (SCIMReferenceCode#10). What is listed without
    /// its value is found by the sub-attributes it has.
    fileprivate func removals(
        listedBy operation: PatchOperation,
        quirks: Quirks
    ) throws(SCIMError) -> [PatchOperation]? {
        guard operation.verb == .remove, let text = operation.path, let value = operation.value, !value.isUnassigned,
            case .attribute(let path) = try patchPath(text, quirks: quirks), path.subAttribute == nil,
            path.attribute.isMultiValued, path.attribute.type == .complex
        else { return nil }
        var removals: [PatchOperation] = []
        // One more than a request may have is enough to refuse it.
        for listed in (value.array ?? [value]).lazy.filter({ $0 != .null }).prefix(PatchRequest.maximumOperations + 1) {
            let filter = try filterText(finding: listed, of: path, quirks: quirks)
            removals.append(PatchOperation(.remove, path: "\(path)[\(filter)]"))
        }
        return removals
    }

    /// The filter that finds a listed element.
    ///
    /// - Throws: `invalidValue` when nothing is given by which it could be found.
    private func filterText(
        finding listed: JSONValue,
        of path: AttributePath,
        quirks: Quirks
    ) throws(SCIMError) -> String {
        let value: JSONValue = if case .string = listed { ["value": listed] } else { listed }
        let object = quirks.rewrite(value, forElementOf: path.attribute).object
        var checker = ValueChecker(quirks: quirks)
        func condition(on attribute: Attribute) throws(SCIMError) -> String? {
            guard attribute.isComparable, !attribute.isMultiValued, let sent = object?[attribute.name],
                let value = try checker.checked(sent, as: attribute, at: "\(path).\(attribute.name)")
            else { return nil }
            return "\(attribute.name) eq \(String(decoding: value.encoded, as: UTF8.self))"
        }
        if let value = path.attribute.valueAttribute, let found = try condition(on: value) { return found }
        var conditions: [String] = []
        for attribute in path.attribute.subAttributes {
            if let found = try condition(on: attribute) { conditions.append(found) }
        }
        guard !conditions.isEmpty else {
            throw .invalidValue(
                "What to remove from \(path) cannot be told from \(listed.kindInWords) without a known sub-attribute; "
                    + "name one, like value.")
        }
        return conditions.joined(separator: " and ")
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
            guard let object = quirks.rewrite(value, forSelectedElementOf: path.attribute).object else { return nil }
            let known = object.members.filter { path.attribute.subAttribute($0.name) != nil }
            for member in known { element[member.name] = member.value }
        }
        return PatchOperation(.add, path: path.description, value: .object(element))
    }
}
