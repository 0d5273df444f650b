import SCIM
import Testing

/// Null, an empty array and a missing attribute are the same state (RFC 7643 §2.5); everything else is a value.
@Suite struct NoValueTests {
    private static let writable = users.core.attributes.filter { $0.mutability == .readWrite && !$0.isRequired }
    private static let single = writable.filter { !$0.isMultiValued }.map(\.name)
    private static let several = writable.filter(\.isMultiValued).map(\.name)

    private func check(_ attribute: String, _ value: String, quirks: Quirks) throws -> JSONValue? {
        let text = #"{"userName":"a","\#(attribute)":\#(value)}"#
        return try users.check(JSONObject(json: text), quirks: quirks).document[attribute]
    }

    @Test(arguments: single + several + [enterprise])
    func `SCIM-071 null is no value of any attribute`(name: String) throws {
        for quirks in [Quirks.none, .standard] { #expect(try check(name, "null", quirks: quirks) == nil) }
    }

    @Test(arguments: several, ["[]", "[null]"])
    func `SCIM-071 an array of nothing is no value of a multi-valued attribute`(name: String, value: String) throws {
        for quirks in [Quirks.none, .standard] { #expect(try check(name, value, quirks: quirks) == nil) }
    }

    @Test(arguments: single + [enterprise])
    func `an array of nothing is no value of a single-valued one while looseArrays is on`(name: String) throws {
        #expect(try check(name, "[]", quirks: .standard) == nil)
        let error = try refusal { try check(name, "[]", quirks: Quirks("standard -looseArrays") ?? .standard) }
        #expect(error.status == 400 && error.scimType == .invalidValue)
        #expect(error.detail.contains(name), "\(error.detail)")
    }

    @Test(arguments: several)
    func `an array inside the array is no value while looseArrays is on, and a wrong one otherwise`(
        name: String
    ) throws {
        for value in ["[[]]", "[[null]]"] {
            #expect(try check(name, value, quirks: .standard) == nil)
            #expect(try refusal { try check(name, value, quirks: .none) }.scimType == .invalidValue)
        }
    }

    @Test(arguments: several)
    func `a single value stands for an array of one while looseArrays is on`(name: String) throws {
        let value = #"{"value":"YQ=="}"#
        let isFound = name != "addresses"
        #expect(try (check(name, value, quirks: .standard) != nil) == isFound)
        #expect(try refusal { try check(name, value, quirks: .none) }.scimType == .invalidValue)
    }

    @Test func `a PatchOp whose schemas hold no URN is refused, one without schemas is not`() throws {
        func patch(_ schemas: String) throws -> PatchRequest {
            let json = #"{"schemas":\#(schemas),"Operations":[{"op":"remove","path":"title"}]}"#
            return try PatchRequest(JSONValue(json: json), quirks: .none)
        }
        for schemas in ["null", "[]", "[null]"] { #expect(try patch(schemas).operations.count == 1) }
        for schemas in ["[[null]]", "[[]]", "7", "{}", #"["urn:x:y"]"#] {
            #expect(try refusal { try patch(schemas) }.scimType == .invalidSyntax)
        }
    }

    @Test func `an array of one stands for its object while looseArrays is on`() throws {
        #expect(try check("name", #"[{"givenName":"A"}]"#, quirks: .standard) == ["givenName": "A"])
        #expect(try refusal { try check("name", #"[{"givenName":"A"}]"#, quirks: .none) }.scimType == .invalidValue)
    }

    @Test func `an empty string is a value of a text, and of nothing else`() throws {
        for attribute in Self.writable {
            let isText = !attribute.isMultiValued && [.string, .reference].contains(attribute.type)
            if isText {
                #expect(try check(attribute.name, #""""#, quirks: .none) == "")
            } else {
                #expect(try refusal { try check(attribute.name, #""""#, quirks: .none) }.scimType == .invalidValue)
            }
        }
    }
}
