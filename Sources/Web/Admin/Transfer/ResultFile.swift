internal import Accounts
internal import Languages
internal import Spreadsheets

/// What became of each row of a file, beside what stands in it.
struct ResultFile {
    let job: Job
    let plan: JobPlan
    let language: Language
    let importing: Importing

    private static let rowsAtOnce = 500

    var download: Download {
        let names = plan.columns + [language.text("Status"), language.text("What is wrong")]
        return Download(fileName: "import-result.csv", mediaType: CSVWriter.mediaType) { [self] number in
            guard number > 0 else { return CSVWriter.head(names) }
            // Rows have numbers without gaps.
            let rows = try await importing.rows(
                of: job.id, behind: (number - 1) * Self.rowsAtOnce, limit: Self.rowsAtOnce)
            guard !rows.isEmpty else { return nil }
            let header = try HeaderRow(plan.columns)
            return CSVWriter.body(rows.map { cells(of: $0, header) }, columns: names.count)
        }
    }

    private func cells(of row: OpenedRow, _ header: HeaderRow) -> [String] {
        let missing = max(0, plan.columns.count - row.cells.count)
        let given = row.cells.prefix(plan.columns.count) + [String](repeating: "", count: missing)
        let line = RowLine(row, of: job, header).model(in: language)
        return given + [line["verdict"] as? String ?? "", line["reason"] as? String ?? ""]
    }
}
