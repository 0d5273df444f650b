internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import SCIM

/// `/Groups` and `/Groups/{id}` (RFC 7644 §3.2).
struct GroupsController {
    /// A group with more members is not answered to a PATCH, for whoever changes a large group does so often.
    private static let membersInPatchAnswer = 1000

    let grouping: Grouping

    var schemas: SchemaSet { grouping.schemas }

    func create(_ call: ProvisioningCall) async throws -> Response {
        let writer = try ResourceWriter(schemas, call)
        let body = try await call.object()
        let outcome = try await grouping.create(body, by: call.credential)
        return try await answer(.created, outcome, writer)
    }

    func read(_ call: ProvisioningCall) async throws -> Response {
        let writer = try ResourceWriter(schemas, call)
        let record = try await grouping.read(call.id, by: call.credential)
        call.watch.note { $0.document = record.document }
        if let known = call.ifNoneMatch, known.match(record.version) {
            return SCIMResponse.empty(.notModified, writer.fields(of: record))
        }
        return try writer.answer(.ok, record, try await members(of: [record], writer)(record))
    }

    func replace(_ call: ProvisioningCall) async throws -> Response {
        let writer = try ResourceWriter(schemas, call)
        let body = try await call.object()
        let outcome = try await grouping.replace(call.id, with: body, if: call.ifMatch, by: call.credential)
        return try await answer(.ok, outcome, writer)
    }

    /// 200 with the group; 204 for a large one, or where the integration is set so.
    func patch(_ call: ProvisioningCall) async throws -> Response {
        let writer = try ResourceWriter(schemas, call)
        let body = try await call.json()
        let request = try PatchRequest(body, quirks: call.credential.quirks)
        let outcome = try await grouping.patch(call.id, with: request, if: call.ifMatch, by: call.credential)
        guard try await isAnswered(outcome, writer) else {
            call.log(outcome.change, outcome.warnings)
            return SCIMResponse.empty(.noContent, writer.fields(of: outcome.record))
        }
        return try await answer(.ok, outcome, writer)
    }

    /// RFC 7644 §3.5.2: who names attributes gets them.
    private func isAnswered(_ outcome: Grouping.Outcome, _ writer: ResourceWriter) async throws -> Bool {
        let call = writer.call
        guard writer.projection == .standard else { return true }
        guard call.credential.integration.settings[.groupPatchAnswer] == "group" else { return false }
        guard writer.carries("members") else { return true }
        return
            !(try await grouping.hasMembers(
                beyond: Self.membersInPatchAnswer, outcome.record, by: call.credential))
    }

    func remove(_ call: ProvisioningCall) async throws -> Response {
        call.log(try await grouping.remove(call.id, if: call.ifMatch, by: call.credential), [])
        return SCIMResponse.empty(.noContent)
    }

    // MARK: Answers

    private func answer(
        _ status: HTTPResponse.Status,
        _ outcome: Grouping.Outcome,
        _ writer: ResourceWriter
    ) async throws -> Response {
        writer.call.log(outcome.change, outcome.warnings)
        let members = try await members(of: [outcome.record], writer)
        return try writer.answer(status, outcome.record, members(outcome.record), writing: true)
    }

    /// Finds the members of a group among those of all; nothing is read where the answer carries none.
    private func members(
        of records: [GroupRecord],
        _ writer: ResourceWriter
    ) async throws -> (GroupRecord) -> Derived? {
        guard !records.isEmpty, writer.carries("members") else { return { _ in nil } }
        let call = writer.call
        let found = try await grouping.members(of: records, by: call.credential)
        return { record in
            Derived(name: "members", elements: (found[record.id] ?? []).map { $0.value(at: call.base) })
        }
    }
}

extension GroupsController: ListedType {
    func find(_ query: ListQuery, _ search: SearchRequest, _ call: ProvisioningCall) async throws -> FoundPage {
        let writer = try ResourceWriter(schemas, call, search)
        let page = try await grouping.list(query, by: call.credential)
        let members = try await members(of: page.records, writer)
        return FoundPage(page, writer) { members($0) }
    }
}

extension Member {
    /// An element of `members` (RFC 7643 §4.2).
    fileprivate func value(at base: String) -> JSONValue {
        let endpoint = kind == .user ? ResourceType.user.endpoint : ResourceType.group.endpoint
        return [
            "value": .string(id.text), "$ref": .string("\(base)\(endpoint)/\(id.text)"),
            "type": .string(kind.rawValue), "display": .string(display),
        ]
    }
}
