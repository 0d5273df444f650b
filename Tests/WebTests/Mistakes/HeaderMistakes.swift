import SCIM
import TestSupport

extension Mistake {
    static let inHeaders: [Mistake] = [
        .answering("the ETag is lost", noticedBy: "SCIM-138") { $0["ETag"] = nil },
        .answering("the ETag is behind meta.version", noticedBy: "SCIM-037") { answer in
            if answer["ETag"] != nil { answer["ETag"] = #"W/"0""# }
        },
        .answering("a new resource has no Location", noticedBy: "SCIM-037") { $0["Location"] = nil },
        .answering("Location is a path", noticedBy: "SCIM-037") { answer in
            answer["Location"] = answer["Location"].map { "/Users/" + ($0.split(separator: "/").last ?? "") }
        },
        .showing("meta.location names another server", noticedBy: "SCIM-111") { resource in
            resource.edit("meta") { $0["location"] = "https://elsewhere.example/scim/v2/Users/1" }
        },
        .answering("every answer is plain JSON", noticedBy: "SCIM-031") { $0["Content-Type"] = "application/json" },
        .answering("anybody may keep the answer", noticedBy: "SCIM-040") { $0["Cache-Control"] = "public" },
        .asking("nothing is ever unchanged", noticedBy: "SCIM-336") { $0.headers["If-None-Match"] = nil },
        .asking("an old version may be changed", noticedBy: "SCIM-263") { $0.headers["If-Match"] = nil },
        .asking("an old version may be deleted", noticedBy: "SCIM-330") { $0.headers["If-Match"] = nil },
    ]

    static let inStatuses: [Mistake] = [
        .answering("a new resource is 200", noticedBy: "SCIM-138") { $0.turn(201, into: 200) },
        .answering("a POST answers without a body", noticedBy: "SCIM-138") { answer in
            if answer.status == 201 { answer.body = [] }
        },
        Mistake("a PATCH answers 204", noticedBy: "SCIM-269") { request, server in
            let answer = try await server.send(request)
            guard request.method == "PATCH", answer.status == 200 else { return answer }
            return HTTPAnswer(status: 204, headers: [], body: [])
        },
        Mistake("a DELETE answers what it deleted", noticedBy: "SCIM-327") { request, server in
            guard request.method == "DELETE" else { return try await server.send(request) }
            let gone = try await server.send(request.reading)
            let answer = try await server.send(request)
            return answer.status == 204 ? gone : answer
        },
        Mistake("nobody found is 404", noticedBy: "SCIM-151") { request, server in
            let answer = try await server.send(request)
            guard answer.json?["totalResults"] == 0 else { return answer }
            var unknown = request
            unknown.target = request.path + "/nobody"
            return try await server.send(unknown)
        },
    ]
}
