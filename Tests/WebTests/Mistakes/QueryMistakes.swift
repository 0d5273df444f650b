import SCIM
import TestSupport

extension Mistake {
    static let inQueries: [Mistake] = [
        .asking("startIndex is ignored", noticedBy: "SCIM-157") { $0[parameter: "startIndex"] = nil },
        .asking("startIndex counts from 0", noticedBy: "SCIM-157") { request in
            request[parameter: "startIndex"] = request[parameter: "startIndex"].flatMap { Int($0) }.map { "\($0 + 1)" }
        },
        .asking("count is ignored", noticedBy: "SCIM-209") { $0[parameter: "count"] = nil },
        .asking("sortBy is ignored", noticedBy: "SCIM-200") { $0[parameter: "sortBy"] = nil },
        .asking("the order is turned", noticedBy: "SCIM-200") { request in
            let isUp = request[parameter: "sortOrder"]?.lowercased() == "ascending"
            request[parameter: "sortOrder"] = isUp ? "descending" : "ascending"
        },
        .asking("a filter is ignored", noticedBy: "SCIM-159") { $0[parameter: "filter"] = nil },
        .asking("and is read as or", noticedBy: "SCIM-172") { request in
            request[parameter: "filter"] = request[parameter: "filter"]?.replacing(" and ", with: " or ")
        },
        .asking("ne is read as eq", noticedBy: "SCIM-171") { request in
            request[parameter: "filter"] = request[parameter: "filter"]?.replacing(" ne ", with: " eq ")
        },
        Mistake("the case of a userName counts", noticedBy: "SCIM-098", "SCIM-100") { request, server in
            var answer = try await server.send(request)
            guard let match = request[parameter: "filter"]?.wholeMatch(of: /userName eq "(.*)"/) else { return answer }
            let name = String(match.1)
            answer.keep { $0["userName"]?.string == name }
            return answer
        },
        .answering("an unknown attribute finds nobody", noticedBy: "SCIM-155") { answer in
            guard answer.json?["scimType"] == "invalidFilter" else { return }
            answer.status = 200
            answer.body = JSONValue.object(["totalResults": 0, "Resources": []]).encoded
        },
        .asking("attributes is ignored", noticedBy: "SCIM-244") { $0[parameter: "attributes"] = nil },
        .asking("excludedAttributes is ignored", noticedBy: "SCIM-245") { $0[parameter: "excludedAttributes"] = nil },
        Mistake("excludedAttributes takes what is always returned", noticedBy: "SCIM-245") { request, server in
            var answer = try await server.send(request)
            let names = request[parameter: "excludedAttributes"]?.split(separator: ",") ?? []
            if names.contains("id") { answer.edit { $0["id"] = nil } }
            return answer
        },
        .asking("a search does not read its filter", noticedBy: "SCIM-237") { $0.edit { $0["filter"] = nil } },
        .asking("a search reads the address", noticedBy: "SCIM-242") { request in
            let filter = request[parameter: "filter"]
            request.edit { $0["filter"] = filter.map { .string($0) } ?? $0["filter"] }
        },
    ]
}
