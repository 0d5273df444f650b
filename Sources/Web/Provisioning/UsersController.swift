internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import SCIM

/// `/Users` and `/Users/{id}` (RFC 7644 §3.2).
struct UsersController {
    let directory: Directory

    var schemas: SchemaSet { directory.schemas }

    func create(_ call: ProvisioningCall) async throws -> Response {
        let writer = try ResourceWriter(schemas, call)
        let body = try await call.object()
        let outcome = try await directory.create(body, by: call.credential)
        return try await changed(outcome, writer, .created)
    }

    func read(_ call: ProvisioningCall) async throws -> Response {
        let writer = try ResourceWriter(schemas, call)
        let record = try await directory.read(call.id, by: call.credential)
        call.watch.note { $0.document = record.document }
        if let known = call.ifNoneMatch, known.match(record.version) {
            return SCIMResponse.empty(.notModified, writer.fields(of: record))
        }
        return try writer.answer(.ok, record, try await derived(for: [record], writer)(record))
    }

    func replace(_ call: ProvisioningCall) async throws -> Response {
        let writer = try ResourceWriter(schemas, call)
        let body = try await call.object()
        return try await changed(
            try await directory.replace(call.id, with: body, if: call.ifMatch, by: call.credential), writer)
    }

    func patch(_ call: ProvisioningCall) async throws -> Response {
        let writer = try ResourceWriter(schemas, call)
        let body = try await call.json()
        let request = try PatchRequest(body, quirks: call.credential.quirks)
        return try await changed(
            try await directory.patch(call.id, with: request, if: call.ifMatch, by: call.credential), writer)
    }

    func remove(_ call: ProvisioningCall) async throws -> Response {
        call.log(try await directory.remove(call.id, if: call.ifMatch, by: call.credential), [])
        return SCIMResponse.empty(.noContent)
    }

    // MARK: Answers

    private func changed(
        _ outcome: Directory.Outcome,
        _ writer: ResourceWriter,
        _ status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        writer.call.log(outcome.change, outcome.warnings)
        let record = outcome.record
        return try writer.answer(status, record, try await derived(for: [record], writer)(record), writing: true)
    }

    /// Finds what other accounts and groups say about a person among those of all.
    private func derived(
        for records: [AccountRecord],
        _ writer: ResourceWriter
    ) async throws -> (AccountRecord) -> Derived? {
        let groups = try await groups(of: records, writer)
        let managers = try await managers(of: records, writer)
        let invitations = try await invitations(of: records, writer)
        return { record in
            var derived = groups[record.id]
            if let (code, expires) = invitations[record.id] {
                derived = derived ?? Derived()
                derived?.invitation = Derived.Invitation(code: code, expires: expires, origin: writer.call.origin)
            }
            guard let id = record.managerID, let name = managers[id] else { return derived }
            let reference = "\(writer.call.base)\(schemas.type.endpoint)/\(id.text)"
            let manager = Derived.Manager(id: id, reference: reference, displayName: name)
            guard derived != nil else { return Derived(manager) }
            derived?.manager = manager
            return derived
        }
    }

    /// Claim links and access codes, for a token that may read them and a client that asks for them by name.
    private func invitations(
        of records: [AccountRecord],
        _ writer: ResourceWriter
    ) async throws -> [Account.ID: (ClaimCode, Instant)] {
        guard writer.call.credential.token.scopes.contains(.readClaims), !records.isEmpty,
            writer.carries(JSONObject([.init(Account.statusURN, Derived.Invitation.attributes)]))
        else { return [:] }
        return try await directory.invitations(of: records, by: writer.call.credential)
    }

    /// The managers whom answers carry.
    private func managers(of records: [AccountRecord], _ writer: ResourceWriter) async throws -> [Account.ID: String?] {
        let stub: JSONValue = [ManagerReference.attribute: ["value": "", "$ref": "", "displayName": ""]]
        guard records.contains(where: { $0.managerID != nil }),
            writer.carries(JSONObject([.init(ManagerReference.container, stub)]))
        else { return [:] }
        return try await directory.managers(of: records, by: writer.call.credential)
    }

    /// The groups of those who are in any, where the answer carries them.
    private func groups(of records: [AccountRecord], _ writer: ResourceWriter) async throws -> [Account.ID: Derived] {
        guard records.contains(where: \.isMember), writer.carries("groups") else { return [:] }
        let call = writer.call
        return try await directory.memberships(of: records, by: call.credential).mapValues { memberships in
            Derived(name: "groups", elements: memberships.map { $0.value(at: call.base) })
        }
    }
}

extension UsersController: ListedType {
    func find(_ query: ListQuery, _ search: SearchRequest, _ call: ProvisioningCall) async throws -> FoundPage {
        let writer = try ResourceWriter(schemas, call, search)
        let page = try await directory.list(query, by: call.credential)
        return FoundPage(page, writer, try await derived(for: page.records, writer))
    }
}

extension Membership {
    /// An element of `groups` (RFC 7643 §4.1.2).
    fileprivate func value(at base: String) -> JSONValue {
        [
            "value": .string(group.text), "$ref": .string("\(base)/Groups/\(group.text)"),
            "display": .string(display), "type": .string(isDirect ? "direct" : "indirect"),
        ]
    }
}
