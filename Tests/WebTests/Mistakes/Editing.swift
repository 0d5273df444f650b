import Foundation
import SCIM
import TestSupport

/// How a mistake changes what passes by; what has another form than it expects stays as it is.
extension JSONValue {
    func edited(_ change: (inout JSONObject) -> Void) -> JSONValue {
        guard var object else { return self }
        change(&object)
        return .object(object)
    }
}

extension JSONObject {
    mutating func edit(_ name: String, _ change: (inout JSONObject) -> Void) {
        self[name] = self[name]?.edited(change)
    }

    mutating func editEach(_ name: String, _ change: (inout JSONObject) -> Void) {
        guard let elements = self[name]?.array else { return }
        self[name] = .array(elements.map { $0.edited(change) })
    }
}

extension HTTPAnswer {
    mutating func edit(_ change: (inout JSONObject) -> Void) {
        guard let json, json.object != nil else { return }
        body = json.edited(change).encoded
    }

    /// Takes another status for one, in the line and in the error.
    mutating func turn(_ status: Int, into other: Int) {
        guard self.status == status else { return }
        self.status = other
        edit { $0["status"] = .string(String(other)) }
    }

    /// Keeps some of a list's resources, and counts them.
    mutating func keep(where isKept: (JSONObject) -> Bool) {
        edit { body in
            guard let resources = body["Resources"]?.array else { return }
            let kept = resources.filter { $0.object.map(isKept) ?? true }
            body["Resources"] = .array(kept)
            body["itemsPerPage"] = .number(JSONNumber(kept.count))
            if kept.count < resources.count { body["totalResults"] = .number(JSONNumber(kept.count)) }
        }
    }
}

extension SentRequest {
    var json: JSONObject? { body.flatMap { try? JSONValue(decoding: $0) }?.object }
    var path: String { String(target.prefix { $0 != "?" }) }

    mutating func edit(_ change: (inout JSONObject) -> Void) {
        guard var json else { return }
        change(&json)
        body = json.encoded
    }

    /// A parameter of the query as the client wrote it, before percent-encoding; setting nil removes it.
    subscript(parameter name: String) -> String? {
        get {
            let value = parameters.first { $0.prefix { $0 != "=" } == name }?.drop { $0 != "=" }.dropFirst()
            return value?.removingPercentEncoding
        }
        set {
            guard let index = parameters.firstIndex(where: { $0.prefix { $0 != "=" } == name }) else { return }
            var changed = parameters
            changed.remove(at: index)
            if let value = newValue?.addingPercentEncoding(withAllowedCharacters: .alphanumerics) {
                changed.insert("\(name)=\(value)", at: index)
            }
            target = path + "?" + changed.joined(separator: "&")
        }
    }

    private var parameters: [Substring] { target.dropFirst(path.count + 1).split(separator: "&") }

    /// A GET of what this request is about.
    var reading: SentRequest {
        var request = self
        request.method = "GET"
        request.body = nil
        for name in ["Content-Type", "If-Match", "If-None-Match"] { request.headers[name] = nil }
        return request
    }
}
