internal import Accounts
internal import HTTPTypes
internal import SCIM

/// `/domains`: the domains of the organization, how one is proven, and which provider answers for it.
enum DomainOperations {
    private static let address = "/domains"
    private static let one = "/domains/{name}"

    static let all = [
        AdministrationOperation(
            "listDomains", .get, address, .deed(.readSettings),
            "The domains of the organization: which are proven, what proves the others, and which provider answers.",
            success: .ok(schema: "DomainList"), answer: list),
        AdministrationOperation(
            "addDomain", .post, address, .deed(.manageDomains), "Says that a domain is the organization's own.",
            body: .object([.string("name", longest: 255, example: "example.com").required]),
            success: .created(schema: "Domain"), answer: add),
        AdministrationOperation(
            "readDomain", .get, one, .deed(.readSettings), "One of them.", success: .ok(schema: "Domain"),
            answer: { .ok(try await answer(try await known($0), $0)) }),
        AdministrationOperation(
            "removeDomain", .delete, one, .deed(.manageDomains), "The domain is no longer the organization's.",
            success: .nothing, answer: remove),
        AdministrationOperation(
            "verifyDomain", .post, one + "/verify", .deed(.manageDomains),
            "Looks for the record that proves a domain, in its DNS or in the file on its web site.",
            body: .object([.choice("by", ["dns", "file"]).required]), success: .ok(schema: "Domain"), answer: verify),
        AdministrationOperation(
            "routeDomain", .put, one + "/provider", .deed(.manageProviders),
            "Says which provider answers for a domain; without one, none does.",
            body: .object([.string("provider", longest: 100, example: "Entra")]), success: .nothing, answer: route),
    ]

    /// - Throws: 404 for what is not the organization's.
    private static func known(_ call: AdministrationCall) async throws -> Domain {
        let name = try call.id { try? DomainName($0) }
        let domains = try await call.office.administration.domains(by: try call.acting)
        guard let domain = domains.first(where: { $0.name == name }) else { throw ProblemDetails.notFound }
        return domain
    }

    private static func list(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        var domains: [JSONObject] = []
        for domain in try await call.office.administration.domains(by: try call.acting) {
            domains.append(try await answer(domain, call))
        }
        return .ok(JSONObject(answering: ["domains": domains]))
    }

    private static func answer(_ domain: Domain, _ call: AdministrationCall) async throws -> JSONObject {
        let (administration, acting) = (call.office.administration, try call.acting)
        let providers = try await administration.providers(by: acting)
        let token = try administration.token(for: domain.name, by: acting)
        return JSONObject(answering: [
            "name": domain.name.text, "added": domain.added, "verified": domain.verification?.time,
            "proof": domain.verification?.proof.rawValue, "record": token.record,
            "places": DomainToken.places(domain.name), "file": DomainToken.file(domain.name),
            "provider": providers.first { $0.domains.contains(domain.name) }?.provider.name,
        ])
    }

    private static func add(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let (administration, acting) = (call.office.administration, try call.acting)
        let name = try DomainName(call.body.string("name") ?? "")
        try await administration.addDomain(name, by: acting)
        guard let domain = try await administration.domains(by: acting).first(where: { $0.name == name }) else {
            throw ProblemDetails.notFound
        }
        return .created(try await answer(domain, call), at: call.address("\(address)/\(name.text)"))
    }

    private static func remove(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        try await call.office.administration.removeDomain(try await known(call).name, by: try call.acting)
        return .nothing
    }

    private static func verify(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let (administration, name) = (call.office.administration, try await known(call).name)
        let inquiries = call.services.inquiries
        do {
            if call.body.string("by") == "file" {
                try await administration.verifyDomain(name, byFileFrom: inquiries.files, by: try call.acting)
            } else {
                try await administration.verifyDomain(name, by: inquiries.records, by: try call.acting)
            }
        } catch let silence as NoDomainRecords {
            throw ProblemDetails.refused(silence.description)
        }
        return .ok(try await answer(try await known(call), call))
    }

    private static func route(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let name = try await known(call).name
        try await call.office.administration.route(name, to: call.body.string("provider"), by: try call.acting)
        return .nothing
    }

    static let schemas: [JSONObject.Member] = [
        .init("DomainList", AnswerSchema.object(["domains": AnswerSchema.list(OpenAPI.reference("Domain"))])),
        .init(
            "Domain",
            AnswerSchema.object(
                [
                    "name": AnswerSchema.text, "added": AnswerSchema.time, "record": AnswerSchema.text,
                    "places": AnswerSchema.list(AnswerSchema.text), "file": AnswerSchema.text,
                ],
                optional: [
                    "verified": AnswerSchema.time, "proof": AnswerSchema.words(["dns", "mail", "file"]),
                    "provider": AnswerSchema.text,
                ])),
    ]
}
