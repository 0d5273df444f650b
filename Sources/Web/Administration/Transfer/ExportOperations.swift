internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import SCIM
internal import Spreadsheets

/// `/exports`: employee information is gathered, and fetched as a file.
enum ExportOperations {
    private static let address = "/exports"

    static let all = [
        AdministrationOperation(
            "beginExport", .post, address, .deed(.exportPeople),
            "Gathers employee information of everybody, or of those of one state or kind.",
            body: .object([.choice("state", AccountSelection.Stage.self), .choice("kind", Kind.self)]),
            success: .created(schema: "Export"), answer: begin),
        AdministrationOperation(
            "readExport", .get, address + "/{id}", .deed(.exportPeople), "How far an export has come.",
            success: .ok(schema: "Export"), answer: { .ok(try await known($0).answer) }),
        AdministrationOperation(
            "readExportFile", .get, address + "/{id}/file", .deed(.exportPeople),
            "The table, once the export is done; claim links are part of it, and the audit log has who fetched it.",
            success: .csv, mayConflict: true, answer: file),
    ]

    private static func begin(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let selection = AccountSelection(stage: call.body.choice("state"), kind: call.body.choice("kind"))
        let job = try await call.office.exporting.begin(selection, by: try call.acting)
        return .created(job.answer, at: call.address("\(address)/\(job.id.text)"))
    }

    private static func known(_ call: AdministrationCall) async throws -> Job {
        guard let (job, _) = try await call.office.exporting.job(call.free[0], by: try call.acting) else {
            throw ProblemDetails.notFound
        }
        return job
    }

    private static func file(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let job = try await known(call)
        guard job.state == .done else {
            throw ProblemDetails.conflict("The file is there when the export is done; ask again.")
        }
        // Who asks how large it is has not fetched it.
        if call.request.method == .get { try await call.office.exporting.fetch(job, by: try call.acting) }
        return .file(.export(job.id, call.office.exporting, origin: call.services.seen.origin))
    }

    static let schemas: [JSONObject.Member] = [
        .init(
            "Export",
            AnswerSchema.object(
                [
                    "id": AnswerSchema.text, "state": AnswerSchema.words(Job.State.self), "people": AnswerSchema.number,
                    "created": AnswerSchema.time, "expires": AnswerSchema.time,
                ],
                optional: ["failure": AnswerSchema.text]))
    ]
}

extension Job {
    fileprivate var answer: JSONObject {
        JSONObject(answering: [
            "id": id.text, "state": state.rawValue, "people": counts.rows, "failure": failure, "created": created,
            "expires": expires,
        ])
    }
}
