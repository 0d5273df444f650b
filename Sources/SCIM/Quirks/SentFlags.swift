/// Booleans that a client sends for attributes of an extension that only the server decides.
///
/// To the standards they are nothing (RFC 7644 §3.3, §3.5.1) or an error (§3.5.2); with the quirk `statusCommands` they are
/// wishes, which the server's own rules fulfil or not.
extension SchemaSet {
    /// Reads them in a whole resource, and takes those away that stand beside the extension instead of in it.
    ///
    /// - Parameters:
    ///   - names: the attributes, as the schema spells them.
    ///   - body: with each attribute in its one place; see `unqualified`.
    public func takeFlags(
        _ names: [String],
        of urn: String,
        from body: inout JSONObject,
        quirks: Quirks
    ) -> [String: Bool] {
        var flags: [String: Bool] = [:]
        var kept: [JSONObject.Member] = []
        for member in body.members {
            if extensionSchema(member.name)?.id == urn {
                flags.merge((member.value.object ?? JSONObject()).flags(names, quirks)) { _, inside in inside }
            } else if attribute(member.name) == nil, let name = names.first(where: member.name.equalsIgnoringCase),
                let flag = member.value.flag(quirks)
            {
                quirks.fired(.statusCommands)
                if flags[name] == nil { flags[name] = flag }
                continue
            }
            kept.append(member)
        }
        body = JSONObject(kept)
        return flags
    }

    /// Takes them out of a PATCH, which may be left without any operation.
    public func takeFlags(
        _ names: [String],
        of urn: String,
        from request: inout PatchRequest,
        quirks: Quirks
    ) -> [String: Bool] {
        var flags: [String: Bool] = [:]
        func isTaken(_ path: String, _ value: JSONValue) -> Bool {
            guard case .attribute(let found)? = try? target(tidyPath(path, quirks: quirks), quirks: quirks),
                found.container == urn, names.contains(found.attribute.name), let flag = value.flag(quirks)
            else { return false }
            flags[found.attribute.name] = flag
            return true
        }
        func rest(_ object: JSONObject, at urn: String?) -> JSONValue? {
            let kept = object.members.compactMap { member -> JSONObject.Member? in
                if let part = member.value.object, urn == nil, isStatus(member.name) {
                    return rest(part, at: member.name).map { JSONObject.Member(member.name, $0) }
                }
                let path = urn.map { "\($0):\(member.name)" } ?? member.name
                return isTaken(path, member.value) ? nil : member
            }
            return kept.isEmpty && !object.isEmpty ? nil : .object(JSONObject(kept))
        }
        func isStatus(_ name: String) -> Bool { extensionSchema(tidyPath(name, quirks: quirks))?.id == urn }

        let operations = request.operations.compactMap { operation -> PatchOperation? in
            guard operation.verb != .remove, let value = operation.value else { return operation }
            if let path = operation.path, isTaken(path, value) { return nil }
            guard let object = value.object, operation.path.map(isStatus) ?? true else { return operation }
            return rest(object, at: operation.path).map {
                PatchOperation(operation.verb, path: operation.path, value: $0)
            }
        }
        request = PatchRequest(operations)
        if !flags.isEmpty { quirks.fired(.statusCommands) }
        return flags
    }
}

extension JSONObject {
    fileprivate func flags(_ names: [String], _ quirks: Quirks) -> [String: Bool] {
        var flags: [String: Bool] = [:]
        for member in members {
            guard let name = names.first(where: member.name.equalsIgnoringCase) else { continue }
            flags[name] = member.value.flag(quirks)
        }
        return flags
    }
}

extension JSONValue {
    fileprivate func flag(_ quirks: Quirks) -> Bool? { bool ?? string.flatMap(quirks.flag) }
}
