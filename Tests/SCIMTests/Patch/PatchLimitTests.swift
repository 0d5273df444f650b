import SCIM
import Testing

/// Bounds of a PATCH.
@Suite struct PatchLimitTests {
    private static func body(_ count: Int) -> JSONValue {
        let operation: JSONValue = ["op": "replace", "path": "title", "value": "x"]
        return [
            "schemas": [.string(MessageURN.patchOp)], "Operations": .array(Array(repeating: operation, count: count)),
        ]
    }

    @Test func `SCIM-290 a thousand operations and no more`() throws {
        for count in [PatchRequest.maximumOperations - 1, PatchRequest.maximumOperations] {
            #expect(try PatchRequest(Self.body(count)).operations.count == count)
        }
        let error = try refusal { try PatchRequest(Self.body(PatchRequest.maximumOperations + 1)) }
        #expect(error.status == 400 && error.scimType == .tooMany)
        #expect(error.detail.contains("1000"))
    }

    @Test func `SCIM-288 a thousand operations are applied`() throws {
        let operations = (0..<1000).map {
            PatchOperation(.add, path: "emails", value: ["value": .string("\($0 / 2)@x")])
        }
        let patched = try users.patch(SampleUser.profile, with: PatchRequest(operations))
        #expect(patched.document["emails"]?.array?.count == 502)
    }

    private static let crowd: JSONObject = [
        "userName": "ada",
        "roles": .array(
            (0..<1000).map { ["value": .string("a\($0)"), "display": .string(String(repeating: "x", count: 900))] }),
    ]

    @Test func `S12 the keys of one value are as much work as operations`() throws {
        let keys = (0..<999).map { JSONObject.Member(#"roles[value eq "a\#($0)"].type"#, "t") }
        let value = JSONValue.object(JSONObject(keys))
        let error = try refusal {
            try users.patch(Self.crowd, with: PatchRequest([PatchOperation(.add, value: value)]))
        }
        #expect(error.scimType == .tooMany && error.detail.contains("too much work"))
    }

    @Test func `S12 the values one removal lists are as much work as operations`() throws {
        let listed = JSONValue.array((0..<999).map { ["value": .string("a\($0)")] })
        let request = PatchRequest([PatchOperation(.remove, path: "roles", value: listed)])
        let error = try refusal { try users.patch(Self.crowd, with: request) }
        #expect(error.scimType == .tooMany && error.detail.contains("too much work"))
        let short: JSONObject = ["userName": "ada", "roles": .array((0..<1000).map { ["value": .string("a\($0)")] })]
        #expect(try users.patch(short, with: request).document["roles"] == [["value": "a999"]])
    }

    @Test func `neither a long text nor a long name is taken for many conditions`() throws {
        let title = JSONValue.string(String(repeating: "x", count: 200_000))
        let before: JSONObject = ["userName": "ada", "title": title, "roles": [["value": "x"]]]
        let text = JSONValue.string(String(repeating: "]\" or ", count: 1000)).text
        let remove = PatchOperation(.remove, path: "roles[value eq \(text)]")
        let name = PatchOperation(.replace, path: "\(enterprise):department", value: "D")
        let request = PatchRequest([remove] + Array(repeating: name, count: 50))
        #expect(try users.patch(before, with: request).document["roles"] == before["roles"])
    }

    @Test(.timeLimit(.minutes(10)))
    func `S24 a value full of names nobody knows is read in linear time`() throws {
        let names = (0..<30_000).map { JSONObject.Member("n\($0)", 1) }
        let value = JSONValue.object(JSONObject(names))
        for path in [#"emails[type eq "none"]"#, "name", nil, enterprise] {
            let request = PatchRequest([PatchOperation(.add, path: path, value: value)])
            #expect(try users.patch(SampleUser.profile, with: request).document["userName"] != nil)
        }
    }

    @Test(arguments: ["[", "emails[", "emails[(", "emails[not ("])
    func `S7 a path of brackets does no harm on a small stack`(opening: String) async throws {
        let path = String(repeating: opening, count: 8192 / opening.utf8.count)
        let long = String(repeating: opening, count: 100_000)
        for path in [path, path + "]", "emails[" + String(repeating: "(", count: 8000) + "]", long, long + "]"] {
            let error = await onSmallStack {
                Result {
                    try users.patch(SampleUser.profile, with: PatchRequest([PatchOperation(.remove, path: path)]))
                }
            }
            #expect(throws: SCIMError.self) { try error.get() }
        }
    }

    @Test func `S23 one attribute named in every way is one attribute`() throws {
        let ways: [PatchOperation] = [
            PatchOperation(.replace, path: "id", value: "x"), PatchOperation(.replace, path: "ID", value: "x"),
            PatchOperation(.replace, path: "urn:ietf:params:scim:schemas:core:2.0:User:id", value: "x"),
            PatchOperation(.add, path: "groups", value: [["value": "g"]]),
            PatchOperation(.add, path: "groups.value", value: "g"),
            PatchOperation(.remove, path: #"groups[value eq "g"]"#),
            PatchOperation(.replace, path: "meta.version", value: "x"),
            PatchOperation(.add, value: ["meta.version": "x"]),
            PatchOperation(.add, value: ["urn:ietf:params:scim:schemas:core:2.0:User:groups.value": "g"]),
            PatchOperation(
                .add, path: "urn:ietf:params:scim:schemas:extension:facebook:accountstatusdetails:2.0:User:claimed",
                value: true),
        ]
        for operation in ways {
            let error = try refusal { try users.patch(SampleUser.profile, with: PatchRequest([operation])) }
            #expect(error.scimType == .mutability, "\(operation)")
        }
    }

    @Test(
        arguments: [
            ["id": "x"], ["groups": [["value": "g"]]], ["META": ["version": "x"]],
            ["urn:ietf:params:scim:schemas:extension:facebook:accountstatusdetails:2.0:User": ["claimed": true]],
            ["__proto__": ["admin": true]], ["constructor.prototype": "x"],
        ] as [JSONValue])
    func `S11 S16 nothing comes in through a value without path`(value: JSONValue) throws {
        let request = PatchRequest([PatchOperation(.add, value: value)])
        let patched = try? users.patch(SampleUser.profile, with: request).document
        #expect(patched == nil || patched == SampleUser.profile)
    }
}
