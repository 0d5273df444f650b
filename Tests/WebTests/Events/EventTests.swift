import SCIM
import TestSupport
import Testing

/// What changes of people and groups are told as (RFC 9967).
@Suite struct EventTests {
    private func company() async throws -> TestOrganization { try await TestHouse.shared.organization() }

    @Test func `SCIM-384 SCIM-388 a created person is told whole, about sub_id and never about sub`() async throws {
        let company = try await company()
        let stream = try await company.stream()
        let id = try await company.person("ada@x.example", ["externalId": "7", "title": "Driver"])
        let token = try #require(try await stream.fetch().first)
        #expect(token.kinds == ["create:full"])
        #expect(
            token.claims["sub_id"]?.text
                == #"{"format":"scim","uri":"/Users/\#(id)","id":"\#(id)","externalId":"7"}"#)
        #expect(token.claims["sub"] == nil && token.claims["exp"] == nil)
        #expect(token.claims["iss"]?.string == company.house.publicURL + "/o/" + company.slug)
        #expect(token.claims["aud"]?.string == TestOrganization.integration)
        #expect(token.claims["iat"]?.integer != nil && token.transaction?.utf8.count == 32)
        let read = try #require(try await company.send("GET", "/Users/\(id)").json?.object)
        let data = try #require(token.payload?["data"]?.object)
        #expect(data.members == read.members.filter { $0.name != "meta" })
        #expect(token.payload?["version"]?.string == "W/\"1\"")
    }

