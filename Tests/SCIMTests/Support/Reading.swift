import SCIM
import Testing

/// A line of a table, named in the report by its text.
struct Row<Value: Sendable>: Sendable, CustomTestStringConvertible {
    let text: String
    let value: Value

    init(_ text: String, _ value: Value) {
        self.text = text
        self.value = value
    }

    var testDescription: String { text.count > 100 ? String(text.prefix(100)) + "…" : text }
}

extension JSONValue {
    init(json text: String) throws {
        try self.init(decoding: Array(text.utf8))
    }

    var text: String { String(decoding: encoded, as: UTF8.self) }
}

extension JSONObject {
    init(json text: String) throws {
        self = try #require(try JSONValue(json: text).object)
    }
}

/// The schemas that every test reads, made once.
let users = FuzzTarget.schemas
let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

/// The error that a piece of work ends with.
func refusal<Value>(_ work: () throws -> Value) throws -> SCIMError {
    do {
        let value = try work()
        throw NoRefusal(description: "nothing was refused; it gave \(value)")
    } catch let error as SCIMError {
        return error
    }
}

struct NoRefusal: Error, CustomStringConvertible {
    let description: String
}
