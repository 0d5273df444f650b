import Accounts
import SCIM
import TestSupport
import Testing

/// What is guessed across the border between two organizations is as unknown as what never was.
@Suite struct BorderTests {
    /// `PERSON`, `BOSS` and `GROUP` are their ids.
    @Test(
        arguments: [
            #"id eq "PERSON""#, #"id eq "PERSON" or id eq "GROUP" or id eq "BOSS""#, #"not (id eq "nobody")"#,
            #"not (id ne "PERSON")"#, #"userName eq "ann@x.example" or id eq "PERSON""#,
            #"not (userName eq "ann@x.example")"#, #"externalId eq "7" or externalId eq "g7""#, "externalId pr",
            #"title eq "theirs" or not (title eq "ours")"#, #"not (not (title eq "theirs"))"#,
            #"emails[display eq "theirs"] or emails[value eq "ann@x.example"]"#,
            #"groups.value eq "GROUP""#, #"not (groups.value eq "GROUP")"#, #"groups.value eq "GROUP" or groups pr"#,
            #"\#(Twins.enterprise):manager.value eq "BOSS""#, #"manager eq "BOSS" or manager pr"#,
            #"displayName eq "Drivers" or id eq "GROUP""#, #"not (displayName eq "Riders")"#,
            #"members.value eq "PERSON""#, #"not (members.value eq "PERSON")"#,
            #"members[value eq "PERSON"] or members pr"#, #"meta.created gt "2000-01-01T00:00:00Z" or id pr"#,
        ])
    func `S5 no filter, order or way of listing finds theirs`(template: String) async throws {
        let twins = try await Twins()
        let filter = template.replacing("PERSON", with: twins.theirs.person)
            .replacing("BOSS", with: twins.theirs.boss).replacing("GROUP", with: twins.theirs.group)
        var answers: [HTTPAnswer] = []
        for list in ["/Users", "/Groups", ""] {
            for order in ["ascending", "descending"] {
                for pages in [JSONObject(), ["cursor": ""]] {
                    var search: JSONObject = ["filter": .string(filter), "sortBy": "id", "sortOrder": .string(order)]
                    pages.members.forEach { search[$0.name] = $0.value }
                    answers.append(try await twins.ours.company.send("POST", list + "/.search", json: .object(search)))
                }
            }
        }
        answers.append(try await twins.ours.company.list(("filter", filter), ("sortBy", "meta.created")))
        for answer in answers where answer.status == 200 {
            let found = (answer.json?["Resources"]?.array ?? []).compactMap { $0["id"]?.string }
            #expect(twins.ours.ids.isSuperset(of: found) && !twins.isLeak(answer), "\(answer.text)")
            #expect(answer.json?["totalResults"]?.integer == Int64(found.count))
        }
        let home = try await twins.theirs.company.send("POST", "/.search", json: ["filter": .string(filter)])
        #expect(home.json?["totalResults"] != 0 && twins.isLeak(home), "it finds somebody at home")
        for answer in answers where answer.status != 200 { #expect(answer.isError(400, "invalidFilter")) }
    }

    @Test(arguments: ["GET", "HEAD", "PUT", "PATCH", "DELETE"])
    func `S5 no verb tells an id of theirs from one that never was`(method: String) async throws {
        let twins = try await Twins()
        let body: JSONValue = [
            "userName": "taken@x.example", "displayName": "taken",
            "Operations": [["op": "replace", "path": "displayName", "value": "taken"]],
        ]
        for (list, id) in [("/Users/", twins.theirs.person), ("/Groups/", twins.theirs.group)] {
            for condition in [("If-Match", "*"), ("If-Match", "W/\"9\""), ("If-None-Match", "*"), ("Prefer", "none")] {
                let headers = [HTTPHeader(condition.0, condition.1)]
                for query in ["", "?attributes=id", "?excludedAttributes=members"] {
                    let foreign = try await twins.ours.company.send(
                        method, list + id + query, headers: headers, json: body)
                    let nobody = try await twins.ours.company.send(
                        method, list + Twins.nobody + query, headers: headers, json: body)
                    #expect(foreign.status == 404 && nobody.status == 404, "\(foreign.description)")
                    #expect(foreign.text.replacing(id, with: Twins.nobody) == nobody.text)
                    #expect(foreign["ETag"] == nil && foreign["Location"] == nil)
                }
            }
        }
        #expect(try await twins.areUntouched())
    }

    @Test func `S5 a walk stays on its side, and its cursor is none on the other`() async throws {
        let twins = try await Twins()
        for side in [twins.ours, twins.theirs] {
            let more = try await side.company.send("POST", "/Groups", json: ["displayName": "Riders"])
            #expect(more.status == 201)
        }
        for list in ["/Users", "/Groups", "/"] {
            let theirs = try await twins.theirs.company.send("GET", list + "?count=1&cursor=")
            let foreign = try #require(theirs.json?["nextCursor"]?.string)
            let refused = try await twins.ours.company.send("GET", list + "?count=1&cursor=\(foreign)")
            let nonsense = try await twins.ours.company.send("GET", list + "?count=1&cursor=nonsense")
            #expect(refused.isError(400, "invalidCursor") && refused.text == nonsense.text)
            var cursor: String? = ""
            var seen: [String] = []
            while let next = cursor {
                let page = try await twins.ours.company.send("GET", list + "?count=1&cursor=\(next)")
                #expect(page.status == 200 && !twins.isLeak(page))
                seen += (page.json?["Resources"]?.array ?? []).compactMap { $0["id"]?.string }
                cursor = page.json?["nextCursor"]?.string
            }
            #expect(Set(seen).count == seen.count && seen.count >= 2)
        }
    }
}
