import SCIM
import TestSupport

extension Mistake {
    static let inLists: [Mistake] = [
        .writing("the total is one too many", noticedBy: "SCIM-150") { list in
            list["totalResults"] = list["totalResults"]?.integer.map { .number(JSONNumber(Int($0) + 1)) }
        },
        .writing("the total counts the page alone", noticedBy: "SCIM-214") { list in
            if list["Resources"] != nil { list["totalResults"] = list["itemsPerPage"] }
        },
        .writing("itemsPerPage is a string", noticedBy: "SCIM-150") { list in
            list["itemsPerPage"] = list["itemsPerPage"].map { .string($0.text) }
        },
        .writing("an empty list is null", noticedBy: "SCIM-151") { list in
            if list["Resources"] == [] { list["Resources"] = .null }
        },
        .writing("an empty list has no Resources", noticedBy: "SCIM-151") { list in
            if list["Resources"] == [] { list["Resources"] = nil }
        },
        .writing("Resources has a small letter", noticedBy: "SCIM-150") { list in
            list = JSONObject(list.members.map { .init($0.name == "Resources" ? "resources" : $0.name, $0.value) })
        },
        .answering("people who are not active are hidden", noticedBy: "SCIM-148") { $0.keep { $0["active"] != false } },
        Mistake("a cursor skips one", noticedBy: "SCIM-218") { request, server in
            var answer = try await server.send(request)
            guard request[parameter: "cursor"]?.isEmpty == false else { return answer }
            answer.edit { $0["Resources"] = $0["Resources"]?.array.map { .array(Array($0.dropFirst())) } }
            return answer
        },
        .writing("a walk ends after its first page", noticedBy: "SCIM-218") { $0["nextCursor"] = nil },
        Mistake("a walk never ends", noticedBy: "SCIM-219") { request, server in
            var answer = try await server.send(request)
            if request[parameter: "cursor"] != nil { answer.edit { $0["nextCursor"] = $0["nextCursor"] ?? "more" } }
            return answer
        },
        Mistake("a cursor goes with any count", noticedBy: "SCIM-222") { request, server in
            let answer = try await server.send(request)
            guard answer.json?["scimType"] == "invalidCount" else { return answer }
            var other = request
            other[parameter: "cursor"] = ""
            return try await server.send(other)
        },
    ]
}
