internal import Accounts
internal import HTTPTypes
internal import Languages
internal import SCIM

/// `/imports`: people come in from a table, which is checked, shown, and done once that is confirmed.
enum ImportOperations {
    private static let address = "/imports"
    private static let one = "/imports/{id}"
    private static let rowsShown = 500

    static let all = [
        AdministrationOperation(
            "listImports", .get, address, .deed(.importPeople), "The imports of the last week, the latest first.",
            success: .ok(schema: "ImportList"), answer: list),
        AdministrationOperation(
            "beginImport", .post, address, .deed(.importPeople),
            "Takes a table in CSV, the names of the columns in its first row, and checks it; nothing is done yet.",
            query: [.string("fileName", longest: 100, example: "people.csv"), .flag("invite")], body: .csv,
            success: .created(schema: "Import"), answer: begin),
        AdministrationOperation(
            "readImport", .get, one, .deed(.importPeople), "How far an import has come.",
            success: .ok(schema: "Import"), answer: { .ok(try await known($0).answer) }),
        AdministrationOperation(
            "listImportRows", .get, one + "/rows", .deed(.importPeople),
            "What each row would do, or did, once the import waits or is over.",
            query: [.choice("verdict", RowVerdict.self), .number("after", 0...1_000_000, example: 0)],
            success: .ok(schema: "ImportRows"), mayConflict: true, answer: rows),
        AdministrationOperation(
            "confirmImport", .post, one + "/confirm", .deed(.importPeople), "What the check has shown is to be done.",
            success: .ok(schema: "Import"), answer: confirm),
        AdministrationOperation(
            "cancelImport", .post, one + "/cancel", .deed(.importPeople),
            "What is done stays done; the rest is not.", success: .nothing, answer: cancel),
        AdministrationOperation(
            "readImportResult", .get, one + "/result", .deed(.importPeople),
            "The table once more, with what became of each row, once the import is over.", success: .csv,
            mayConflict: true, answer: result),
    ]

    private static func importing(_ call: AdministrationCall) -> Importing { call.office.importing }

    private static func known(_ call: AdministrationCall) async throws -> ImportRecord {
        guard let (job, plan) = try await importing(call).job(call.free[0], by: try call.acting),
            job.kind == .importPeople
        else { throw ProblemDetails.notFound }
        return ImportRecord(job: job, plan: plan)
    }

    private static func list(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let jobs = try await importing(call).jobs(by: try call.acting).filter { $0.job.kind == .importPeople }
        return .ok(JSONObject(answering: ["imports": jobs.map { ImportRecord(job: $0, plan: $1).answer }]))
    }

    private static func begin(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let file = try BodyFile(call.request, mediaType: "text/csv")
        guard call.services.uploads.begin(of: call.organization.id) else { throw ProblemDetails.busy }
        defer { call.services.uploads.end(of: call.organization.id) }
        let upload = ImportUpload(
            name: call.query.string("fileName") ?? "", invites: call.query.flag("invite") ?? false,
            importing: importing(call), acting: try call.acting, next: file.next)
        switch try await upload.run() {
        case .flaw(let phrase): throw ProblemDetails.invalid(Language.english.text(phrase))
        case .begun(let job):
            guard let (job, plan) = try await importing(call).job(job.id.text, by: try call.acting) else {
                throw ProblemDetails.notFound
            }
            return .created(
                ImportRecord(job: job, plan: plan).answer, at: call.address("\(address)/\(job.id.text)"))
        }
    }

    private static func rows(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let record = try await known(call)
        guard record.job.state == .waiting || record.job.isOver else {
            throw ProblemDetails.conflict("The rows are known when the import waits or is over; ask again.")
        }
        let verdict: RowVerdict? = call.query.choice("verdict")
        let found = try await importing(call).rows(
            of: record.job.id, behind: call.query.number("after").map { Int($0) } ?? 0,
            verdicts: verdict.map { [$0] } ?? [], limit: rowsShown + 1)
        let (rows, header) = (found.prefix(rowsShown), try HeaderRow(record.plan.columns))
        return .ok(
            JSONObject(answering: [
                "rows": rows.map { $0.answer(header, of: record.job) },
                "next": found.count > rows.count ? rows.last?.number : nil,
            ]))
    }

    private static func confirm(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let record = try await known(call)
        let job = try await importing(call).confirm(record.job.id, by: try call.acting)
        return .ok(ImportRecord(job: job, plan: record.plan).answer)
    }

    private static func cancel(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        try await importing(call).cancel(try await known(call).job.id, by: try call.acting)
        return .nothing
    }

    private static func result(_ call: AdministrationCall) async throws -> AdministrationAnswer {
        let record = try await known(call)
        guard record.job.isOver else {
            throw ProblemDetails.conflict("The result is known when the import is over; ask again.")
        }
        return .file(
            ResultFile(job: record.job, plan: record.plan, language: .english, importing: importing(call)).download)
    }

    static let schemas: [JSONObject.Member] = [
        .init(
            "ImportList", AnswerSchema.object(["imports": AnswerSchema.list(OpenAPI.reference("Import"))])),
        .init("Import", ImportRecord.schema),
        .init(
            "ImportRows",
            AnswerSchema.object(
                ["rows": AnswerSchema.list(OpenAPI.reference("ImportRow"))], optional: ["next": AnswerSchema.number])),
        .init("ImportRow", OpenedRow.schema),
    ]
}