    @Test func `SCIM-387 each verb has its event, and deletion one without anything`() async throws {
        let company = try await company()
        let stream = try await company.stream()
        let id = try await company.person("ada@x.example")
        _ = try await company.patch(id, ["op": "replace", "path": "title", "value": "Driver"])
        _ = try await company.send(
            "PUT", "/Users/\(id)", json: ["userName": "ada@x.example", "title": "Pilot", "active": true])
        _ = try await company.patch(id, ["op": "replace", "path": "active", "value": false])
        _ = try await company.patch(id, ["op": "replace", "path": "active", "value": true])
        _ = try await company.send("DELETE", "/Users/\(id)")
        let tokens = try await stream.fetch()
        #expect(
            tokens.flatMap(\.kinds) == [
                "create:full", "patch:full", "put:full", "patch:full", "deactivate", "patch:full", "activate", "delete",
            ])
        #expect(tokens.allSatisfy { $0.uris.count == 1 })
        #expect(tokens.last?.payload == .object(JSONObject()))
        #expect(tokens[3].transaction == tokens[4].transaction)
        #expect(Set(tokens.compactMap(\.transaction)).count == 6)
        #expect(tokens[2].payload?["data"]?["title"] == "Pilot")
    }

    @Test func `SCIM-385 a patch is told as one that does the same, or as the names of what it changed`() async throws {
        let company = try await company()
        let (full, notice) = (try await company.stream(), try await company.stream(.notice))
        let id = try await company.person("ada@x.example", ["title": "Driver"])
        let urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
        _ = try await company.patch(
            id, ["op": "Remove", "path": "title"],
            ["op": "Add", "value": .object(["\(urn):department": "Freight", "nickName": "A"])])
        let patch = try #require(try await full.fetch().last?.payload)
        #expect(patch["attributes"] == nil)
        #expect(patch["data"]?["schemas"] == [.string(MessageURN.patchOp)])
        let operations = Set(try #require(patch["data"]?["Operations"]?.array).map(\.text))
        #expect(
            operations == [
                #"{"op":"remove","path":"title"}"#, #"{"op":"replace","path":"nickName","value":"A"}"#,
                #"{"op":"replace","path":"\#(urn):department","value":"Freight"}"#,
            ])
        let tokens = try await notice.fetch()
        #expect(tokens.flatMap(\.kinds) == ["create:notice", "patch:notice"])
        #expect(tokens.allSatisfy { $0.payload?["data"] == nil })
        let names = Set(tokens.last?.payload?["attributes"]?.array?.compactMap(\.string) ?? [])
        #expect(names == ["title", "nickName", "\(urn):department"])
    }

    @Test func `what changes nothing, and what is refused, is not told`() async throws {
        let company = try await company()
        let id = try await company.person("ada@x.example", ["title": "Driver"])
        let stream = try await company.stream()
        _ = try await company.patch(id, ["op": "replace", "path": "title", "value": "Driver"])
        _ = try await company.patch(id, ["op": "replace", "path": "userName", "value": ""])
        _ = try await company.send("POST", "/Users", json: ["userName": "ADA@x.example"])
        _ = try await company.send("DELETE", "/Users/\(id)", headers: [HTTPHeader("If-Match", "W/\"9\"")])
        #expect(try await stream.fetch().isEmpty)
    }

    @Test func `SCIM-389 a password is in no token, whoever asks`() async throws {
        let company = try await company()
        let stream = try await company.stream()
        let id = try await company.person("ada@x.example", ["password": "Correct-Horse-1"])
        _ = try await company.patch(
            id, ["op": "replace", "value": ["password": "Correct-Horse-2", "title": "Driver"]])
        _ = try await company.send(
            "PUT", "/Users/\(id)", json: ["userName": "ada@x.example", "password": "Correct-Horse-3"])
        let tokens = try await stream.fetch()
        #expect(tokens.count == 3)
        #expect(tokens.allSatisfy { !$0.claims.text.lowercased().contains("password") })
        #expect(tokens.allSatisfy { !$0.claims.text.contains("Horse") })
    }

    @Test func `SCIM-389 what is never returned, or only when it is asked for, is not told`() async throws {
        var options = TestHouse.Options()
        let urn = "urn:example:badge:2.0:User"
        let badge = """
            {"id":"\(urn)","name":"Badge","attributes":[{"name":"color","type":"string"},
            {"name":"pin","type":"string","mutability":"writeOnly","returned":"never"},
            {"name":"locker","type":"string","returned":"request"}]}
            """
        options.extensions = [(name: "badge.json", json: Array(badge.utf8))]
        try await TestHouse.run(options) { house in
            let company = try await house.organization()
            let (full, notice) = (try await company.stream(), try await company.stream(.notice))
            let id = try await company.person(
                "ada@x.example", JSONObject([.init(urn, ["color": "red", "pin": "Qwert-1", "locker": "North-1"])]))
            let change: JSONValue = ["color": "blue", "pin": "Qwert-2", "locker": "North-2"]
            _ = try await company.patch(id, ["op": "replace", "path": .string(urn), "value": change])
            let tokens = [try await full.fetch(), try await notice.fetch()].flatMap(\.self)
            #expect(tokens.count == 4 && tokens.allSatisfy { $0.claims.text.contains("color") })
            for word in ["pin", "Qwert", "locker", "North"] {
                #expect(tokens.allSatisfy { !($0.payload?.text.contains(word) ?? true) }, "\(word)")
            }
        }
    }

    @Test func `a stream carries the events that were agreed`() async throws {
        let company = try await company()
        let stream = try await company.stream(.full, [.delete, .deactivate])
        let id = try await company.person("ada@x.example")
        _ = try await company.patch(id, ["op": "replace", "path": "active", "value": false])
        _ = try await company.send("DELETE", "/Users/\(id)")
        #expect(try await stream.fetch().flatMap(\.kinds) == ["deactivate", "delete"])
    }

    @Test func `members come and go in a group's events, and many of them as a notice`() async throws {
        let company = try await company()
        let stream = try await company.stream(.full, [.create, .patch, .put, .delete])
        let ada = try await company.person("ada@x.example")
        let made = try await company.send(
            "POST", "/Groups", json: ["displayName": "Drivers", "members": [["value": .string(ada)]]])
        let group = try #require(made.json?["id"]?.string)
        let filter = "members[value eq \"\(ada)\"]"
        _ = try await company.send(
            "PATCH", "/Groups/\(group)", json: ["Operations": [["op": "remove", "path": .string(filter)]]])
        _ = try await company.send(
            "PATCH", "/Groups/\(group)", json: ["Operations": [["op": "remove", "path": .string(filter)]]])
        _ = try await company.send(
            "PUT", "/Groups/\(group)", json: ["displayName": "Pilots", "members": [["value": .string(ada)]]])
        _ = try await company.send("DELETE", "/Groups/\(group)")
        let tokens = try await stream.fetch().filter { $0.claims["sub_id"]?["uri"]?.string == "/Groups/\(group)" }
        #expect(tokens.flatMap(\.kinds) == ["create:full", "patch:full", "put:full", "delete"])
        #expect(tokens[0].payload?["data"]?["members"]?[0]?["value"]?.string == ada)
        #expect(tokens[1].payload?["data"]?["Operations"]?[0]?["path"]?.string == filter)
        #expect(tokens[2].payload?["data"]?["members"]?[0]?["value"]?.string == ada)
        #expect(tokens[2].payload?["data"]?["displayName"] == "Pilots")
        // More than one token may carry.
        let long = String(repeating: "x", count: 70_000)
        _ = try await company.person("bob@x.example", ["displayName": .string(long)])
        let told = try #require(try await stream.fetch().last)
        #expect(told.kinds == ["create:notice"])
        #expect(told.payload?["attributes"]?.array?.contains("displayName") == true)
    }

    @Test func `SCIM-061 SCIM-395 the server says which events it has`() async throws {
        let config = try await company().send("GET", "/ServiceProviderConfig").json?["securityEvents"]
        #expect(config?["asyncRequest"] == "request")
        let uris = (config?["eventUris"]?.array ?? []).compactMap(\.string)
        #expect(uris.count == 10 && uris.filter { $0.hasPrefix("urn:ietf:params:scim:event:prov:") }.count == 9)
        #expect(uris.contains("urn:ietf:params:scim:event:misc:asyncresp"))
        #expect(uris.filter { $0.hasSuffix(":full") }.count == 3 && uris.contains { $0.hasSuffix(":delete") })
    }
}
