internal import SCIM
internal import Secrets

/// Everything that a job says of people is sealed, and belongs to its place: a row opens as no other row.
struct JobSeal: Sendable {
    let keyring: Keyring
    let environment: Environment

    enum Place {
        case plan
        case row(Int), finding(Int), chunk(Int)

        fileprivate var text: String {
            switch self {
            case .plan: "plan"
            case .row(let number): "row \(number)"
            case .finding(let number): "finding \(number)"
            case .chunk(let number): "chunk \(number)"
            }
        }
    }

    func seal(_ value: JSONValue, at place: Place, of job: Job.ID) -> [UInt8] {
        keyring.seal(
            value.encoded, in: Self.context(place, job), for: .jobs, nonce: environment.random(Keyring.nonceLength))
    }

    /// - Throws: when it was sealed with other keys.
    func open(_ sealed: [UInt8], at place: Place, of job: Job.ID) throws -> JSONValue {
        guard let bytes = keyring.open(sealed, in: Self.context(place, job), for: .jobs) else {
            throw StoreError.unavailable("a job was sealed with other keys")
        }
        return try JSONValue(decoding: bytes)
    }

    private static func context(_ place: Place, _ job: Job.ID) -> [UInt8] {
        Array("job \(job.organization.number) \(job.text) \(place.text)".utf8)
    }

    // MARK: What is sealed

    func plan(of job: Job) throws -> JobPlan {
        JobPlan(stored: try open(job.sealedPlan, at: .plan, of: job.id).object ?? JSONObject())
    }

    func cells(of row: JobRow, _ job: Job.ID) throws -> [String] {
        (try open(row.sealed, at: .row(row.number), of: job).array ?? []).compactMap(\.string)
    }

    func opened(_ row: JobRow, of job: Job.ID) throws -> OpenedRow {
        let finding = try row.sealedFinding.map {
            JobRow.Finding(stored: try open($0, at: .finding(row.number), of: job).object ?? JSONObject())
        }
        return OpenedRow(
            number: row.number, line: row.line, cells: try cells(of: row, job), verdict: row.verdict,
            finding: finding ?? JobRow.Finding())
    }

    /// Writes down what was found about a row.
    func settle(_ row: inout JobRow, as verdict: RowVerdict, _ finding: JobRow.Finding, of job: Job.ID) {
        row.verdict = verdict
        let stored = finding.stored
        row.sealedFinding = stored.isEmpty ? nil : seal(.object(stored), at: .finding(row.number), of: job)
    }
}
