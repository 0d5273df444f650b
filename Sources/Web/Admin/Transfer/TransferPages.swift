internal import Accounts
internal import HTTPTypes
internal import Languages
internal import Spreadsheets

/// People come in from files, and go out into them.
struct TransferPages {
    static let invites = "invites"
    static let deed = "do"
    static let only = "only"
    static let behind = "behind"
    static let who = "who"

    private static let rowsShown = 50

    private let visit: PanelVisit
    private let origin: String
    private var importing: Importing { visit.office.importing }
    private var exporting: Exporting { visit.office.exporting }

    /// - Parameter origin: the address of the pages, for claim links.
    init(_ visit: PanelVisit, origin: String) {
        self.visit = visit
        self.origin = origin
    }

    func answer() async throws -> PageAnswer {
        switch (visit.route, visit.form) {
        case (.imports, let form?): try await upload(form)
        case (.imports, nil): .page(try await imports([]))
        case (.importTemplate, _): template
        case (.importShow, let form?): try await decide(form)
        case (.importShow, nil): try await show()
        case (.importResult, _): try await result()
        case (.exports, let form?): try await export(form)
        case (.exports, nil): .page(try await exports())
        case (.exportShow, _): try await showExport()
        case (.exportFile, _): try await file()
        default: visit.notFound
        }
    }

    // MARK: Import

    private func upload(_ form: Form) async throws -> PageAnswer {
        guard let file = visit.visit.upload else {
            return .page(try await imports([FieldError(field: "file", phrase: Phrase("Choose a file first."))]))
        }
        try visit.office.desk.allow(.importPeople, to: visit.acting)
        let organization = visit.organization.id
        guard visit.uploads.begin(of: organization) else { return .page(.busy(waiting: 10)) }
        defer { visit.uploads.end(of: organization) }
        let upload = ImportUpload(
            name: file.name, invites: form[Self.invites] == "on", importing: importing, acting: visit.acting,
            next: file.next)
        switch try await upload.run() {
        case .begun(let job): return .seeOther(visit.address(of: .importShow, job.id.text))
        case .flaw(let phrase): return .page(try await imports([FieldError(field: "file", phrase: phrase)]))
        }
    }

    private func imports(_ errors: [FieldError]) async throws -> Page {
        let jobs = try await importing.jobs(by: visit.acting).filter { $0.job.kind == .importPeople }
        var page = Page(Phrase("Import people"), ImportList(jobs: jobs, errors: errors))
        page.hasForm = true
        page.errors = errors
        if !errors.isEmpty { page.status = .unprocessableContent }
        return page
    }

    private var template: PageAnswer {
        PageAnswer(
            content: .download(
                Download(fileName: "people.csv", mediaType: CSVWriter.mediaType) { number in
                    number == 0 ? CSVWriter.head(PersonColumn.template.map(\.rawValue)) : nil
                }))
    }

    private func decide(_ form: Form) async throws -> PageAnswer {
        guard let (job, _) = try await importing.job(visit.free[0], by: visit.acting) else { return visit.notFound }
        switch form[Self.deed] {
        case "confirm": _ = try await importing.confirm(job.id, by: visit.acting)
        case "cancel": try await importing.cancel(job.id, by: visit.acting)
        default: break
        }
        let isGone = try await importing.job(visit.free[0], by: visit.acting) == nil
        return .seeOther(isGone ? visit.address(of: .imports) : visit.address(of: .importShow, job.id.text))
    }

    private func show() async throws -> PageAnswer {
        guard let (job, plan) = try await importing.job(visit.free[0], by: visit.acting),
            job.kind == .importPeople
        else { return visit.notFound }
        let only = RowVerdict(rawValue: visit.query[Self.only])
        let hasRows = job.state == .waiting || job.isOver
        let rows =
            hasRows
            ? try await importing.rows(
                of: job.id, behind: Int(visit.query[Self.behind]) ?? 0, verdicts: only.map { [$0] } ?? [],
                limit: Self.rowsShown + 1) : []
        let left = try await phoneAccountsLeft(job, plan)
        var page = Page(
            Phrase("Import"),
            ImportPage(
                job: job, plan: plan, only: only, rows: Array(rows.prefix(Self.rowsShown)),
                hasMore: rows.count > Self.rowsShown, phoneAccountsLeft: left))
        page.hasForm = true
        // The page asks for itself again: the progress moves without a script.
        if Job.State.busy.contains(job.state) { page.fields[.refresh] = "2" }
        return .page(page)
    }

    /// While an import waits, and a column has mobile numbers.
    private func phoneAccountsLeft(_ job: Job, _ plan: JobPlan) async throws -> Int? {
        guard job.state == .waiting, let header = try? HeaderRow(plan.columns), header.columns.contains(.phoneNumber)
        else { return nil }
        return try await importing.phoneAccountsLeft(by: visit.acting)
    }

    private func result() async throws -> PageAnswer {
        guard let (job, plan) = try await importing.job(visit.free[0], by: visit.acting), job.isOver,
            job.kind == .importPeople
        else { return visit.notFound }
        let file = ResultFile(job: job, plan: plan, language: visit.visit.setting.language, importing: importing)
        return PageAnswer(content: .download(file.download))
    }

    // MARK: Export

    private func exports() async throws -> Page {
        try visit.office.desk.allow(.exportPeople, to: visit.acting, asDangerous: false)
        var page = Page(Phrase("Export employee information"), ExportForm())
        page.hasForm = true
        return page
    }

    private func export(_ form: Form) async throws -> PageAnswer {
        let selection = AccountSelection(stage: AccountSelection.Stage(rawValue: form[Self.who]))
        let job = try await exporting.begin(selection, by: visit.acting)
        return .seeOther(visit.address(of: .exportShow, job.id.text))
    }

    private func showExport() async throws -> PageAnswer {
        guard let (job, _) = try await exporting.job(visit.free[0], by: visit.acting) else { return visit.notFound }
        var page = Page(Phrase("Export"), ExportPage(job: job))
        if !job.isOver { page.fields[.refresh] = "2" }
        return .page(page)
    }

    private func file() async throws -> PageAnswer {
        guard let (job, _) = try await exporting.job(visit.free[0], by: visit.acting), job.state == .done else {
            return visit.notFound
        }
        try await exporting.fetch(job, by: visit.acting)
        return PageAnswer(content: .download(.export(job.id, exporting, origin: origin)))
    }
}

extension Download {
    /// What an export has gathered.
    ///
    /// - Parameter origin: the address of the pages, for claim links.
    static func export(_ job: Job.ID, _ exporting: Exporting, origin: String) -> Download {
        let columns = AccountExport.fetchedColumns
        return Download(fileName: "people.csv", mediaType: CSVWriter.mediaType) { number in
            guard number > 0 else { return CSVWriter.head(columns) }
            let rows = try await exporting.part(number, of: job, at: origin)
            return rows.map { CSVWriter.body($0, columns: columns.count) }
        }
    }
}

extension CSVWriter {
    /// The row with the names, as people with Excel need it.
    static func head(_ names: [String]) -> [UInt8] {
        var writer = CSVWriter(columns: names.count, hasByteOrderMark: true)
        return writer.row(names)
    }

    /// Rows that come later.
    static func body(_ rows: [[String]], columns: Int) -> [UInt8] {
        var writer = CSVWriter(columns: columns, hasByteOrderMark: false)
        return rows.flatMap { writer.row($0) }
    }
}

extension HTTPField.Name {
    /// As a page's own `meta` element would say it (HTML §4.2.5.3).
    fileprivate static let refresh = HTTPField.Name("Refresh") ?? .cacheControl
}
