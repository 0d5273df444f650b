import SCIM
import Testing

/// What a client may store, and in which form it is kept.
@Suite struct ValidatorTests {
    private func check(_ text: String, quirks: Quirks = .standard) throws -> CheckedResource {
        try users.check(JSONObject(json: text), quirks: quirks)
    }

    /// The document without `schemas`.
    private func kept(_ text: String, quirks: Quirks = .standard) throws -> String {
        var document = try check(text, quirks: quirks).document
        document["schemas"] = nil
        return JSONValue.object(document).text
    }

    @Test func `SCIM-067 SCIM-068 names take the spelling and order of the schemas, values keep theirs`() throws {
        let text = """
            {"\(enterprise.uppercased())":{"DEPARTMENT":"D"},"EMAILS":[{"TYPE":"Work","VALUE":"A@B"}],"username":"Bob",
             "EXTERNALID":"E","Schemas":[]}
            """
        #expect(
            try kept(text) == #"{"externalId":"E","userName":"Bob","emails":[{"value":"A@B","type":"Work"}],"#
                + #""\#(enterprise)":{"department":"D"}}"#)
    }

    @Test func `SCIM-064 SCIM-066 SCIM-106 schemas says what is there, whatever the client said`() throws {
        let core = users.core.id
        for sent in [#"[]"#, #"["\#(core)"]"#, #"["\#(enterprise)","urn:x:y"]"#, "null"] {
            let plain = try check(#"{"schemas":\#(sent),"userName":"a"}"#).document
            #expect(plain["schemas"] == [.string(core)])
            let extended = try check(#"{"schemas":\#(sent),"userName":"a","\#(enterprise)":{"division":"d"}}"#).document
            #expect(extended["schemas"] == [.string(core), .string(enterprise)])
        }
        for empty in ["{}", "null", #"{"department":null}"#, #"{"manager":{}}"#, "[]", #"{"nosuch":1}"#] {
            let document = try check(#"{"userName":"a","\#(enterprise)":\#(empty)}"#).document
            #expect(document["schemas"] == [.string(core)] && document[enterprise] == nil, "\(empty)")
        }
    }

    @Test(arguments: [#""urn:x""#, "7", #"[7]"#, "{}", #"["urn:x",null]"#])
    func `SCIM-063 schemas of another type are refused`(sent: String) throws {
        #expect(try refusal { try check(#"{"userName":"a","schemas":\#(sent)}"#) }.scimType == .invalidSyntax)
    }

    @Test func `SCIM-071 SCIM-072 what is unassigned is left out`() throws {
        let text = """
            {"userName":"a","nickName":null,"emails":[],"phoneNumbers":[null],"name":{"givenName":null},"ims":[{}],
             "roles":[{"value":null},{"value":"r"}]}
            """
        #expect(try kept(text) == #"{"userName":"a","roles":[{"value":"r"}]}"#)
    }

    @Test func `SCIM-091 S16 what the server owns is ignored without a word`() throws {
        let text = """
            {"id":"mine","ID2":1,"userName":"a","meta":{"created":"1970-01-01T00:00:00Z","version":5},"groups":[{"value":"g"}],
             "urn:ietf:params:scim:schemas:extension:facebook:accountstatusdetails:2.0:User":{"claimed":"nonsense"},
             "\(enterprise)":{"manager":{"value":"m","displayName":"Boss"}}}
            """
        let checked = try check(text)
        #expect(checked.document.members.map(\.name) == ["schemas", "userName", enterprise])
        #expect(checked.document[enterprise] == ["manager": ["value": "m"]])
        #expect(checked.warnings == ["schemas is missing", #""ID2" is not an attribute of User"#])
    }

    @Test func `SCIM-088 S15 a password is accepted and never kept`() throws {
        let checked = try check(#"{"schemas":[],"userName":"a","password":"t1meMa$heen"}"#)
        #expect(checked.document["password"] == nil)
        #expect(checked.warnings == ["password was accepted and discarded"])
        #expect(!JSONValue.object(checked.document).text.contains("t1me"))
        #expect(try refusal { try check(#"{"userName":"a","password":["x"]}"#) }.scimType == .invalidValue)
    }

    @Test func `SCIM-107 what nobody knows is left out with a warning that names it`() throws {
        let checked = try check(
            #"{"schemas":["urn:x:y"],"userName":"a","foo":1,"urn:x:y":{"b":2},"name":{"zip":3},"nic\#u{212A}Name":"k"}"#
        )
        #expect(checked.document.members.map(\.name) == ["schemas", "userName"])
        #expect(
            checked.warnings == [
                #""urn:x:y" is not a schema of User"#, #""zip" is not a sub-attribute of name"#,
                #""foo" is not an attribute of User"#, "\"nic\u{212A}Name\" is not an attribute of User",
                #""urn:x:y" is not an attribute of User"#,
            ])
    }

    @Test(arguments: [
        "{}", #"{"userName":null}"#, #"{"userName":""}"#, #"{"userName":" \t\u00a0"}"#, #"{"userName":[]}"#,
    ])
    func `SCIM-096 userName must be there and say something`(text: String) throws {
        let error = try refusal { try check(text) }
        #expect(error.scimType == .invalidValue)
        #expect(error.detail.contains("userName"))
    }

    @Test func `SCIM-084 SCIM-085 the same value is kept once, and the order stays`() throws {
        let text = """
            {"userName":"a","emails":[{"value":"1","type":"x"},{"value":"2"},{"value":"1","type":"x","display":"d"},
             {"value":"1"},{"value":"2"},{"type":"x"},{"type":"x"}]}
            """
        #expect(
            try kept(text) == #"{"userName":"a","emails":[{"value":"1","display":"d","type":"x"},{"value":"2"},"#
                + #"{"value":"1"},{"type":"x"}]}"#)
    }

    @Test func `SCIM-082 at most one value is primary`() throws {
        let two = #"{"userName":"a","emails":[{"value":"1","primary":true},{"value":"2","primary":true}]}"#
        #expect(try refusal { try check(two) }.detail.contains("more than one primary"))
        let one = #"{"userName":"a","emails":[{"value":"1","primary":true},{"value":"2","primary":false}]}"#
        #expect(try kept(one) == one)
    }

    @Test func `checking what was checked changes nothing`() throws {
        let again = try users.check(SampleUser.profile, replacing: SampleUser.profile, quirks: .none)
        #expect(JSONValue.object(again.document).encoded == JSONValue.object(SampleUser.profile).encoded)
        #expect(again.warnings.isEmpty)
    }

    @Test(.timeLimit(.minutes(10)))
    func `S24 a body full of values or of unknown names is read in linear time`() throws {
        let emails = (0..<Attribute.maximumValues).map { #"{"value":"\#($0)"}"# }.joined(separator: ",")
        let checked = try check(#"{"userName":"a","emails":[\#(emails)]}"#)
        #expect(checked.document["emails"]?.array?.count == Attribute.maximumValues)
        let names = (0..<30_000).map { #""n\#($0)":1"# }.joined(separator: ",")
        #expect(try kept(#"{"userName":"a",\#(names)}"#) == #"{"userName":"a"}"#)
    }
}
