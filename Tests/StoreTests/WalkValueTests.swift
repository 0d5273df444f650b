import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// Values that a position must carry from one page to the next without loss.
@Suite struct WalkValueTests {
    private static let urn = "urn:example:n:2.0:User"
    private static let schema = """
        {"id":"\(urn)","name":"N","description":"d","attributes":[{"name":"number","type":"decimal"},
        {"name":"exact","type":"string","caseExact":true},{"name":"flag","type":"boolean"}]}
        """

    /// The names of people with these values in the order of a walk, one on each page.
    private func names(_ values: [(name: String, value: JSONValue?)], by attribute: String, _ order: String)
        async throws
        -> [String]
    {
        let house = try await StoreHouse()
        let schemas = try SchemaSet.users(additional: [(name: "n.json", json: Array(Self.schema.utf8))])
        var names: [Account.ID: String] = [:]
        for (name, value) in values {
            var profile: JSONObject = ["userName": .string(name)]
            profile[Self.urn] = value.map { .object([attribute: $0]) }
            let account = try Account(
                schemas.check(profile), in: house.organization, by: house.integration, house.environment)
            try await house.insert(AccountEntry(account, schemas: schemas))
            names[account.id] = name
        }
        var search = SearchRequest()
        (search.sortBy, search.sortOrder, search.cursor) = ("\(Self.urn):\(attribute)", order, "")
        search.count = "1"
        let pages = try await house.walk(try ListQuery(search, schemas: schemas, quirks: .standard))
        #expect(pages.allSatisfy { $0.count == 1 })
        return pages.flatMap { $0 }.compactMap { names[$0] }
    }

    private func expectOrder(_ values: [(name: String, value: JSONValue?)], by attribute: String) async throws {
        let expected = values.map(\.name)
        #expect(try await names(values, by: attribute, "ascending") == expected)
        #expect(try await names(values.reversed(), by: attribute, "descending") == expected.reversed())
    }

    private func number(_ text: String) throws -> JSONValue { try JSONValue(decoding: Array(text.utf8)) }

    @Test func `numbers keep every digit`() async throws {
        let numbers = [
            "-9223372036854775807", "-1.5", "0", "0.1", "0.30000000000000004", "1e0", "9007199254740992",
            "9007199254740993", "9007199254740994", "9223372036854775807",
        ]
        try await expectOrder(
            try numbers.map { (name: $0, value: try number($0)) } + [(name: "none", value: nil)], by: "number")
    }

    @Test func `texts are in the order of their bytes, whatever is in them`() async throws {
        let texts = ["'", "A", "a", "a\"\\b", "é", "\u{FFFD}", "\u{1F600}"]
        try await expectOrder(
            texts.enumerated().map { (name: "n\($0)", value: .string($1)) } + [(name: "none", value: nil)], by: "exact")
    }

    @Test func `false comes before true`() async throws {
        try await expectOrder([("no", false), ("yes", true), ("none", nil)], by: "flag")
    }

    @Test(arguments: ["ascending", "descending"])
    func `long texts that begin alike are in the order of the ids`(order: String) async throws {
        let long = String(repeating: "é", count: 5000)
        let values = (0..<5).map { (name: "n\($0)", value: JSONValue.string(long + "\(9 - $0)")) }
        let expected = values.map(\.name)
        #expect(try await names(values, by: "exact", order) == (order == "ascending" ? expected : expected.reversed()))
    }
}
