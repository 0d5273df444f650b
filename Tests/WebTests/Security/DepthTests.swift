import SCIM
import TestSupport
import Testing

/// Texts made to exhaust the stack (CVE-2026-46689 and its relatives): each is refused, and the server goes on.
@Suite struct DepthTests {
    private static let openings = ["(", "not (", "not(", "emails[", "emails[not (", "a and (", "id pr or ("]

    private func nested(_ depth: Int, _ closing: Int) -> String {
        String(repeating: "(", count: depth) + "id pr" + String(repeating: ")", count: closing)
    }

    @Test func `S7 S10 a filter nests as deep as the limit and not one level deeper`() async throws {
        let company = try await TestHouse.shared.organization()
        let limit = FilterParser.maximumDepth
        for depth in [limit - 1, limit] {
            #expect(try await company.list(("filter", nested(depth, depth))).status == 200)
        }
        for depth in [limit + 1, 2000, 3000] {
            #expect(try await company.list(("filter", nested(depth, depth))).isError(400, "invalidFilter"))
        }
    }

    /// Brackets inside each other, with a condition or two beside each.
    private static func ladder(
        _ depth: Int,
        _ opening: String,
        _ closing: String,
        _ inner: String = "id pr"
    ) -> String {
        String(repeating: opening, count: depth) + inner + String(repeating: closing, count: depth)
    }

    /// The same with a second deep branch in each of the upper levels, as far as the limit of conditions goes.
    private static func twins(_ depth: Int, _ word: String) -> String {
        guard depth > FilterParser.maximumDepth - 7 else { return ladder(depth, "not (id pr \(word) ", ")") }
        return "not (" + ladder(depth - 1, "not (id pr or ", ")") + " \(word) " + twins(depth - 1, word) + ")"
    }

    /// Every kind of nesting, from the depth that there is to be.
    private static let nestings: [@Sendable (Int) -> String] = [
        { ladder($0, "not (id pr and ", ")") }, { ladder($0, "not (", " and id pr)") },
        { ladder($0, "not (id pr or ", ")") }, { ladder($0, "(id pr or id pr and ", ")") },
        { ladder($0, "not (id pr or id pr and ", ")") }, { ladder($0, "not (", ")") },
        { ladder($0, "(emails ne \"a\" or emails pr and ", ")") },
        { "not (id pr or id pr and " + ladder($0 - 1, "(id pr or id pr and ", " or id pr)") + ")" },
        { twins($0, "and") }, { twins($0, "or") },
        { "emails[" + ladder($0 - 1, "not (type pr and ", ")", "value pr") + "]" },
        { "name[" + ladder($0 - 1, "(formatted pr or formatted pr and ", ")", "givenName pr") + "]" },
        {
            ladder(
                $0 - 2, "not (id pr or id pr and ", ")",
                "emails[value eq \"a@x.example\" and not (type ne \"b\" or primary pr)]")
        },
    ]

    @Test(arguments: nestings.indices)
    func `S7 S10 whatever nests as deep as the limit is answered`(index: Int) async throws {
        let company = try await TestHouse.shared.organization()
        _ = try await company.add(["userName": "ann", "emails": [["value": "a@x.example"]]])
        let filter = Self.nestings[index](FilterParser.maximumDepth)
        let answer = try await company.list(("filter", filter))
        #expect(answer.status == 200, "\(filter) \(answer.text)")
        let deeper = try await company.list(("filter", Self.nestings[index](FilterParser.maximumDepth + 1)))
        #expect(deeper.isError(400, "invalidFilter"), "\(deeper.text)")
    }

    @Test(arguments: openings)
    func `S7 S9 brackets without end are refused, with and without garbage behind`(opening: String) async throws {
        let company = try await TestHouse.shared.organization()
        let text = String(repeating: opening, count: 4000 / opening.utf8.count)
        for filter in [text, text + "garbage", text + "id pr", text + "\"", text + "id eq \"\\"] {
            #expect(try await company.list(("filter", filter)).isError(400, "invalidFilter"))
        }
    }

    @Test func `S7 a filter is deep for nobody before the token is known`() async throws {
        let company = try await TestHouse.shared.organization()
        let target = company.path + "/Users?filter=" + String(repeating: "(", count: 12_000)
        #expect(try await company.house.client.send("GET", target).status == 401)
    }

    @Test(arguments: openings + [".", "a.", "urn:", "[", "]", "\\", "\""])
    func `S8 S9 a path of thousands of pieces is refused wherever a path may stand`(piece: String) async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        let text = "emails" + String(repeating: piece, count: 8000 / piece.utf8.count)
        for operation in ["add", "replace", "remove"] {
            for path in [text, text + "]", text + "].value"] {
                let answer = try await company.patch(
                    id, ["op": .string(operation), "path": .string(path), "value": "x"])
                #expect(answer.status == 400, "\(answer.text)")
            }
        }
        var keyed = JSONObject()
        keyed.append(text, "x")
        #expect(try await company.patch(id, ["op": "add", "value": .object(keyed)]).status < 500)
        let short = "emails" + String(repeating: piece, count: 1300 / piece.utf8.count)
        #expect(try await company.list(("sortBy", short)).status == 400)
        #expect(try await company.list(("attributes", short)).status == 200)
        #expect(try await company.list(("excludedAttributes", short)).status == 200)
        #expect(
            try await company.list(("attributes", String(repeating: "a,", count: 4097))).isError(400, "invalidValue"))
    }

    @Test func `S8 a filter has as many conditions as the limit and not one more`() async throws {
        let company = try await TestHouse.shared.organization()
        for word in ["and", "or"] {
            func chain(_ count: Int) -> String {
                Array(repeating: "id pr", count: count).joined(separator: " \(word) ")
            }
            #expect(try await company.list(("filter", chain(FilterParser.maximumClauses))).status == 200)
            let answer = try await company.list(("filter", chain(FilterParser.maximumClauses + 1)))
            #expect(answer.isError(400, "invalidFilter"))
        }
    }

    @Test func `S7 S9 S24 a body of brackets is refused in every place`() async throws {
        let company = try await TestHouse.shared.organization()
        let id = try await company.add(["userName": "ann"])
        for opening in ["[", #"{"a":"#, #"{"Operations":["#, #"[{"value":"#] {
            let text = String(repeating: opening, count: 100_000 / opening.utf8.count)
            for body in [text, text + "x", #"{"userName":"# + text] {
                for (method, target) in [("POST", "/Users"), ("PUT", "/Users/\(id)"), ("PATCH", "/Users/\(id)")] {
                    let answer = try await company.send(method, target, body: Array(body.utf8))
                    #expect(answer.isError(400, "invalidSyntax"))
                }
            }
        }
        #expect(try await company.send("GET", "/Users/\(id)").status == 200)
    }
}
