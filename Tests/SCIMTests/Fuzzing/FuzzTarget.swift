import SCIM

/// The doors through which bytes of strangers come in, and what must hold whatever the bytes are.
///
/// `Tests/Fuzz` feeds them with a fuzzer; `FailCaseTests` feeds them what the fuzzer once found.
enum FuzzTarget: String, CaseIterable, Sendable {
    case json, filter, path, patch

    /// A promise that was broken.
    struct Finding: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) { self.description = description }
    }

    /// A refusal is fine; a trap or a `Finding` is not.
    func run(_ bytes: [UInt8]) throws {
        switch self {
        case .json: try Self.runJSON(bytes)
        case .filter: try Self.runFilter(bytes)
        case .path: try Self.runPath(bytes)
        case .patch: try Self.runPatch(bytes)
        }
    }

    static let schemas: SchemaSet = {
        do {
            return try SchemaSet.users()
        } catch {
            preconditionFailure("the embedded schemas cannot be read: \(error)")
        }
    }()

    /// Everything a client may get wrong is forgiven, or nothing.
    static let leniencies = [Quirks(Set(Quirk.allCases)), .standard, .none]
}

extension FuzzTarget {
    /// What was read and written again is the same value in the same bytes; what was checked is clean.
    private static func runJSON(_ bytes: [UInt8]) throws {
        guard let value = try? JSONValue(decoding: bytes) else { return }
        let encoded = value.encoded
        guard let again = try? JSONValue(decoding: encoded) else {
            throw Finding("what was encoded cannot be decoded")
        }
        guard again == value, again.encoded == encoded else { throw Finding("decoding changed the value") }
        guard let object = value.object else { return }
        for quirks in leniencies {
            guard let checked = try? schemas.check(object, quirks: quirks) else { continue }
            try expectClean(checked)
        }
    }

    /// A filter prints to text that reads back as the same filter, and means the same.
    private static func runFilter(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        for quirks in leniencies {
            guard let filter = try? schemas.filter(text, quirks: quirks) else { continue }
            _ = filter.matches(SampleUser.resource)
            let printed = filter.description
            // Case folding may make a text longer than a filter may be.
            guard printed.utf8.count <= SchemaSet.maximumTextLength else { continue }
            do {
                let again = try schemas.filter(printed, quirks: .none)
                guard again == filter else { throw Finding("\(text) prints as \(printed), another filter") }
            } catch let error as SCIMError {
                throw Finding("\(text) prints as \(printed), which is refused: \(error.detail)")
            }
        }
    }

    /// A path names the same attribute when it is printed and read again; no operation on it breaks the resource.
    private static func runPath(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        if case .attribute(let path)? = try? schemas.target(text) {
            guard try schemas.target(path.description) == .attribute(path) else {
                throw Finding("\(text) prints as \(path), another path")
            }
        }
        if let projection = try? schemas.projection(attributes: [text], excludedAttributes: nil) {
            let projected = schemas.project(SampleUser.resource, projection)
            guard projected["id"] != nil, projected["password"] == nil else { throw Finding("id must stay") }
        }
        let values: [JSONValue] = ["text", true, 7, .null, [["value": "a", "primary": true]], ["value": "b"]]
        var operations = [PatchOperation(.remove, path: text), PatchOperation(.remove, path: text, value: ["a"])]
        for value in values {
            operations.append(PatchOperation(.add, path: text, value: value))
            operations.append(PatchOperation(.replace, path: text, value: value))
        }
        // One operation an input keeps the fuzzer fast; which one, the input decides.
        let chosen = bytes.reduce(0) { $0 &+ Int($1) } % operations.count
        try patch(SampleUser.profile, with: PatchRequest([operations[chosen]]), leniencies: leniencies.prefix(1))
    }

    /// The body of a PATCH, or a fixture with the resource before it.
    private static func runPatch(_ bytes: [UInt8]) throws {
        guard let body = (try? JSONValue(decoding: bytes))?.object else { return }
        var before = SampleUser.profile
        if let sent = body["before"]?.object, let checked = try? schemas.check(sent) { before = checked.document }
        for quirks in leniencies {
            guard let request = try? PatchRequest(body["request"] ?? .object(body), quirks: quirks) else { continue }
            try patch(before, with: request)
        }
    }

    private static func patch(
        _ resource: JSONObject,
        with request: PatchRequest,
        leniencies: ArraySlice<Quirks> = leniencies[...]
    ) throws {
        for quirks in leniencies {
            guard let patched = try? schemas.patch(resource, with: request, quirks: quirks) else { continue }
            try expectClean(patched)
        }
    }

    /// A checked resource holds nothing the server owns, and to check it again changes nothing.
    private static func expectClean(_ checked: CheckedResource) throws {
        for name in ["id", "meta", "groups", "password"] where checked.document[name] != nil {
            throw Finding("\(name) came in")
        }
        guard let again = try? schemas.check(checked.document, replacing: checked.document, quirks: .none) else {
            throw Finding("what was checked is refused")
        }
        // A reference that is no URI is kept, and warned of each time.
        let warnings = again.warnings.filter { !$0.hasSuffix("is not a URI") }
        guard again.document == checked.document, warnings.isEmpty else {
            throw Finding("what was checked is not clean: \(warnings)")
        }
        guard JSONValue.object(again.document).encoded == JSONValue.object(checked.document).encoded else {
            throw Finding("checking changed the bytes")
        }
        let form = schemas.comparisonForm(of: checked.document)
        guard (try? JSONValue(decoding: JSONValue.object(form).encoded)) == .object(form) else {
            throw Finding("the comparison form cannot be read back")
        }
    }
}
