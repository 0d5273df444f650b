internal import Accounts
internal import SCIM

/// An import as programs get it.
struct ImportRecord {
    let job: Job
    let plan: JobPlan

    var answer: JSONObject {
        JSONObject(answering: [
            "id": job.id.text, "fileName": plan.fileName, "invite": plan.invites, "by": plan.asker,
            "state": job.state.rawValue, "done": job.state == .working ? job.place : nil, "rows": job.counts.rows,
            "added": job.counts.added, "changed": job.counts.changed, "unchanged": job.counts.unchanged,
            "refused": job.counts.refused, "unknownColumns": (try? HeaderRow(plan.columns))?.unknown ?? [],
            "failure": job.failure, "created": job.created, "expires": job.expires,
        ])
    }

    /// Counts are what would be done until an import is confirmed, and what was done from then on.
    static let schema = AnswerSchema.object(
        [
            "id": AnswerSchema.text, "fileName": AnswerSchema.text, "invite": AnswerSchema.flag,
            "by": AnswerSchema.text, "state": AnswerSchema.words(Job.State.self), "rows": AnswerSchema.number,
            "added": AnswerSchema.number, "changed": AnswerSchema.number, "unchanged": AnswerSchema.number,
            "refused": AnswerSchema.number, "unknownColumns": AnswerSchema.list(AnswerSchema.text),
            "created": AnswerSchema.time, "expires": AnswerSchema.time,
        ],
        optional: ["done": AnswerSchema.number, "failure": AnswerSchema.text])
}

extension OpenedRow {
    func answer(_ header: HeaderRow, of job: Job) -> JSONObject {
        let person = header.person(in: cells)
        let given = PersonColumn.allCases.compactMap { column in
            person[column].map { JSONObject.Member(column.member, .string($0)) }
        }
        return JSONObject(answering: [
            "number": number, "line": line, "person": JSONObject(given),
            "verdict": job.verdict(of: self)?.rawValue,
            "changes": finding.changes.map(\.member), "flaw": finding.flaw?.kind.rawValue,
            "sentence": finding.flaw?.description, "missingManager": finding.missingManager,
        ])
    }

    static let schema = AnswerSchema.object(
        [
            "number": AnswerSchema.number, "line": AnswerSchema.number,
            "person": AnswerSchema.object(
                JSONObject(),
                optional: JSONObject(PersonColumn.allCases.map { JSONObject.Member($0.member, AnswerSchema.text) })),
            "changes": AnswerSchema.list(AnswerSchema.words(PersonColumn.allCases.map(\.member))),
        ],
        optional: [
            "verdict": AnswerSchema.words(RowVerdict.self), "flaw": AnswerSchema.words(PersonFlaw.Kind.self),
            "sentence": AnswerSchema.text, "missingManager": AnswerSchema.text,
        ])
}
