internal import Accounts
internal import Languages
internal import SCIM

/// The form for a file, and the imports of the last week.
struct ImportList: ViewModel {
    static let template = "imports"

    let jobs: [(job: Job, plan: JobPlan)]
    let errors: [FieldError]

    func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let flaw: Any = errors.first.map { language.text($0.phrase) } ?? false
        return [
            "action": PanelRoute.imports.address(setting.prefix),
            "templateFile": PanelRoute.importTemplate.address(setting.prefix),
            "flaw": flaw, "hasJobs": !jobs.isEmpty,
            "jobs": jobs.map { job, plan -> [String: Any] in
                [
                    "address": PanelRoute.importShow.address(setting.prefix, [job.id.text]),
                    "name": plan.fileName.isEmpty ? language.text("Import") : plan.fileName,
                    "asker": plan.asker, "at": String(job.created.description.prefix(16)),
                    "state": language.text(job.state.phrase), "rows": String(job.counts.rows),
                ]
            },
        ]
    }
}

extension Job.State {
    var phrase: Phrase {
        switch self {
        case .uploading: Phrase("Comes in")
        case .checking: Phrase("Is being checked")
        case .waiting: Phrase("Waits for you")
        case .working, .linking: Phrase("Is being done")
        case .gathering: Phrase("Is being gathered")
        case .done: Phrase("Done")
        case .failed: Phrase("Could not be done")
        case .cancelled: Phrase("Cancelled")
        }
    }
}
