import SCIM
import Synchronization
import Testing

/// A quirk that made the difference is told of; one that was only on is not.
@Suite struct FiredQuirkTests {
    /// What a client sends, and what it would send without needing the quirk.
    struct Case: Sendable, CustomTestStringConvertible {
        let quirk: Quirk
        let sent: String
        let proper: String
        let read: @Sendable (_ text: String, Quirks) throws -> Void

        var testDescription: String { "\(quirk): \(sent)" }
    }

    private static func fired(_ quirks: Quirks, _ work: (Quirks) throws -> Void) rethrows -> Set<Quirk> {
        let fired = Mutex<Set<Quirk>>([])
        // The closure must outlive no test, but it may be called from anywhere.
        let box = Box(fired: fired)
        try work(quirks.telling { quirk in box.fired.withLock { _ = $0.insert(quirk) } })
        return box.fired.withLock(\.self)
    }

    private final class Box: Sendable {
        let fired: Mutex<Set<Quirk>>
        init(fired: consuming Mutex<Set<Quirk>>) { self.fired = fired }
    }

    private static let stored =
        #"{"userName": "ada", "emails": [{"type": "home", "value": "a@x.example"}], "title": "T"}"#

    private static func patch(_ quirk: Quirk, _ sent: String, _ proper: String) -> Case {
        Case(quirk: quirk, sent: sent, proper: proper) { text, quirks in
            let request = try PatchRequest(try JSONValue(json: #"{"Operations": [\#(text)]}"#), quirks: quirks)
            _ = try users.patch(try JSONObject(json: stored), with: request, quirks: quirks)
        }
    }

    private static func body(_ quirk: Quirk, _ sent: String, _ proper: String) -> Case {
        Case(quirk: quirk, sent: sent, proper: proper) { text, quirks in
            _ = try users.check(try JSONObject(json: #"{"userName": "ada", \#(text)}"#), quirks: quirks)
        }
    }

    private static func filter(_ quirk: Quirk, _ sent: String, _ proper: String) -> Case {
        Case(quirk: quirk, sent: sent, proper: proper) { text, quirks in _ = try users.filter(text, quirks: quirks) }
    }

    private static func group(_ quirk: Quirk, _ sent: String, _ proper: String) -> Case {
        Case(quirk: quirk, sent: sent, proper: proper) { text, quirks in
            let request = try PatchRequest(try JSONValue(json: #"{"Operations": [\#(text)]}"#), quirks: quirks)
            _ = try SchemaSet.groups().patchGroup(["displayName": "Drivers"], with: request, quirks: quirks)
        }
    }

    static let cases: [Case] = [
        body(.booleanStrings, #""active": "False""#, #""active": false"#),
        filter(.booleanStrings, #"active eq "True""#, "active eq true"),
        patch(
            .operationCase, #"{"op": "Replace", "path": "title", "value": "A"}"#,
            #"{"op": "replace", "path": "title", "value": "A"}"#),
        patch(
            .dottedKeys, #"{"op": "add", "value": {"name.givenName": "Ada"}}"#,
            #"{"op": "add", "value": {"name": {"givenName": "Ada"}}}"#),
        body(.dottedKeys, #""\#(enterprise):department": "Rail""#, #""\#(enterprise)": {"department": "Rail"}"#),
        body(.dottedKeys, #""urn:ietf:params:scim:schemas:core:2.0:User": {"title": "T"}"#, #""title": "T""#),
        patch(
            .missingElements, #"{"op": "replace", "path": "emails[type eq \"work\"].value", "value": "b@x.example"}"#,
            #"{"op": "replace", "path": "emails[type eq \"home\"].value", "value": "b@x.example"}"#),
        patch(
            .removalByValue, #"{"op": "remove", "path": "emails", "value": [{"value": "a@x.example"}]}"#,
            #"{"op": "remove", "path": "emails"}"#),
        group(
            .removalByValue, #"{"op": "remove", "path": "members", "value": [{"value": "1"}]}"#,
            #"{"op": "remove", "path": "members[value eq \"1\"]"}"#),
        group(
            .removalByValue, #"{"op": "remove", "value": {"members": [{"value": "1"}]}}"#,
            #"{"op": "remove", "path": "members"}"#),
        body(
            .scalarsForComplex, #""\#(enterprise)": {"manager": "271"}"#,
            #""\#(enterprise)": {"manager": {"value": "271"}}"#),
        body(.scalarsForComplex, #""\#(enterprise)": {"manager": ""}"#, #""\#(enterprise)": {"manager": null}"#),
        group(
            .scalarsForComplex, #"{"op": "add", "path": "members", "value": ["1"]}"#,
            #"{"op": "add", "path": "members", "value": [{"value": "1"}]}"#),
        body(.looseArrays, #""emails": {"value": "a@x.example"}"#, #""emails": [{"value": "a@x.example"}]"#),
        body(.looseArrays, #""name": [{"givenName": "Ada"}]"#, #""name": {"givenName": "Ada"}"#),
        body(.looseArrays, #""title": []"#, #""title": null"#),
        body(.looseArrays, #""\#(enterprise)": []"#, #""\#(enterprise)": null"#),
        patch(
            .looseArrays, #"{"op": "replace", "path": "emails[type eq \"home\"]", "value": [{"value": "b"}]}"#,
            #"{"op": "replace", "path": "emails[type eq \"home\"]", "value": {"value": "b"}}"#),
        group(
            .looseArrays, #"{"op": "add", "path": "members", "value": {"value": "1"}}"#,
            #"{"op": "add", "path": "members", "value": [{"value": "1"}]}"#),
        patch(
            .readOnlyInObjects, #"{"op": "replace", "value": {"id": "7", "title": "A"}}"#,
            #"{"op": "replace", "value": {"title": "A"}}"#),
        patch(
            .looseURNs, #"{"op": "add", "path": "\#(enterprise).department", "value": "Rail"}"#,
            #"{"op": "add", "path": "\#(enterprise):department", "value": "Rail"}"#),
        group(
            .additiveMembers, #"{"op": "replace", "path": "members", "value": [{"value": "1"}]}"#,
            #"{"op": "add", "path": "members", "value": [{"value": "1"}]}"#),
        group(
            .additiveMembers, #"{"op": "replace", "value": {"members": [{"value": "1"}]}}"#,
            #"{"op": "add", "value": {"members": [{"value": "1"}]}}"#),
        filter(.bareExtensionNames, #"manager eq "271""#, #"\#(enterprise):manager eq "271""#),
        filter(.bareWords, "userName eq ada", #"userName eq "ada""#),
        patch(
            .unknownPaths, #"{"op": "add", "path": "shoeSize", "value": 38}"#,
            #"{"op": "add", "path": "title", "value": "A"}"#),
    ]

    private static let everything = Quirks(Set(Quirk.allCases))

    @Test(arguments: cases) func `a quirk that made the difference is told of`(one: Case) throws {
        #expect(try Self.fired(Self.everything) { try one.read(one.sent, $0) } == [one.quirk])
    }

    @Test(arguments: cases) func `a quirk that was not needed is not told of`(one: Case) throws {
        #expect(try Self.fired(Self.everything) { try one.read(one.proper, $0) }.isEmpty)
    }

    @Test(arguments: cases) func `a quirk that is off never fires`(one: Case) throws {
        let others = Quirks(Set(Quirk.allCases).subtracting([one.quirk]))
        let fired = Self.fired(others) { try? one.read(one.sent, $0) }
        #expect(!fired.contains(one.quirk))
    }

    @Test func `every quirk has a case and a sentence of its own`() {
        // What the standards allow anyway is not told of; who keeps the members of a group, and what becomes of a wish, is
        // not decided in this room.
        let elsewhere: Set<Quirk> = [.keptMembers, .statusCommands]
        let told = Quirk.allCases.filter { !Quirks.none.contains($0) && !elsewhere.contains($0) }
        #expect(Set(Self.cases.map(\.quirk)) == Set(told))
        #expect(Set(Quirk.allCases.map(\.sentence)).count == Quirk.allCases.count)
    }

    @Test func `a request that fails in the end has told of its quirks, too`() throws {
        let fired = Self.fired(.standard) { quirks in
            let operation: JSONValue = ["op": "Add", "path": "nothing.at.all", "value": "x"]
            _ = try? users.patch(
                JSONObject(), with: PatchRequest(["Operations": [operation]], quirks: quirks), quirks: quirks)
        }
        #expect(fired == [.operationCase])
    }
}
