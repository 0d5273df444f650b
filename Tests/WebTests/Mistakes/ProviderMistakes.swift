import SCIM
import TestSupport

/// What identity providers stumble over; the numbers are rows of the catalogue of what they send.
extension Mistake {
    static let inProviders: [Mistake] = [
        Mistake("Entra's removal of listed members empties the group", noticedBy: "E14") { request, server in
            var request = request
            request.edit { body in
                body.editEach("Operations") { if $0["op"]?.string?.lowercased() == "remove" { $0["value"] = nil } }
            }
            return try await server.send(request)
        },
        Mistake("Entra is answered with the whole group", noticedBy: "E13") { request, server in
            let answer = try await server.send(request)
            guard request.method == "PATCH", answer.status == 204 else { return answer }
            return try await server.send(request.reading)
        },
        .answering("Entra does not find whom it has disabled", noticedBy: "E9") { $0.keep { $0["active"] != false } },
        .asking("Entra's keys with dots are names nobody knows", noticedBy: "E8") { request in
            request.edit { body in
                body.editEach("Operations") { operation in
                    operation.edit("value") { value in
                        value = JSONObject(value.members.filter { !$0.name.contains(".") })
                    }
                }
            }
        },
        .writing("Okta gets its numbers as strings", noticedBy: "O2") { list in
            for name in ["totalResults", "itemsPerPage", "startIndex"] {
                list[name] = list[name].map { .string($0.text) }
            }
        },
        Mistake("Okta cannot create again whom it has deactivated", noticedBy: "O5") { request, server in
            guard request.method == "POST", let name = request.json?["userName"]?.string else {
                return try await server.send(request)
            }
            var search = request.reading
            search.target += "?filter="
            search[parameter: "filter"] = "userName eq \"\(name)\""
            let known = try await server.send(search)
            guard known.json?["totalResults"] == 1 else { return try await server.send(request) }
            return HTTPAnswer(status: 409, headers: known.headers, body: JSONValue.object(["status": "409"]).encoded)
        },
        Mistake("Okta may not send the id of a group along", noticedBy: "O12") { request, server in
            let sent = request.json?["Operations"]?.array?.contains { $0["value"]?["id"] != nil } ?? false
            guard sent else { return try await server.send(request) }
            return HTTPAnswer(status: 400, headers: [], body: [])
        },
        .answering("whoever asks for plain JSON gets SCIM's own", noticedBy: "B3") { answer in
            if answer["Content-Type"] != nil { answer["Content-Type"] = "application/scim+json" }
        },
        .answering("JumpCloud may not delete its test user", noticedBy: "B3") { $0.turn(204, into: 405) },
        .showing("a manager has no name", noticedBy: "E11") { resource in
            resource.edit(Twins.enterprise) { $0.edit("manager") { $0["displayName"] = nil } }
        },
    ]
}
