import Foundation
import SCIM
import Testing

/// A case on disk: what was there, what a client sent, and what must come of it.
///
/// `before` and `request` (a PATCH), `body` (a POST, or a PUT when there is a `before`) or `filter`; then `after`,
/// `error` or `matches`. `strict` holds the outcome with all quirks off, where it is another one.
struct Fixture: Sendable, CustomTestStringConvertible {
    let name: String
    let content: JSONObject

    enum Outcome: Hashable {
        case document(JSONValue)
        case error(String)
        case matches(Bool)
    }

    var testDescription: String { name }
    var quirks: Quirks? { content["quirks"]?.string.map { Quirks($0) } ?? .standard }

    /// The outcome the file demands, leniently or with all quirks off.
    func expected(strict: Bool = false) throws -> Outcome {
        let content = strict ? content["strict"]?.object ?? content : content
        if let document = content["after"] { return .document(document.sorted) }
        if let error = content["error"]?.string { return .error(error) }
        return .matches(try #require(content["matches"]?.bool as Bool?, "\(name) expects nothing"))
    }

    func outcome(quirks: Quirks) throws -> Outcome {
        let schemas = try schemas()
        let before = content["before"]?.object
        do {
            if let text = content["filter"]?.string {
                return .matches(try schemas.filter(text, quirks: quirks).matches(try #require(before)))
            }
            if let body = content["body"]?.object {
                return .document(try schemas.check(body, replacing: before, quirks: quirks).shown(like: content))
            }
            let request = try PatchRequest(try #require(content["request"], "\(name) sends nothing"), quirks: quirks)
            let patched = try schemas.patch(try #require(before), with: request, quirks: quirks)
            return .document(patched.shown(like: content))
        } catch let error as SCIMError {
            return .error(error.scimType?.rawValue ?? String(error.status))
        }
    }

    private func schemas() throws -> SchemaSet {
        guard let schema = content["schema"] else { return users }
        return try SchemaSet.users(additional: [(name: name, json: schema.encoded)])
    }
}

extension Fixture {
    /// Every case in a folder of `Fixtures`, by name.
    static func all(in folder: String) -> [Fixture] {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/\(folder)")
        do {
            return try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0.hasSuffix(".json") }
                .sorted()
                .map { file in
                    let bytes = Array(try Data(contentsOf: url.appendingPathComponent(file)))
                    guard let content = try JSONValue(decoding: bytes).object else {
                        throw NoRefusal(description: file)
                    }
                    return Fixture(name: "\(folder)/\(file.dropLast(5))", content: content)
                }
        } catch {
            preconditionFailure("the fixtures in \(folder) cannot be read: \(error)")
        }
    }
}

extension CheckedResource {
    /// The document, with `schemas` only where the case speaks of it.
    fileprivate func shown(like content: JSONObject) -> JSONValue {
        var shown = document
        let speaks = [content["after"], content["strict"]?.object?["after"]].contains { $0?.object?["schemas"] != nil }
        if !speaks { shown["schemas"] = nil }
        return JSONValue.object(shown).sorted
    }
}

extension JSONValue {
    /// The same value with the names of its objects in order, because their order means nothing; that of arrays does.
    var sorted: JSONValue {
        switch self {
        case .object(let object):
            let members = object.members.sorted { $0.name < $1.name }
            return .object(JSONObject(members.map { JSONObject.Member($0.name, $0.value.sorted) }))
        case .array(let elements): return .array(elements.map(\.sorted))
        case .null, .bool, .number, .string: return self
        }
    }
}
