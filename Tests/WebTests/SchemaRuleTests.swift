import SCIM
import TestSupport
import Testing

/// What an operator's schema extension must be, before a server starts with it.
@Suite struct SchemaRuleTests {
    private func users(with attribute: String) throws -> SchemaSet {
        let json = #"{"id":"urn:example:x:2.0:User","name":"X","description":"d","attributes":[\#(attribute)]}"#
        return try SchemaSet.users(additional: [(name: "x.json", json: Array(json.utf8))])
    }

    @Test(arguments: ["1bad", "", "a b", "a.b", "é", "a:b"])
    func `SCIM-069 an attribute's name begins with a letter and has no odd characters`(_ name: String) {
        #expect(throws: SchemaFlaw.self) { try users(with: #"{"name":"\#(name)","type":"string"}"#) }
    }

    @Test(arguments: ["a", "A-b_c9", "$ref"])
    func `SCIM-069 letters, digits, hyphens, underscores and dollars make a name`(_ name: String) throws {
        #expect(try users(with: #"{"name":"\#(name)","type":"string"}"#).extensions.last?.attributes.count == 1)
    }

    @Test func `SCIM-079 a complex attribute has no complex attribute inside`() {
        #expect(throws: SchemaFlaw.self) {
            try users(
                with: """
                    {"name":"a","type":"complex","subAttributes":[
                        {"name":"b","type":"complex","subAttributes":[{"name":"c","type":"string"}]}]}
                    """)
        }
    }

    @Test func `SCIM-103 characteristics that are not given have the defaults of the RFC`() throws {
        let attribute = try #require(try users(with: #"{"name":"a"}"#).extensions.last?.attributes.first)
        #expect(attribute.type == .string)
        #expect(!attribute.isRequired)
        #expect(!attribute.isCaseExact)
        #expect(!attribute.isMultiValued)
        #expect(attribute.mutability == .readWrite)
        #expect(attribute.returned == .default)
        #expect(attribute.uniqueness == .none)
    }

    @Test(arguments: ["type", "mutability", "returned", "uniqueness"])
    func `SCIM-053 a characteristic nobody knows is refused`(_ characteristic: String) {
        #expect(throws: SchemaFlaw.self) { try users(with: #"{"name":"a","\#(characteristic)":"sometimes"}"#) }
    }

    @Test(arguments: ["server", "global"])
    func `SCIM-046 SCIM-099 uniqueness that would not be enforced is refused`(_ uniqueness: String) {
        #expect(throws: SchemaFlaw.self) { try users(with: #"{"name":"a","uniqueness":"\#(uniqueness)"}"#) }
    }

    @Test func `SCIM-053 a whole User has no attribute that its schemas do not declare`() async throws {
        let house = try await TestHouse.shared
        let company = try await house.organization()
        let created = try await company.send(
            "POST", "/Users", json: ["userName": "a", "emails": [["value": "a@x.example"]], "name": ["givenName": "A"]])
        let schemas = try await company.send("GET", "/Schemas").json?["Resources"]?.array ?? []
        let core = try #require(schemas.first { $0["id"] == "urn:ietf:params:scim:schemas:core:2.0:User" })
        let declared = Set((core["attributes"]?.array ?? []).compactMap { $0["name"]?.string })
        let common: Set = ["schemas", "id", "externalId", "meta"]
        let urns = Set(schemas.compactMap { $0["id"]?.string })
        for member in try #require(created.json?.object).members {
            #expect(declared.union(common).union(urns).contains(member.name), "\(member.name) is not declared")
        }
    }
}
