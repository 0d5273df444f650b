import SCIM
import TestSupport

extension Mistake {
    static let inResources: [Mistake] = [
        .showing("the id is lost", noticedBy: "SCIM-138") { $0["id"] = nil },
        .showing("schemas is lost", noticedBy: "SCIM-063") { $0["schemas"] = nil },
        .showing("the externalId is lost", noticedBy: "SCIM-110") { $0["externalId"] = nil },
        .showing("an extension's URN is not in schemas", noticedBy: "SCIM-064") { $0["schemas"] = $0["schemas"]?[0] },
        .showing("a boolean is a string", noticedBy: "SCIM-138") { resource in
            resource["active"] = resource["active"]?.bool.map { $0 ? "True" : "False" }
        },
        .showing("a userName is shown in small letters", noticedBy: "SCIM-102") { resource in
            resource["userName"] = resource["userName"]?.string.map { .string($0.lowercased()) }
        },
        .showing("what has no value is null", noticedBy: "SCIM-071") { resource in
            if resource["nickName"] == nil { resource["nickName"] = .null }
        },
        .showing("one value is no array", noticedBy: "SCIM-138") { resource in
            resource["emails"] = resource["emails"]?[0]
        },
        .showing("a value is kept twice", noticedBy: "SCIM-084") { resource in
            resource["emails"] = resource["emails"]?.array.map { .array($0 + $0) }
        },
        .showing("the order of values is turned", noticedBy: "SCIM-085") { resource in
            resource["emails"] = resource["emails"]?.array.map { .array($0.reversed()) }
        },
        .showing("every value is primary", noticedBy: "SCIM-082") { $0.editEach("emails") { $0["primary"] = true } },
        .showing("meta has no resourceType", noticedBy: "SCIM-111") { $0.edit("meta") { $0["resourceType"] = nil } },
        .showing("meta.version never moves", noticedBy: "SCIM-037") { $0.edit("meta") { $0["version"] = #"W/"1""# } },
        .showing("meta.created moves with every change", noticedBy: "SCIM-113") { resource in
            resource.edit("meta") { $0["created"] = $0["lastModified"] }
        },
        .showing("meta.lastModified never moves", noticedBy: "SCIM-113") { resource in
            resource.edit("meta") { $0["lastModified"] = $0["created"] }
        },
        .showing("a member has no $ref", noticedBy: "SCIM-129") { $0.editEach("members") { $0["$ref"] = nil } },
        .showing("a person does not see the groups", noticedBy: "SCIM-129") { $0["groups"] = nil },
        .answering("what is not ASCII is lost", noticedBy: "SCIM-036") { answer in
            answer.body = answer.body.map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }
        },
        echoing("a password comes back", noticedBy: "SCIM-088") { $0.name == "password" },
        echoing("what nobody knows comes back", noticedBy: "SCIM-065") { $0.name == "foo" },
        echoing("a client chooses the id", noticedBy: "SCIM-091") { $0.name == "id" },
        echoing("a client writes meta", noticedBy: "SCIM-091") { $0.name == "meta" },
    ]

    /// Some of what was sent is in the answer.
    private static func echoing(
        _ sentence: String,
        noticedBy number: String,
        _ isEchoed: @escaping @Sendable (JSONObject.Member) -> Bool
    ) -> Mistake {
        Mistake(sentence, noticedBy: number) { request, server in
            var answer = try await server.send(request)
            let echoed = request.json?.members.filter(isEchoed) ?? []
            if answer.status < 300 { answer.edit { body in echoed.forEach { body[$0.name] = $0.value } } }
            return answer
        }
    }
}
