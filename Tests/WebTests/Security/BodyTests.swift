import Accounts
import SCIM
import TestSupport
import Testing

/// A body means the same to everybody who reads it, or nothing.
@Suite struct BodyTests {
    private func answers(_ company: TestOrganization, _ id: String, _ body: [UInt8]) async throws -> [HTTPAnswer] {
        let type = [HTTPHeader("Content-Type", "application/scim+json")]
        return [
            try await company.send("POST", "/Users", headers: type, body: body),
            try await company.send("PUT", "/Users/\(id)", headers: type, body: body),
            try await company.send("PATCH", "/Users/\(id)", headers: type, body: body),
        ]
    }

    @Test(
        arguments: [
            #"{"userName":"a","userName":"b"}"#, #"{"userName":"a","username":"b"}"#,
            #"{"userName":"a","USERNAME":"b"}"#,
            #"{"userName":"a","user\u004eame":"b"}"#, #"{"userName":"a","name":{"givenName":"a","givenname":"b"}}"#,
            #"{"userName":"a","x":[{"y":1,"y":2}]}"#, #"{"userName":"a","x":1e400}"#, #"{"userName":"a","x":-1e400}"#,
            #"{"userName":"a","x":NaN}"#, #"{"userName":"a","x":Infinity}"#, #"{"userName":"a","x":01}"#,
            #"{"userName":"a","x":+1}"#, #"{"userName":"a","x":.5}"#, #"{"userName":"a","x":0x10}"#,
            #"{"userName":"\ud800"}"#, #"{"userName":"\udc00a"}"#, #"{"userName":"a\u0000"}"#, #"{"userName":"a",}"#,
            #"{"userName":"a"} {"userName":"b"}"#, #"{"userName":"a"}x"#, #"{'userName':'a'}"#, #"{userName:"a"}"#,
            #"{"userName":"a" /* */}"#, "{\"userName\":\"a\nb\"}", #"["userName"]"#, "\"userName\"", "null", "", " ",
            "{",
        ])
    func `S24 a body that two readers could take differently is refused`(text: String) async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        for answer in try await answers(company, id, Array(text.utf8)) {
            #expect(answer.isError(400, "invalidSyntax"), "\(text) \(answer.text)")
        }
        #expect(try await company.send("GET", "/Users").json?["totalResults"] == 1)
    }

    @Test(
        arguments: [
            [0xFE, 0xFF, 0x00, 0x7B], [0xFF, 0xFE, 0x7B, 0x00], [0x7B, 0x22, 0xC0, 0xAF, 0x22, 0x3A, 0x31, 0x7D],
            [0x7B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x3A, 0x31, 0x7D], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
            [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, 0x7B, 0x7D],
        ] as [[UInt8]])
    func `S24 bytes that are no UTF-8 are refused`(bytes: [UInt8]) async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        for answer in try await answers(company, id, bytes) { #expect(answer.isError(400, "invalidSyntax")) }
    }

    @Test func `S24 a byte order mark in front is passed over`() async throws {
        let company = try await TestHouse.shared.organization()
        let body = [0xEF, 0xBB, 0xBF] + Array(#"{"userName":"ann"}"#.utf8)
        #expect(try await company.send("POST", "/Users", body: body).status == 201)
    }

    @Test func `S24 a body has a limit in every verb`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        let text = #"{"userName":""# + String(repeating: "x", count: 1_048_577) + #""}"#
        for answer in try await answers(company, id, Array(text.utf8)) { #expect(answer.isError(413)) }
    }

    @Test(
        arguments: [
            "0", "1", #""0""#, #""1""#, #""""#, #""no""#, #""yes""#, #""off""#, #""falsee""#, #"" false""#, #""fаlse""#,
            "[]x", "{}", "[false,false]", "[true]x", #"{"value":false}"#, "0.0", #""ＦＡＬＳＥ""#, #""ſalse""#,
        ])
    func `S25 active is true or false, and nothing else decides who may come in`(text: String) async throws {
        let company = try await TestHouse.shared.organization()
        for isActive in [true, false] {
            let id = try await company.add(["userName": .string("ann \(isActive)"), "active": .bool(isActive)])
            let operations = [
                #"{"op":"replace","path":"active","value":\#(text)}"#, #"{"op":"replace","value":{"active":\#(text)}}"#,
                #"{"op":"add","path":"ACTIVE","value":\#(text)}"#,
                #"{"op":"add","value":{"urn:ietf:params:scim:schemas:core:2.0:User:active":\#(text)}}"#,
            ]
            for operation in operations {
                let body = Array(#"{"Operations":[\#(operation)]}"#.utf8)
                #expect(try await company.send("PATCH", "/Users/\(id)", body: body).status == 400, "\(operation)")
            }
            let put = Array(#"{"userName":"ann \#(isActive)","active":\#(text)}"#.utf8)
            #expect(try await company.send("PUT", "/Users/\(id)", body: put).status == 400)
            let post = Array(#"{"userName":"bob","active":\#(text)}"#.utf8)
            #expect(try await company.send("POST", "/Users", body: post).status == 400)
            #expect(try await company.send("GET", "/Users/\(id)").json?["active"] == .bool(isActive))
        }
    }

    @Test func `S25 a string is a boolean only by the quirk for it`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        for (text, isActive) in [("False", false), ("TRUE", true), ("false", false)] {
            let answer = try await company.patch(id, ["op": "replace", "path": "active", "value": .string(text)])
            #expect(answer.json?["active"] == .bool(isActive))
        }
        try await company.set(.quirks, to: "standard -booleanStrings")
        let answer = try await company.patch(id, ["op": "replace", "path": "active", "value": "True"])
        #expect(answer.isError(400, "invalidValue"))
        #expect(try await company.send("GET", "/Users/\(id)").json?["active"] == false)
    }

    @Test func `S25 silence and null let nobody in`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann", "active": false])
        for answer in [
            try await company.send("PUT", "/Users/\(id)", json: ["userName": "ann"]),
            try await company.send("PUT", "/Users/\(id)", json: ["userName": "ann", "active": .null]),
            try await company.patch(id, ["op": "remove", "path": "active"]),
            try await company.patch(id, ["op": "replace", "path": "active", "value": .null]),
            try await company.patch(id, ["op": "replace", "value": ["active": .null]]),
        ] {
            #expect(answer.status == 200 && answer.json?["active"] != true, "\(answer.text)")
        }
        let list = try await company.send("GET", "/Users?filter=active%20eq%20false")
        #expect(list.json?["totalResults"] == 1)
    }
}
