package import SCIM

/// An entry as JSON: the form in which it is kept, and answered to programs.
extension ProvisioningEntry {
    /// Without what has no value, and without the organization, which is known where this is read.
    package var json: JSONObject {
        var json = JSONObject()
        func put(_ name: String, _ value: JSONValue?) {
            if let value { json.append(name, value) }
        }
        func put(_ name: String, _ values: [JSONValue]) { put(name, values.isEmpty ? nil : .array(values)) }
        put("time", .string(time.description))
        put("requestId", .string(requestID))
        put("integration", .string(source.name))
        put("action", .string(action.rawValue))
        put("resourceType", resourceType.map(JSONValue.string))
        put("resourceId", resourceID.map(JSONValue.string))
        put("name", name.map(JSONValue.string))
        put("status", .number(JSONNumber(status)))
        put("scimType", scimType.map(JSONValue.string))
        put("detail", detail.map(JSONValue.string))
        put("changes", changes.map(\.json))
        put("furtherChanges", furtherChanges == 0 ? nil : .number(JSONNumber(furtherChanges)))
        put("members", members.json)
        put("quirks", quirks.map { .string($0.rawValue) })
        put("warnings", warnings.map(JSONValue.string))
        put("filter", filter.map(JSONValue.string))
        put("found", found.map { .number(JSONNumber($0)) })
        put("operations", .number(JSONNumber(operations)))
        put("milliseconds", .number(JSONNumber(milliseconds)))
        return json
    }

    /// Reads what `json` wrote; nil when it cannot have.
    package init?(_ json: JSONObject, of organization: Organization.ID, by integration: Integration.ID) {
        guard let time = json["time"]?.string.flatMap(Instant.init), let requestID = json["requestId"]?.string,
            let action = json["action"]?.string.flatMap(ProvisioningAction.init),
            let status = json["status"]?.integer
        else { return nil }
        self.init(
            time: time, requestID: requestID,
            source: ProvisioningSource(
                organization: organization, integration: integration, name: json["integration"]?.string ?? ""),
            action: action,
            resourceType: json["resourceType"]?.string, resourceID: json["resourceId"]?.string,
            name: json["name"]?.string, status: status, scimType: json["scimType"]?.string,
            detail: json["detail"]?.string, changes: json["changes"]?.array?.compactMap(AttributeChange.init) ?? [],
            furtherChanges: json["furtherChanges"]?.integer ?? 0, members: MemberMovement(json["members"]),
            quirks: json.texts("quirks").compactMap(Quirk.init), warnings: json.texts("warnings"),
            filter: json["filter"]?.string, found: json["found"]?.integer,
            operations: json["operations"]?.integer ?? 1, milliseconds: Int64(json["milliseconds"]?.integer ?? 0))
    }
}

extension LoggedEntry {
    /// As programs get it: with its number, and in words.
    package var json: JSONObject {
        JSONObject(
            [.init("id", .number(JSONNumber(id)))] + entry.json.members
                + [.init("description", .string(entry.description))])
    }
}

extension AttributeChange {
    fileprivate var json: JSONValue {
        var json = JSONObject([.init("path", .string(path))])
        if let before { json.append("before", before) }
        if let after { json.append("after", after) }
        return .object(json)
    }

    fileprivate init?(_ json: JSONValue) {
        guard let object = json.object, let path = object["path"]?.string else { return nil }
        self.init(path: path, before: object["before"], after: object["after"])
    }
}

extension MemberMovement {
    /// Nil when nobody moved.
    fileprivate var json: JSONValue? {
        guard !isEmpty else { return nil }
        return [
            "added": .number(JSONNumber(added)), "removed": .number(JSONNumber(removed)),
            "namedToAdd": .array(namedToAdd.map(JSONValue.string)),
            "namedToRemove": .array(namedToRemove.map(JSONValue.string)),
        ]
    }

    fileprivate init(_ json: JSONValue?) {
        guard let object = json?.object else { return }
        added = object["added"]?.integer ?? 0
        removed = object["removed"]?.integer ?? 0
        namedToAdd = object.texts("namedToAdd")
        namedToRemove = object.texts("namedToRemove")
    }
}

extension JSONObject {
    fileprivate func texts(_ name: String) -> [String] { (self[name]?.array ?? []).compactMap(\.string) }
}

extension JSONValue {
    fileprivate var integer: Int? { number.flatMap { Int($0.literal) } }
}
