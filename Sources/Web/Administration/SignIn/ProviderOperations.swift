internal import Accounts
internal import HTTPTypes
internal import SCIM

/// `/providers`: the identity providers, and what is to be seen to. One is added in the panel, where its test sign-on is.
enum ProviderOperations {
    static let all = [
        AdministrationOperation(
            "listProviders", .get, "/providers", .deed(.readSettings),
            "The identity providers of the organization, and what is to be seen to.",
            success: .ok(schema: "ProviderList"), answer: list)
    ]

    private static func list(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let now = call.services.environment.now()
        let providers = try await call.office.administration.providers(by: try call.acting)
        return .ok(
            JSONObject(answering: ["providers": providers.map { $0.provider.answer($0.domains, at: now) }]))
    }

    static let schemas: [JSONObject.Member] = [
        .init("ProviderList", AnswerSchema.object(["providers": AnswerSchema.list(Provider.schema)]))
    ]
}

extension Provider {
    fileprivate func answer(_ domains: [DomainName], at now: Instant) -> JSONObject {
        JSONObject(answering: [
            "id": String(id.number), "name": name, "entityId": facts.entityID, "isActive": isActive,
            "domains": domains.map(\.text), "created": created, "tested": tested,
            "certificatesEnd": facts.certificatesEnd, "validUntil": facts.validUntil,
            "metadataAddress": source?.address, "warnings": warnings(at: now),
        ])
    }

    fileprivate static let schema = AnswerSchema.object(
        [
            "id": AnswerSchema.text, "name": AnswerSchema.text, "entityId": AnswerSchema.text,
            "isActive": AnswerSchema.flag, "domains": AnswerSchema.list(AnswerSchema.text),
            "created": AnswerSchema.time, "warnings": AnswerSchema.list(AnswerSchema.text),
        ],
        optional: [
            "tested": AnswerSchema.time, "certificatesEnd": AnswerSchema.time, "validUntil": AnswerSchema.time,
            "metadataAddress": AnswerSchema.text,
        ])
}
