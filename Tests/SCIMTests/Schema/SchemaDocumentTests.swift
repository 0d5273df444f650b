import Foundation
import SCIM
import Testing

/// The schemas as `/Schemas` answers them, held against RFC 7643 §8.7.1.
@Suite struct SchemaDocumentTests {
    /// The page has the errata 5606 and 5607 in it, references are case exact as §2.3.7 says, and `password` is missing
    /// because no answer ever has it.
    @Test func `SCIM-054 User and its enterprise extension have the attributes of the RFC, each as it is there`() throws
    {
        let ids = ["urn:ietf:params:scim:schemas:core:2.0:User", enterprise]
        let served = try ids.map { id in try #require([users].servedSchemas.first { $0["id"]?.string == id }) }
        let lines = served.flatMap { ["# \($0["id"]?.string ?? "")"] + attributes(of: $0).flatMap { described($0) } }
        #expect(lines == (try Self.page()))
    }

    @Test func `SCIM-103 nothing is left to be assumed about an attribute`() throws {
        for schema in [users].servedSchemas {
            for attribute in attributes(of: schema) {
                for name in Self.defaults.map(\.name) + ["name", "description"] {
                    #expect(
                        attribute[name] != nil, "\(schema["id"]?.string ?? "") \(attribute["name"]?.text ?? "") \(name)"
                    )
                }
            }
        }
    }

    private static func page() throws -> [String] {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Fixtures/rfc7643/8.7.1-schemas.txt")
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// RFC 7643 §2.2; what is as here is not on the page.
    private static let defaults: [(name: String, value: JSONValue)] = [
        ("type", "string"), ("multiValued", false), ("required", false), ("caseExact", false),
        ("mutability", "readWrite"), ("returned", "default"), ("uniqueness", "none"),
    ]

    private func attributes(of schema: JSONObject) -> [JSONObject] {
        (schema["attributes"]?.array ?? []).compactMap(\.object)
    }

    /// A line for the attribute, and one for each inside it.
    private func described(_ attribute: JSONObject, in parent: String = "") -> [String] {
        let name = parent + (attribute["name"]?.string ?? "")
        var words = Self.defaults.compactMap { known -> String? in
            guard let value = attribute[known.name], value != known.value else { return nil }
            return "\(known.name)=\(value.string ?? value.text)"
        }
        for list in ["canonicalValues", "referenceTypes"] {
            let values = (attribute[list]?.array ?? []).compactMap(\.string)
            if !values.isEmpty { words.append("\(list)=\(values.joined(separator: ","))") }
        }
        let inner = (attribute["subAttributes"]?.array ?? []).compactMap(\.object)
        return [([name] + words).joined(separator: " ")] + inner.flatMap { described($0, in: name + ".") }
    }
}
