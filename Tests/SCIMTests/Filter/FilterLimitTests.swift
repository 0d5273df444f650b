import SCIM
import Testing

/// Bounds of a filter, tested one below, at and one above, and without harm far above.
@Suite struct FilterLimitTests {
    private static func nested(_ opening: String, _ inner: String, _ closing: String, _ depth: Int) -> String {
        String(repeating: opening, count: depth) + inner + String(repeating: closing, count: depth)
    }

    @Test(arguments: ["(", "not (", "not("])
    func `S10 brackets nest 32 deep and no deeper`(opening: String) throws {
        for depth in [FilterParser.maximumDepth - 1, FilterParser.maximumDepth] {
            #expect(throws: Never.self) { try users.filter(Self.nested(opening, "title pr", ")", depth)) }
        }
        let error = try refusal {
            try users.filter(Self.nested(opening, "title pr", ")", FilterParser.maximumDepth + 1))
        }
        #expect(error.scimType == .invalidFilter)
        #expect(error.detail.contains("nested deeper than 32"))
    }

    @Test func `S10 square brackets count as brackets`() throws {
        func text(_ depth: Int) -> String { Self.nested("(", "emails[(type pr)]", ")", depth - 2) }
        #expect(throws: Never.self) { try users.filter(text(32)) }
        #expect(try refusal { try users.filter(text(33)) }.detail.contains("nested deeper"))
    }

    @Test func `brackets beside each other do not count as depth`() throws {
        let text = Array(repeating: "((title pr))", count: 200).joined(separator: " and ")
        #expect(throws: Never.self) { try users.filter(text) }
    }

    @Test(arguments: ["and", "or"])
    func `S8 there are 256 conditions and no more`(word: String) throws {
        func chain(_ count: Int) -> String { Array(repeating: "title pr", count: count).joined(separator: " \(word) ") }
        for count in [FilterParser.maximumClauses - 1, FilterParser.maximumClauses] {
            #expect(throws: Never.self) { try users.filter(chain(count)) }
        }
        #expect(
            try refusal { try users.filter(chain(FilterParser.maximumClauses + 1)) }.detail.contains("more than 256"))
    }

    @Test func `S7 a filter has 8192 bytes and no more`() throws {
        func text(_ length: Int) -> String {
            #"userName eq ""# + String(repeating: "é", count: (length - 14) / 2) + (length % 2 == 0 ? "" : "x") + "\""
        }
        for length in [SchemaSet.maximumTextLength - 1, SchemaSet.maximumTextLength] {
            #expect(text(length).utf8.count == length)
            #expect(throws: Never.self) { try users.filter(text(length)) }
        }
        let long = text(SchemaSet.maximumTextLength + 1)
        #expect(try refusal { try users.filter(long) }.detail.contains("longer than 8192 bytes"))
    }

    @Test(arguments: ["(", "not (", "not(", "emails[", "(emails[", "((not (", "title pr and (", "title pr or not ("])
    func `SCIM-196 S7 S9 a hundred thousand openings do no harm on a small stack`(opening: String) async throws {
        for count in [33, 1000, 100_000] {
            for garbage in ["", "title pr", "\"", ")"] {
                let text = String(repeating: opening, count: count) + garbage
                let error = await onSmallStack { Result { try users.filter(text) } }
                #expect(throws: SCIMError.self) { try error.get() }
            }
        }
    }

    @Test func `S9 the largest tree is built, walked, printed and released on a small stack`() async throws {
        let chain = Array(repeating: "not (emails[type pr or (value pr and primary pr)].display pr)", count: 51)
        let text = Self.nested("not (", chain.joined(separator: " and "), ")", 29)
        let isSame = await onSmallStack {
            guard let filter = try? users.filter(text) else { return false }
            _ = filter.matches(SampleUser.resource)
            return (try? users.filter(filter.description)) == filter && Set([filter]).count == 1
        }
        #expect(isSame)
    }

    @Test func `S8 a path has 8192 bytes and two segments at most`() throws {
        let error = #expect(throws: PathFlaw.self) { try users.target(String(repeating: "a", count: 8193)) }
        #expect(error == .malformed("the path is longer than 8192 bytes"))
        for text in [String(repeating: "a.", count: 4000), String(repeating: "a:", count: 4000), "a.b.c"] {
            #expect(throws: PathFlaw.self) { try users.target(text) }
        }
        let names = Array(repeating: "title", count: 1366)
        #expect(
            try refusal { try users.projection(attributes: names, excludedAttributes: nil) }.scimType == .invalidValue)
        #expect(throws: Never.self) {
            try users.projection(attributes: Array(names.dropLast()), excludedAttributes: nil)
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `S11 a search takes the sum of two lengths, not their product`() throws {
        let long = String(repeating: "a", count: 1_000_000)
        let part = String(repeating: "a", count: 4000)
        let resource: JSONObject = ["externalId": .string(long), "title": .string(long + "B" + part)]
        #expect(try !users.filter(#"externalId co "\#(part)b""#).matches(resource))
        #expect(try users.filter(#"title co "\#(part)b\#(part)""#).matches(resource))
    }

    @Test(arguments: ["ab", "abab", "aab", "b", "", "abababc", "ababab", "babababc"])
    func `a part of a text is found wherever it stands`(part: String) throws {
        for text in ["abababc", "aabab", "ababab", "c", "ababaababc"] {
            let isFound = part.isEmpty || text.firstRange(of: part) != nil
            #expect(try users.filter(#"externalId co "\#(part)""#).matches(["externalId": .string(text)]) == isFound)
        }
    }
}
