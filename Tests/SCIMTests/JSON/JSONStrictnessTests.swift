import SCIM
import Testing

/// What is not JSON is refused (RFC 8259), and so is JSON that two readers might understand differently.
@Suite struct JSONStrictnessTests {
    @Test(
        arguments: [
            "", " ", "{", "[", "[1,]", "[,1]", "[1 2]", "[1}", #"{"a":1,}"#, "{a:1}", "{'a':1}", #"{"a" 1}"#,
            #"{"a":}"#,
            #"{"a":1 "b":2}"#, "{,}", "nul", "nulls", "True", "NaN", "Infinity", "undefined", "+1", "01", "-01", "-",
            "1.",
            ".5", "1.e2", "1e", "1e+", "0x1", "1_000", "1 2", "{} x", "{}{}", "// c\n1", "/* */ 1", #""a"#, #""a\"#,
            #""\x""#, #""\u12""#, #""\u00g0""#, #""\u+041""#, "\"\u{1}\"", "\"a\tb\"", "\"a\nb\"", "\u{B}1", "\u{A0}1",
            "\u{FEFF}\u{FEFF}1", #""\u００４１""#,
        ])
    func `text that is no JSON is refused`(text: String) throws {
        let error = try refusal { try JSONValue(json: text) }
        #expect(error.status == 400)
        #expect(error.scimType == .invalidSyntax)
    }

    @Test(
        arguments: [
            Row("a lone byte", [0xFF]), Row("an overlong slash", [0xC0, 0xAF]), Row("an overlong NUL", [0xC0, 0x80]),
            Row("a surrogate", [0xED, 0xA0, 0x80]), Row("beyond U+10FFFF", [0xF4, 0x90, 0x80, 0x80]),
            Row("a cut sequence", [0xE2, 0x82]), Row("a stray continuation", [0x80]), Row("Latin-1", [0x4D, 0xFC]),
        ] as [Row<[UInt8]>])
    func `bytes that are no UTF-8 are refused in values and names`(row: Row<[UInt8]>) throws {
        let quoted = [0x22] + row.value + [0x22]
        #expect(try refusal { try JSONValue(decoding: quoted) }.scimType == .invalidSyntax)
        #expect(
            try refusal { try JSONValue(decoding: [0x7B] + quoted + [0x3A, 0x31, 0x7D]) }.scimType == .invalidSyntax)
    }

    @Test func `UTF-16 is refused`() throws {
        #expect(try refusal { try JSONValue(decoding: [0xFE, 0xFF, 0, 0x31]) }.scimType == .invalidSyntax)
        #expect(try refusal { try JSONValue(decoding: [0x31, 0]) }.scimType == .invalidSyntax)
    }

    @Test(arguments: [
        #""\ud800""#, #""\udc00""#, #""\ud800A""#, #""\ud800\u0041""#, #""\ud800\ud800""#, #""\udc00\ud800""#,
    ])
    func `S24 half a surrogate pair is refused`(text: String) throws {
        #expect(try refusal { try JSONValue(json: text) }.detail.contains("surrogate"))
    }

    @Test(arguments: [#""\u0000""#, #""a\u0000b""#, #"{"\u0000":1}"#])
    func `S24 NUL is refused however it is written`(text: String) throws {
        #expect(try refusal { try JSONValue(json: text) }.detail.contains("NUL"))
        #expect(try refusal { try JSONValue(decoding: [0x22, 0, 0x22]) }.scimType == .invalidSyntax)
    }

    @Test(arguments: [
        "1e400", "-1e400", "1e-401", "0e-20000", "1e99999999999999999999", String(repeating: "9", count: 129),
    ])
    func `S24 a number out of range is refused`(text: String) throws {
        #expect(try refusal { try JSONValue(json: text) }.detail.contains("out of range"))
    }

    @Test(
        arguments: [
            #"{"userName":"a","username":"b"}"#, #"{"a":1,"a":1}"#, #"{"x":{"b":1,"B":2}}"#, #"[{"c":1,"C":2}]"#,
            #"{"a":1,"\u0041":2}"#, "{" + (0..<40).map { #""n\#($0)":1"# }.joined(separator: ",") + #","N17":1}"#,
        ])
    func `SCIM-070 S24 two names that differ at most in case are refused`(text: String) throws {
        let error = try refusal { try JSONValue(json: text) }
        #expect(error.scimType == .invalidSyntax)
        #expect(error.detail.contains("twice"))
    }

    @Test func `one name in two objects is fine, and so are names that differ in more than case`() throws {
        #expect(try JSONValue(json: #"[{"a":1},{"A":2}]"#).array?.count == 2)
        #expect(try JSONObject(json: "{\"k\":1,\"\u{212A}\":2}").members.count == 2, "a Kelvin sign is no k")
        let many = "{" + (0..<40).map { #""n\#($0)":1"# }.joined(separator: ",") + ",\"\u{212A}\":1,\"k\":2}"
        #expect(try JSONObject(json: many).members.count == 42)
    }

    @Test func `the error says at which byte reading stopped`() throws {
        #expect(try refusal { try JSONValue(json: #"{"ab": tru}"#) }.detail.contains("at byte 7"))
        #expect(try refusal { try JSONValue(json: "[1, 2] x") }.detail.contains("at byte 7"))
    }
}
