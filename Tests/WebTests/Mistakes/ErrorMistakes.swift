import SCIM
import TestSupport

extension Mistake {
    static let inErrors: [Mistake] = [
        .writing("an error has no scimType", noticedBy: "SCIM-377") { $0["scimType"] = nil },
        .writing("an error has the status as a number", noticedBy: "SCIM-375") { error in
            error["status"] = error["status"]?.string.flatMap { Int($0) }.map { .number(JSONNumber($0)) }
        },
        .writing("an error has the schema of a list", noticedBy: "SCIM-375") { error in
            if error["status"] != nil { error["schemas"] = ["urn:ietf:params:scim:api:messages:2.0:ListResponse"] }
        },
        .writing("every mistake is an invalidValue", noticedBy: "SCIM-377") { error in
            error["scimType"] = error["scimType"].map { _ in "invalidValue" }
        },
        .answering("an error is a page of HTML", noticedBy: "SCIM-375") { answer in
            guard answer.status >= 400 else { return }
            answer["Content-Type"] = "text/html"
            answer.body = Array("<h1>Something is wrong</h1>".utf8)
        },
        .answering("a clash is a bad request", noticedBy: "SCIM-140") { $0.turn(409, into: 400) },
        .answering("a method that is missing is an address that is missing", noticedBy: "SCIM-027") {
            $0.turn(405, into: 404)
        },
        .answering("an unknown id is a bad request", noticedBy: "SCIM-146") { $0.turn(404, into: 400) },
        .answering("another organization's id is forbidden", noticedBy: "SCIM-012") { $0.turn(404, into: 403) },
        .answering("a missing scope is a missing token", noticedBy: "SCIM-004") { $0.turn(403, into: 401) },
        .answering("an unknown media type is a bad request", noticedBy: "SCIM-034") { $0.turn(415, into: 400) },
        .answering("what is not built yet is not found", noticedBy: "SCIM-382") { $0.turn(501, into: 404) },
        .answering("a 401 has no challenge", noticedBy: "SCIM-002") { $0["WWW-Authenticate"] = nil },
        .answering("a 405 does not say what is allowed", noticedBy: "SCIM-027") { $0["Allow"] = nil },
        .answering("a 429 does not say how long to wait", noticedBy: "SCIM-022") { $0["Retry-After"] = nil },
    ]
}
