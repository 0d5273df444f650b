import SCIM
import Testing

/// Laws that every PATCH keeps, tried with random operations.
@Suite struct PatchPropertyTests {
    /// Attributes the plain user lacks, with a value for each.
    private static let additions: [(path: String, value: JSONValue)] = [
        ("title", "Countess"), ("nickName", "Ada"), ("active", false), ("name", ["givenName": "Ada"]),
        ("name.middleName", "King"), ("emails", [["value": "a@example.org", "type": "work", "primary": true]]),
        ("phoneNumbers", [["value": "+44 20 7946 0123"], ["value": "1", "type": "fax"]]), ("roles", [["value": "r"]]),
        ("\(enterprise):department", "Engines"), ("\(enterprise):manager", ["value": "m1"]),
        ("\(enterprise):manager.value", "m2"),
        ("urn:ietf:params:scim:schemas:extension:facebook:starttermdates:2.0:User:startDate", 5),
    ]

    private static let plain = JSONObject([
        JSONObject.Member("schemas", ["urn:ietf:params:scim:schemas:core:2.0:User"]),
        JSONObject.Member("userName", "ada"),
    ])

    @Test(arguments: additions.indices)
    func `add and then remove is identity`(index: Int) throws {
        let (path, value) = Self.additions[index]
        let added = try users.patch(
            Self.plain, with: PatchRequest([PatchOperation(.add, path: path, value: value)]), quirks: .none)
        #expect(added.document != Self.plain)
        let removed = try users.patch(
            added.document, with: PatchRequest([PatchOperation(.remove, path: path)]), quirks: .none)
        #expect(removed.document == Self.plain)
    }

    @Test(arguments: additions.indices)
    func `SCIM-286 SCIM-296 SCIM-323 what is done twice changes nothing the second time`(index: Int) throws {
        let (path, value) = Self.additions[index]
        for verb in [PatchOperation.Verb.add, .replace] {
            let request = PatchRequest([PatchOperation(verb, path: path, value: value)])
            let once = try users.patch(Self.plain, with: request, quirks: .none).document
            let twice = try users.patch(once, with: request, quirks: .none).document
            #expect(JSONValue.object(twice).encoded == JSONValue.object(once).encoded)
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `one request of many operations is the same as many requests of one`(seed: UInt64) throws {
        var luck = Luck(seed: seed)
        let operations = (0..<6).map { _ in luck.operation() }
        for quirks in [Quirks.standard, .none] {
            var stepwise: JSONObject? = SampleUser.profile
            for operation in operations {
                stepwise = stepwise.flatMap {
                    try? users.patch($0, with: PatchRequest([operation]), quirks: quirks).document
                }
            }
            let whole = try? users.patch(SampleUser.profile, with: PatchRequest(operations), quirks: quirks).document
            // A step may pass through a state that a whole request leaves again, so only success can be compared.
            if let stepwise { #expect(whole == stepwise) }
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `SCIM-267 one bad operation anywhere undoes all of them`(seed: UInt64) throws {
        var luck = Luck(seed: seed)
        var operations = (0..<luck.below(5)).map { _ in luck.operation() }
        operations.insert(
            PatchOperation(.replace, path: "active", value: "perhaps"), at: luck.below(operations.count + 1))
        #expect(throws: SCIMError.self) { try users.patch(SampleUser.profile, with: PatchRequest(operations)) }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `SCIM-282 after any PATCH at most one value is primary, and the result checks clean`(seed: UInt64) throws {
        var luck = Luck(seed: seed)
        let operations = (0..<4).map { _ in luck.operation() }
        guard let patched = try? users.patch(SampleUser.profile, with: PatchRequest(operations)) else { return }
        for member in patched.document.members {
            #expect((member.value.array ?? []).filter(\.isPrimary).count <= 1, "\(operations)")
        }
        let again = try users.check(patched.document, replacing: patched.document, quirks: .none)
        #expect(again.document == patched.document && again.warnings.isEmpty)
    }
}

extension Luck {
    fileprivate mutating func operation() -> PatchOperation {
        let path = pick([
            "title", "name", "name.givenName", "emails", "emails.type", #"emails[type eq "work"]"#,
            #"emails[type eq "work"].primary"#, #"emails[type eq "home"].primary"#, #"emails[primary eq true].value"#,
            "addresses", #"roles[value eq "Writer"].primary"#, enterprise, "\(enterprise):department", "nosuch",
        ])
        let value: JSONValue = pick([
            "x", true, false, .null, [], ["givenName": "B"], ["value": "n@example.org", "primary": true],
            [["value": "ada@home.example", "type": "home", "primary": true]], [["value": "z"], ["value": "y"]],
            ["department": "D"],
        ])
        return pick([
            PatchOperation(.add, path: path, value: value), PatchOperation(.replace, path: path, value: value),
            PatchOperation(.remove, path: path),
            PatchOperation(flip() ? .add : .replace, value: .object(JSONObject([JSONObject.Member(path, value)]))),
        ])
    }
}
