import SCIM
import TestSupport

extension Mistake {
    static let inBulk: [Mistake] = [
        .writing("the status of an operation is a number", noticedBy: "SCIM-352") { answer in
            answer.editEach("Operations") { operation in
                operation["status"] = operation["status"]?.string.flatMap { Int($0) }.map { .number(JSONNumber($0)) }
            }
        },
        .writing("an operation forgets its bulkId", noticedBy: "SCIM-345") { answer in
            answer.editEach("Operations") { $0["bulkId"] = nil }
        },
        .writing("an operation does not say where the resource is", noticedBy: "SCIM-345") { answer in
            answer.editEach("Operations") { $0["location"] = nil }
        },
        .writing("an operation does not say why it failed", noticedBy: "SCIM-353") { answer in
            answer.editEach("Operations") { $0["response"] = nil }
        },
        .writing("the answers come in another order", noticedBy: "SCIM-345") { answer in
            answer["Operations"] = answer["Operations"]?.array.map { .array($0.reversed()) }
        },
        .asking("failOnErrors is ignored", noticedBy: "SCIM-355") { $0.edit { $0["failOnErrors"] = nil } },
        .asking("a bulk ends with the first error", noticedBy: "SCIM-354") { request in
            if request.path.hasSuffix("/Bulk") { request.edit { $0["failOnErrors"] = 1 } }
        },
        .asking("the version of an operation is ignored", noticedBy: "SCIM-351") { request in
            request.edit { $0.editEach("Operations") { $0["version"] = nil } }
        },
        .asking("too many operations are cut off", noticedBy: "SCIM-362") { request in
            request.edit { $0["Operations"] = $0["Operations"]?.array.map { .array(Array($0.prefix(1000))) } }
        },
    ]
}
