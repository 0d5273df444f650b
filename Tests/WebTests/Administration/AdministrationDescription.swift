import SCIM
import TestSupport
import Web

/// What `/openapi.json` says of the door of administrators.
struct AdministrationDescription: Sendable {
    struct Operation: Sendable {
        let method: String
        /// Behind the mount, with `{…}` where a segment is free.
        let path: String
        let value: JSONValue

        /// A path that fits, with an id of nobody.
        func path(id: String) -> String {
            path.split(separator: "/").map { "/" + ($0.hasPrefix("{") ? id : String($0)) }.joined()
        }
    }

    static let mount = "/api/admin/v1"

    static var shared: AdministrationDescription {
        get async throws { try await known.value }
    }

    private static let known = Task {
        let answer = try await TestHouse.shared.client.send("GET", "/openapi.json", headers: [], body: nil)
        return AdministrationDescription(document: answer.json ?? .null)
    }

    let document: JSONValue
    let operations: [Operation]

    private init(document: JSONValue) {
        self.document = document
        let paths = (document["paths"]?.object?.members ?? []).filter { $0.name.hasPrefix(Self.mount + "/") }
        operations = paths.flatMap { path in
            (path.value.object?.members ?? []).filter { $0.name != "parameters" }.map { member in
                Operation(
                    method: member.name.uppercased(), path: String(path.name.dropFirst(Self.mount.count)),
                    value: member.value)
            }
        }
    }

    /// A sentence when an answer has a status, a type, a header or a member that is not described.
    func flaw(_ method: String, _ target: String, _ answer: HTTPAnswer) -> String? {
        let path = target.prefix { $0 != "?" }.dropFirst()
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let matching = operations.filter { operation in
            let pattern = operation.path.split(separator: "/").map(String.init)
            return operation.method == method && pattern.count == segments.count
                && zip(pattern, segments).allSatisfy { $0 == $1 || $0.hasPrefix("{") }
        }
        let freedom = { (operation: Operation) in operation.path.count { $0 == "{" } }
        guard let operation = matching.min(by: { freedom($0) < freedom($1) }) else { return nil }
        guard let described = operation.value["responses"]?[String(answer.status)] else {
            return "\(method) \(target) answered \(answer.status), which is not described: \(answer.text)"
        }
        for header in described["headers"]?.object?.members ?? [] where answer[header.name] == nil {
            return "\(method) \(target) answered \(answer.status) without \(header.name)"
        }
        let type = answer["Content-Type"]?.split(separator: ";").first.map(String.init) ?? ""
        guard !answer.body.isEmpty || described["content"] != nil else { return nil }
        guard let schema = described["content"]?[type]?["schema"] else {
            return "\(method) \(target) answered \(answer.status) as \(type)"
        }
        guard let json = answer.json else { return type == "text/csv" ? nil : "\(method) \(target): no JSON" }
        return misfit(json, schema, at: "").map { "\(method) \(target): \($0) in \(answer.text)" }
    }

    /// Where a value is not as a schema has it, for the words of JSON Schema that the description uses.
    private func misfit(_ value: JSONValue, _ schema: JSONValue, at place: String) -> String? {
        if let name = schema["$ref"]?.string?.split(separator: "/").last {
            guard let schema = document["components"]?["schemas"]?[String(name)] else { return "no schema \(name)" }
            return misfit(value, schema, at: place)
        }
        if let words = schema["enum"]?.array, !words.contains(value) { return "\(place) is \(value.text)" }
        switch schema["type"]?.string {
        case "string": return value.string == nil ? "\(place) is no text" : nil
        case "boolean": return value.bool == nil ? "\(place) is no flag" : nil
        case "integer": return value.integer == nil ? "\(place) is no number" : nil
        case "array":
            guard let items = value.array, let schema = schema["items"] else { return "\(place) is no array" }
            return items.lazy.compactMap { misfit($0, schema, at: place + "[]") }.first
        case "object":
            guard let members = value.object?.members else { return "\(place) is no object" }
            let properties = schema["properties"]
            for required in schema["required"]?.array ?? [] where value[required.string ?? ""] == nil {
                return "\(place) has no \(required.text)"
            }
            return members.lazy.compactMap { member in
                guard let schema = properties?[member.name] else {
                    return schema["additionalProperties"] == false ? "\(place).\(member.name) is not described" : nil
                }
                return misfit(member.value, schema, at: "\(place).\(member.name)")
            }.first
        default: return nil
        }
    }
}
