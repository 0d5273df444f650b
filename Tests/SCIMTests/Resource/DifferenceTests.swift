import SCIM
import Testing

/// What is another in a resource than it was, in paths and values.
@Suite struct DifferenceTests {
    /// `path: before → after`, a dash for no value.
    private func changes(_ old: String, _ new: String, _ schemas: SchemaSet = users) throws -> [String] {
        let (before, after) = (try JSONObject(json: old), try JSONObject(json: new))
        return schemas.changes(from: before, to: after).map { change in
            "\(change.path): \(change.before?.text ?? "-") → \(change.after?.text ?? "-")"
        }
    }

    @Test func `equal resources differ in nothing, whatever the order and case of their names`() throws {
        let one = #"{"schemas": ["a"], "userName": "ada", "name": {"givenName": "Ada"}, "emails": [{"value": "a"}]}"#
        let other = #"{"emails": [{"value": "a"}], "name": {"givenName": "Ada"}, "USERNAME": "ada", "schemas": []}"#
        #expect(try changes(one, other) == [])
    }

    @Test func `a plain attribute comes, changes and goes`() throws {
        #expect(try changes(#"{}"#, #"{"title": "Lead"}"#) == [#"title: - → "Lead""#])
        #expect(try changes(#"{"active": true}"#, #"{"active": false}"#) == ["active: true → false"])
        #expect(try changes(#"{"title": "Lead"}"#, #"{}"#) == [#"title: "Lead" → -"#])
    }

    @Test func `another Unicode form is another text`() throws {
        #expect(try changes(#"{"title": "é"}"#, #"{"title": "e\u0301"}"#).count == 1)
    }

    @Test func `a complex value differs by its sub-attributes`() throws {
        let old = #"{"name": {"givenName": "Ada", "familyName": "King"}}"#
        let new = #"{"name": {"givenName": "Ada", "familyName": "Marin", "middleName": "B"}}"#
        #expect(try changes(old, new) == [#"name.familyName: "King" → "Marin""#, #"name.middleName: - → "B""#])
        #expect(try changes(new, "{}").count == 3)
    }

    @Test func `an extension's attributes have its name before theirs`() throws {
        let (old, new) = (
            #"{"\#(enterprise)": {"department": "Rail"}}"#, #"{"\#(enterprise)": {"department": "Road"}}"#
        )
        #expect(try changes(old, new) == [#"\#(enterprise):department: "Rail" → "Road""#])
        #expect(try changes(old, "{}") == [#"\#(enterprise):department: "Rail" → -"#])
    }

    @Test func `values of one type are one value before and after`() throws {
        let old = #"{"emails": [{"type": "work", "value": "a"}, {"type": "home", "value": "h"}]}"#
        let new = #"{"emails": [{"type": "home", "value": "h"}, {"type": "work", "value": "b", "primary": true}]}"#
        let expected = [
            #"emails[type eq "work"].value: "a" → "b""#, #"emails[type eq "work"].primary: - → true"#,
        ]
        #expect(try changes(old, new) == expected)
    }

    @Test func `values that cannot be told apart came and went as a whole`() throws {
        let old = #"{"emails": [{"type": "work", "value": "a"}, {"type": "work", "value": "b"}]}"#
        let new = #"{"emails": [{"type": "work", "value": "c"}, {"value": "d"}]}"#
        let expected = [
            #"emails: {"type":"work","value":"a"} → -"#, #"emails: {"type":"work","value":"b"} → -"#,
            #"emails: - → {"type":"work","value":"c"}"#, #"emails: - → {"value":"d"}"#,
        ]
        #expect(try changes(old, new) == expected)
    }

    @Test func `what may never be shown is masked, wherever it stands`() throws {
        let schema = """
            {"id": "urn:example:keys:2.0:User", "name": "Keys", "attributes": [
            {"name": "pin", "type": "string", "returned": "never"},
            {"name": "codes", "type": "complex", "multiValued": true, "subAttributes": [
            {"name": "label", "type": "string"}, {"name": "code", "type": "string", "mutability": "writeOnly"}]}]}
            """
        let schemas = try SchemaSet.users(additional: [(name: "keys.json", json: Array(schema.utf8))])
        let old = #"{"urn:example:keys:2.0:User": {"pin": "4711", "codes": [{"label": "a", "code": "4712"}]}}"#
        let new = #"{"urn:example:keys:2.0:User": {"pin": "4713", "codes": [{"label": "b", "code": "4714"}]}}"#
        let expected = [
            #"urn:example:keys:2.0:User:pin: "•••" → "•••""#,
            #"urn:example:keys:2.0:User:codes: {"label":"a","code":"•••"} → -"#,
            #"urn:example:keys:2.0:User:codes: - → {"label":"b","code":"•••"}"#,
        ]
        #expect(try changes(old, new, schemas) == expected)
        #expect(try changes("{}", #"{"password": "4711"}"#) == [#"password: - → "•••""#])
    }

    @Test func `what no schema knows any more is compared by its values`() throws {
        #expect(try changes(#"{"x": {"y": 1}}"#, #"{"x": {"y": 2}}"#) == ["x.y: 1 → 2"])
        #expect(try changes(#"{"x": 1}"#, #"{"x": {"y": 2}}"#) == [#"x: 1 → {"y":2}"#])
    }
}
