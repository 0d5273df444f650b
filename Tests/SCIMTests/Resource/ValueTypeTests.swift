import SCIM
import Testing

/// Every type of RFC 7643 §2.3 takes its own values and refuses the others by name.
@Suite struct ValueTypeTests {
    private static let start = "urn:ietf:params:scim:schemas:extension:facebook:starttermdates:2.0:User"
    private static let custom = "urn:example:types:2.0:User"
    private static let schemas: SchemaSet = {
        let schema: JSONValue = [
            "id": .string(custom), "name": "Types",
            "attributes": [
                ["name": "when", "type": "dateTime"], ["name": "ratio", "type": "decimal"],
                ["name": "count", "type": "integer"], ["name": "once", "type": "string", "mutability": "immutable"],
                ["name": "plain"], ["name": "tags", "multiValued": true],
                [
                    "name": "pass", "type": "complex",
                    "subAttributes": [["name": "value", "required": true], ["name": "note"]],
                ],
            ],
        ]
        do {
            return try SchemaSet.users(additional: [(name: "types", json: schema.encoded)])
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    private func check(_ attribute: String, _ value: String, quirks: Quirks = .none) throws -> JSONValue? {
        let isCustom = Self.schemas.attribute(attribute) == nil
        let text =
            isCustom
            ? #"{"userName":"a","\#(Self.custom)":{"\#(attribute)":\#(value)}}"#
            : #"{"userName":"a","\#(attribute)":\#(value)}"#
        let document = try Self.schemas.check(JSONObject(json: text), quirks: quirks).document
        return isCustom ? document[Self.custom]?.object?[attribute] : document[attribute]
    }

    @Test(
        arguments: [
            Row("title", #""""#), Row("title", #""x""#), Row("active", "true"), Row("active", "false"),
            Row("count", "-9223372036854775808"), Row("ratio", "1.50"), Row("ratio", "7"), Row("ratio", "1e-3"),
            Row("when", #""2011-05-13T04:42:34+02:00""#), Row("profileUrl", #""../Users/1""#),
            Row("profileUrl", #""https://a b""#), Row("x509Certificates", #"[{"value":"AA=="}]"#),
            Row("x509Certificates", #"[{"value":"-_8"}]"#), Row("x509Certificates", #"[{"value":"+/8="}]"#),
            Row("tags", #"["a","b"]"#), Row("pass", #"{"value":"v"}"#), Row("locale", #""en_US""#),
            Row("addresses", #"[{"country":"United States"}]"#), Row("emails", #"[{"type":"carrier pigeon"}]"#),
        ])
    func `SCIM-073 to SCIM-081 a value of the type is kept as it was sent`(row: Row<String>) throws {
        #expect(try check(row.text, row.value) == JSONValue(json: row.value))
    }

    @Test(
        arguments: [
            Row("title", "7"), Row("title", "true"), Row("title", "{}"), Row("title", #"["a"]"#),
            Row("active", #""true""#),
            Row("active", "1"), Row("active", "0"), Row("active", #""""#), Row("count", "1.0"), Row("count", "1e2"),
            Row("count", "9223372036854775808"), Row("count", #""5""#), Row("ratio", #""1.5""#), Row("when", "5"),
            Row("when", #""2011-05-13""#), Row("when", #""""#), Row("profileUrl", "7"), Row("name", #""Ada""#),
            Row("name", "[{}]"), Row("name", #"{"givenName":7}"#), Row("emails", #"{"value":"a"}"#),
            Row("emails", #""a""#),
            Row("emails", #"["a"]"#), Row("emails", #"[[{"value":"a"}]]"#), Row("emails", #"[{"value":{}}]"#),
            Row("emails", #"[{"primary":"true"}]"#), Row("x509Certificates", #"[{"value":"%%%"}]"#),
            Row("x509Certificates", #"[{"value":"A"}]"#), Row("x509Certificates", #"[{"value":"AA="}]"#),
            Row("x509Certificates", #"[{"value":"AA=A"}]"#), Row("x509Certificates", #"[{"value":"A==="}]"#),
            Row("tags", #""a""#), Row("tags", "[7]"), Row("pass", #"{"note":"n"}"#),
            Row("pass", #"{"value":null,"note":"n"}"#),
        ])
    func `SCIM-073 to SCIM-097 another value is refused, and the error names the place`(row: Row<String>) throws {
        let error = try refusal { try check(row.text, row.value) }
        #expect(error.status == 400 && error.scimType == .invalidValue)
        #expect(error.detail.contains(row.text), "\(error.detail)")
    }

    @Test(arguments: [Row("True", true), Row("fALSE", false), Row("true", true)])
    func `SCIM-074 S25 a quirk reads true and false in strings, and nothing else`(row: Row<Bool>) throws {
        #expect(try check("active", "\"\(row.text)\"", quirks: .standard) == .bool(row.value))
        for word in ["1", "0", "yes", "on", "t", "", " true", "true ", "ｔｒｕｅ", "maybe"] {
            #expect(try refusal { try check("active", "\"\(word)\"", quirks: .standard) }.scimType == .invalidValue)
        }
        for number in ["0", "1"] {
            #expect(try refusal { try check("active", number, quirks: .standard) }.scimType == .invalidValue)
        }
    }

    @Test func `SCIM-093 an immutable value is set once`() throws {
        func put(_ value: String?, over old: String?) throws -> JSONValue? {
            func document(_ once: String?) -> JSONObject {
                var document = JSONObject([JSONObject.Member("userName", "a")])
                if let once { document.append(Self.custom, ["once": .string(once)]) }
                return document
            }
            return try Self.schemas.check(document(value), replacing: document(old)).document[Self.custom]
        }
        #expect(try put("x", over: nil) == ["once": "x"])
        #expect(try put("x", over: "x") == ["once": "x"])
        #expect(try put(nil, over: nil) == nil)
        for value in ["y", "X", nil] { #expect(try refusal { try put(value, over: "x") }.scimType == .mutability) }
        let request = PatchRequest([PatchOperation(.replace, path: Self.custom + ":once", value: "y")])
        let stored = try JSONObject(json: #"{"userName":"a","\#(Self.custom)":{"once":"x"}}"#)
        #expect(try refusal { try Self.schemas.patch(stored, with: request) }.scimType == .mutability)
    }

    @Test func `SCIM-103 what a schema leaves out has the defaults of RFC 7643 §2_2`() throws {
        guard case .attribute(let path) = try Self.schemas.target(Self.custom + ":plain") else {
            throw NoRefusal(description: "")
        }
        let plain = path.attribute
        #expect(plain.type == .string && plain.mutability == .readWrite && plain.returned == .default)
        #expect(plain.uniqueness == .none && !plain.isRequired && !plain.isCaseExact && !plain.isMultiValued)
    }

    @Test(
        arguments: [
            #"{"id":"no urn","attributes":[]}"#, #"{"id":"urn:x:y"}"#, #"{"id":"urn:x:y","attributes":[7]}"#,
            #"{"id":"urn:x:y","attributes":[{"name":"1bad"}]}"#, #"{"id":"urn:x:y","attributes":[{"name":"a b"}]}"#,
            #"{"id":"urn:x:y","attributes":[{"name":"a"},{"name":"A"}]}"#,
            #"{"id":"urn:x:y","attributes":[{"name":"a","type":"text"}]}"#,
            #"{"id":"urn:x:y","attributes":[{"name":"a","subAttributes":[{"name":"b"}]}]}"#,
            #"{"id":"urn:x:y","attributes":[{"name":"a","type":"complex","subAttributes":[{"name":"b","type":"complex"}]}]}"#,
            #"{"id":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:user","attributes":[]}"#, "[]", "{",
        ])
    func `SCIM-069 SCIM-079 a schema that breaks the rules is refused`(text: String) {
        #expect(throws: SchemaFlaw.self) { try SchemaSet.users(additional: [(name: "bad", json: Array(text.utf8))]) }
    }
}
