internal import Accounts
internal import Languages

/// An import, wherever it stands: its progress, what it would do, or what it did.
struct ImportPage: ViewModel {
    static let template = "import"

    let job: Job
    let plan: JobPlan
    let only: RowVerdict?
    let rows: [OpenedRow]
    let hasMore: Bool
    /// How many people a mobile number alone can bring today; nil where that limits nothing.
    let phoneAccountsLeft: Int?

    private var isBusy: Bool { Job.State.busy.contains(job.state) }
    private var isWaiting: Bool { job.state == .waiting }

    func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let header = try? HeaderRow(plan.columns)
        let address = PanelRoute.importShow.address(setting.prefix, [job.id.text])
        // Whoever gets a manager now is there already.
        let place = String(job.state == .linking ? job.counts.rows : job.place)
        var model: [String: Any] = [
            "action": address, "name": plan.fileName, "state": language.text(job.state.phrase),
            "steps": steps(in: language), "isBusy": isBusy, "isWaiting": isWaiting, "invites": plan.invites,
            "isFailed": job.state == .failed, "isCancelled": job.state == .cancelled,
            "isWithdrawn": job.isWithdrawn,
            "mayCancel": !job.isOver && !isWaiting, "place": place, "total": String(job.counts.rows),
            "progress": language.text(
                "{done} of {total} rows", ["done": place, "total": String(job.counts.rows)]),
            "counts": counts(at: address, in: language), "hasRows": !rows.isEmpty, "unknown": false, "phones": false,
            "first": false, "next": false, "result": false, "imports": PanelRoute.imports.address(setting.prefix),
            "people": PanelRoute.people.address(setting.prefix),
            "button": language.text(
                "Do it for these people: {count}", ["count": String(job.counts.added + job.counts.changed)]),
        ]
        model["lines"] = rows.map { RowLine($0, of: job, header).model(in: language) }
        if let unknown = header?.unknown, !unknown.isEmpty {
            model["unknown"] = language.text(
                "These columns are passed over: {names}", ["names": unknown.joined(separator: ", ")])
        }
        if let phoneAccountsLeft {
            model["phones"] = language.text(
                "People with a mobile number and no e-mail address who can be added today: {count}",
                ["count": String(phoneAccountsLeft)])
        }
        if hasBehind { model["first"] = query(address) }
        if hasMore, let last = rows.last { model["next"] = query(address, behind: last.number) }
        if job.isOver { model["result"] = PanelRoute.importResult.address(setting.prefix, [job.id.text]) }
        return model
    }

    private var hasBehind: Bool { (rows.first?.number ?? 1) > 1 && only == nil }

    private func steps(in language: Language) -> [[String: Any]] {
        let names = [Phrase("Upload"), Phrase("Check"), Phrase("Confirm"), Phrase("Result")]
        let current =
            switch job.state {
            case .uploading: 0
            case .checking: 1
            case .waiting: 2
            default: 3
            }
        return names.enumerated().map { index, name -> [String: Any] in
            ["name": language.text(name), "isCurrent": index == current]
        }
    }

    private func counts(at address: String, in language: Language) -> [[String: Any]] {
        let all: [(RowVerdict?, Int)] = [
            (nil, job.counts.rows), (.add, job.counts.added), (.change, job.counts.changed),
            (.unchanged, job.counts.unchanged), (.refuse, job.counts.refused),
        ]
        return all.map { verdict, count -> [String: Any] in
            [
                "name": language.text(verdict.map { $0.phrase(isDone: job.isOver) } ?? Phrase("All rows")),
                "count": String(count), "isCurrent": verdict == only,
                "address": address + (verdict.map { "?\(TransferPages.only)=\($0.rawValue)" } ?? ""),
            ]
        }
    }

    private func query(_ address: String, behind: Int? = nil) -> String {
        let parts = [
            only.map { "\(TransferPages.only)=\($0.rawValue)" }, behind.map { "\(TransferPages.behind)=\($0)" },
        ].compactMap(\.self)
        return address + (parts.isEmpty ? "" : "?" + parts.joined(separator: "&"))
    }
}
