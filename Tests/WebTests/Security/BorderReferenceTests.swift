import Accounts
import SCIM
import TestSupport
import Testing

/// Nobody of another organization is reached by being named in a resource of one's own.
@Suite struct BorderReferenceTests {
    /// The ways in which a group may name a member.
    private func members(_ id: String, _ company: TestOrganization) -> [JSONValue] {
        [
            ["value": .string(id)], ["value": .string(id), "type": "User"], ["value": .string(id), "type": "Group"],
            ["value": .string(id), "$ref": .string("\(company.base)/Users/\(id)")], .string(id),
        ]
    }

    /// Writes that would make somebody a member, each a method, a target and a body.
    private func writes(_ member: JSONValue, to group: String) -> [(String, String, JSONValue)] {
        let change: [JSONValue] = [
            ["op": "add", "path": "members", "value": [member]],
            ["op": "replace", "path": "members", "value": [member]],
            ["op": "add", "value": ["members": [member]]],
        ]
        let group = "/Groups/\(group)"
        return change.map { ("PATCH", group, ["Operations": [$0]]) } + [
            ("PUT", group, ["displayName": "Drivers", "members": [member]]),
            ("POST", "/Groups", ["displayName": "Riders", "members": [member]]),
        ]
    }

    @Test func `S5 S18 theirs are no members here, in whatever form they are named`() async throws {
        let twins = try await Twins()
        let ours = twins.ours.company
        for id in twins.theirs.ids {
            let foreign = members(id, twins.theirs.company)
            let unknown = members(Twins.nobody, twins.theirs.company)
            for (foreign, unknown) in zip(foreign, unknown) {
                for (write, same) in zip(
                    writes(foreign, to: twins.ours.group), writes(unknown, to: twins.ours.group))
                {
                    let refused = try await ours.send(write.0, write.1, json: write.2)
                    let nobody = try await ours.send(same.0, same.1, json: same.2)
                    #expect(refused.isError(400, "invalidValue"), "\(write) \(refused.text)")
                    #expect(refused.text.replacing(id, with: Twins.nobody) == nobody.text)
                }
            }
            let removal: JSONValue = [
                "Operations": [["op": "remove", "path": .string("members[value eq \"\(id)\"]")]]
            ]
            #expect(try await ours.send("PATCH", "/Groups/\(twins.ours.group)", json: removal)["ETag"] == "W/\"1\"")
        }
        #expect(try await twins.areUntouched())
    }

    @Test func `S5 S22 an operation of a bulk reaches nobody there`() async throws {
        let twins = try await Twins()
        func operations(_ person: String, _ group: String) -> JSONValue {
            let add: JSONValue = [["op": "add", "path": "displayName", "value": "taken"]]
            let join: JSONValue = [["op": "add", "path": "members", "value": [["value": .string(person)]]]]
            let ourGroup = JSONValue.string("/Groups/\(twins.ours.group)")
            let (user, group) = (JSONValue.string("/Users/\(person)"), JSONValue.string("/Groups/\(group)"))
            return [
                ["method": "PATCH", "path": user, "data": add], ["method": "PATCH", "path": group, "data": add],
                ["method": "PUT", "path": user, "data": ["userName": "taken"]],
                ["method": "PUT", "path": group, "data": ["displayName": "taken"]],
                ["method": "DELETE", "path": user], ["method": "DELETE", "path": group],
                ["method": "DELETE", "path": user, "version": "W/\"1\""],
                ["method": "PATCH", "path": ourGroup, "data": join],
                [
                    "method": "POST", "path": "/Groups", "bulkId": "g",
                    "data": ["displayName": "Riders", "members": [["value": .string(person)]]],
                ],
            ]
        }
        func send(_ operations: JSONValue) async throws -> HTTPAnswer {
            let schemas: JSONValue = ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"]
            return try await twins.ours.company.send(
                "POST", "/Bulk", json: ["schemas": schemas, "Operations": operations])
        }
        let foreign = try await send(operations(twins.theirs.person, twins.theirs.group))
        let unknown = try await send(operations(Twins.nobody, Twins.nobody))
        let statuses = foreign.json?["Operations"]?.array?.map { $0["status"]?.string }
        #expect(statuses == ["404", "404", "404", "404", "404", "404", "404", "400", "400"])
        let disguised = foreign.text.replacing(twins.theirs.person, with: Twins.nobody)
            .replacing(twins.theirs.group, with: Twins.nobody)
        #expect(disguised == unknown.text)
        #expect(try await twins.areUntouched())
    }

    @Test func `S5 a manager from there is a word that leads nowhere`() async throws {
        let twins = try await Twins()
        for id in [twins.theirs.boss, Twins.nobody] {
            let manager: JSONValue = ["value": .string(id)]
            let answer = try await twins.ours.company.send(
                "PATCH", "/Users/\(twins.ours.person)",
                json: ["Operations": [["op": "add", "path": .string("\(Twins.enterprise):manager"), "value": manager]]])
            #expect(answer.status == 200 && answer.json?[Twins.enterprise]?["manager"] == manager)
        }
        let theirs = try await twins.theirs.company.list(("filter", #"manager eq "\#(twins.theirs.boss)""#))
        #expect(theirs.json?["Resources"]?.array?.map { $0["id"]?.string } == [twins.theirs.person])
        #expect(try await twins.areUntouched())
    }

    @Test func `S5 S14 a name that is theirs is free here, and nobody comes back from there`() async throws {
        let twins = try await Twins()
        let (ours, theirs) = (twins.ours.company, twins.theirs.company)
        for company in [ours, theirs] { try await company.set(.preset, to: "okta") }
        let carl: JSONValue = ["userName": "carl@x.example", "externalId": "9", "active": false]
        let there = try await theirs.add(carl)
        let here = try await ours.send("POST", "/Users", json: ["userName": "carl@x.example", "externalId": "9"])
        #expect(here.status == 201 && here.json?["id"]?.string != there)
        #expect(try await theirs.send("GET", "/Users/\(there)").json?["active"] == false)
        #expect(try await ours.send("DELETE", "/Users/\(twins.ours.person)").status == 204)
        #expect(try await ours.send("DELETE", "/Groups/\(twins.ours.group)").status == 204)
        #expect(try await twins.areUntouched())
    }

    @Test func `S5 no stream is told what was tried across the border`() async throws {
        let twins = try await Twins()
        let (ours, theirs) = (twins.ours.company, twins.theirs.company)
        let (here, there) = (try await ours.stream(), try await theirs.stream())
        for path in ["/Users/\(twins.theirs.person)", "/Groups/\(twins.theirs.group)"] {
            #expect(try await ours.send("DELETE", path).status == 404)
        }
        let join: JSONValue = [["op": "add", "path": "members", "value": [["value": .string(twins.theirs.person)]]]]
        let refused = try await ours.send("PATCH", "/Groups/\(twins.ours.group)", json: ["Operations": join])
        #expect(refused.status == 400)
        #expect(try await here.fetch().isEmpty)
        #expect(try await ours.send("DELETE", "/Users/\(twins.ours.person)").status == 204)
        let told = try await here.fetch().map { $0.claims["sub_id"]?["uri"]?.string }
        #expect(told.contains("/Users/\(twins.ours.person)"))
        #expect(try await there.fetch().isEmpty)
    }
}
