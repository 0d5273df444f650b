import SCIM
import Synchronization
import TestSupport

extension Mistake {
    static let inWrites: [Mistake] = [
        Mistake("a PUT merges", noticedBy: "SCIM-254") { request, server in
            var request = request
            if request.method == "PUT", let old = try await server.send(request.reading).json?.object {
                request.edit { new in old.members.forEach { new[$0.name] = new[$0.name] ?? $0.value } }
            }
            return try await server.send(request)
        },
        Mistake("a PUT creates whom it does not find", noticedBy: "SCIM-260") { request, server in
            let answer = try await server.send(request)
            guard request.method == "PUT", answer.status == 404 else { return answer }
            var creation = request
            creation.method = "POST"
            creation.target = request.path.split(separator: "/").dropLast().map { "/\($0)" }.joined()
            return try await server.send(creation)
        },
        .asking("a PUT without active lets everybody in", noticedBy: "SCIM-120") { request in
            if request.method == "PUT" { request.edit { $0["active"] = $0["active"] ?? true } }
        },
        Mistake("a PATCH stops half-way", noticedBy: "SCIM-267") { request, server in
            for operation in request.json?["Operations"]?.array ?? [] {
                var single = request
                single.edit { $0["Operations"] = [operation] }
                let answer = try await server.send(single)
                guard answer.status == 200 else { return answer }
            }
            return try await server.send(request.method == "PATCH" ? request.reading : request)
        },
        .asking("a PATCH does its first operation alone", noticedBy: "SCIM-268") { request in
            request.edit { $0["Operations"] = $0["Operations"]?.array.map { .array(Array($0.prefix(1))) } }
        },
        .asking("a remove with values takes all", noticedBy: "SCIM-305") { request in
            request.edit { $0.editEach("Operations") { if $0["op"] == "remove" { $0["value"] = nil } } }
        },
        .asking("a replace of a complex value forgets the rest of it", noticedBy: "SCIM-318") { request in
            request.edit { body in
                body["Operations"] = body["Operations"]?.array.map { operations in
                    .array(operations.flatMap { [["op": "remove", "path": $0["path"] ?? .null], $0] })
                }
            }
        },
        .asking("a member who is not there is left out", noticedBy: "SCIM-130") { request in
            if request.method == "POST" { request.edit { $0["members"] = nil } }
        },
        Mistake("a DELETE does nothing", noticedBy: "SCIM-328") { request, server in
            guard request.method == "DELETE" else { return try await server.send(request) }
            let answer = try await server.send(request.reading)
            return answer.status == 200 ? HTTPAnswer(status: 204, headers: [], body: []) : answer
        },
        Mistake("a second DELETE is 204 too", noticedBy: "SCIM-328") { request, server in
            let answer = try await server.send(request)
            guard request.method == "DELETE", answer.status == 404 else { return answer }
            return HTTPAnswer(status: 204, headers: [], body: [])
        },
        Mistake("a clash is taken for success", noticedBy: "SCIM-140") { request, server in
            var answer = try await server.send(request)
            guard answer.status == 409 else { return answer }
            answer.status = 201
            answer.body = request.body ?? []
            return answer
        },
        Mistake("a GET says what it said before", noticedBy: "SCIM-328") { request, server in
            guard request.method == "GET" else {
                // What is about to change is seen first.
                let before = try await server.send(request.reading)
                said.withLock { $0["\(server.port)\(request.target)"] = before }
                return try await server.send(request)
            }
            if let before = said.withLock({ $0["\(server.port)\(request.target)"] }) { return before }
            return try await server.send(request)
        },
    ]

    private static let said = Mutex<[String: HTTPAnswer]>([:])
}
