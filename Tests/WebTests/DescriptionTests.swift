import HTTPTypes
import SCIM
import TestSupport
import Testing
import Web

/// The description at `/openapi.json` tells of everything the door does, and of nothing else.
@Suite struct DescriptionTests {
    private func document() async throws -> JSONValue {
        let answer = try await TestHouse.shared.client.send("GET", "/openapi.json", headers: [], body: nil)
        #expect(answer.status == 200)
        return try #require(answer.json)
    }

    /// Every operation but the one that reads the description.
    private func operations() async throws -> [(name: String, value: JSONValue)] {
        try #require(try await document()["paths"]?.object).members.filter { $0.name.hasPrefix("/scim/v2/") }
            .flatMap { path in
                (path.value.object?.members ?? []).filter { $0.name != "parameters" }
                    .map { (name: "\($0.name) \(path.name)", value: $0.value) }
            }
    }

    @Test func `it has the version of the program, not of the standard`() async throws {
        #expect(try await document()["info"]?["version"]?.string == Release.version)
    }

    @Test func `it has each method of each route, and no other`() async throws {
        let expected = SCIMRoute.allCases.flatMap { route in
            route.methods.map { "\($0.rawValue.lowercased()) /scim/v2\(route.template)" }
        }
        #expect(Set(try await operations().map(\.name)) == Set(expected))
    }

    @Test func `every answer is described by its status, with a schema where it has a body`() async throws {
        for (name, operation) in try await operations() {
            let responses = try #require(operation["responses"]?.object?.members)
            let statuses = responses.map(\.name)
            #expect(statuses.allSatisfy { Int($0) != nil }, "\(name): \(statuses)")
            #expect(Set(["401", "403", "429", "503"]).isSubset(of: statuses), "\(name): \(statuses)")
            for response in responses {
                let schema = response.value["content"]?["application/scim+json"]?["schema"]?["$ref"]?.string
                let isEmpty = ["202", "204", "304"].contains(response.name)
                #expect((schema == nil) == isEmpty, "\(name): \(response.name)")
                if !response.name.hasPrefix("2"), !isEmpty {
                    #expect(schema == "#/components/schemas/Error", "\(name)")
                }
            }
        }
    }

    @Test func `every schema that is named exists`() async throws {
        let document = try await document()
        let names = Set(try #require(document["components"]?["schemas"]?.object).members.map(\.name))
        let named = Set(document.text.matches(of: /#\/components\/schemas\/([A-Za-z]+)/).map { String($0.output.1) })
        #expect(named.symmetricDifference(names).isEmpty)
    }

    @Test func `a request may say null wherever a value may be missing`() async throws {
        let request = try #require(try await document()["components"]?["schemas"]?["UserRequest"])
        let required = (request["required"]?.array ?? []).compactMap(\.string)
        #expect(required == ["userName"])
        for property in try #require(request["properties"]?.object).members {
            let allowsNull = property.value["type"]?.array?.contains("null") ?? false
            #expect(allowsNull != required.contains(property.name), "\(property.name)")
        }
        let answer = try #require(try await document()["components"]?["schemas"]?["User"])
        #expect(!answer.text.contains("null"), "an answer leaves out what has no value")
    }

    @Test func `whoever was created can be followed to every operation on them`() async throws {
        let links = try #require(
            try await document()["paths"]?["/scim/v2/Users"]?["post"]?["responses"]?["201"]?["links"]?.object)
        let onUser = try await operations().filter { $0.name.hasSuffix(" /scim/v2/Users/{id}") }
        #expect(
            Set(links.members.compactMap { $0.value["operationId"] })
                == Set(onUser.compactMap { $0.value["operationId"] }))
    }
}
