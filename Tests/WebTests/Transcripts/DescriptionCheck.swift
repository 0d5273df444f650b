import HTTPTypes
import SCIM
import TestSupport
import Web

/// Holds what the server answers against what `/openapi.json` says it may answer.
enum DescriptionCheck {
    private static let document: JSONObject? = try? OpenAPI(
        types: [.users(), .groups()], publicURL: ""
    ).document

    /// A sentence when an operation answers with a status or a body type that its description does not have; nil when all
    /// is well, and for what is no operation of the description.
    static func failure(_ method: String, _ target: String, door: String, _ answer: HTTPAnswer) -> String? {
        let path = String(target.prefix { $0 != "?" && $0 != "#" })
        guard path.hasPrefix(door + "/"), let operation = operation(method, String(path.dropFirst(door.count))) else {
            return nil
        }
        guard let described = operation["responses"]?[String(answer.status)] else {
            return "\(method) \(target) answered \(answer.status), which its description does not have"
        }
        let type = answer["Content-Type"]?.split(separator: ";").first.map(String.init)
        guard answer.body.isEmpty || described["content"]?[type ?? ""] != nil else {
            return "\(method) \(target) answered \(answer.status) as \(type ?? "nothing"), not as described"
        }
        for header in described["headers"]?.object?.members ?? [] where answer[header.name] == nil {
            return
                "\(method) \(target) answered \(answer.status) without \(header.name), which its description promises"
        }
        return nil
    }

    private static func operation(_ method: String, _ path: String) -> JSONValue? {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        guard !segments.contains("") else { return nil }
        let route = SCIMRoute.allCases.first { route in
            let pattern = route.template.split(separator: "/").map(String.init)
            return pattern.count == segments.count && zip(pattern, segments).allSatisfy { $0 == "{id}" || $0 == $1 }
        }
        return route.flatMap { document?["paths"]?["/scim/v2" + $0.template]?[method.lowercased()] }
    }
}
