internal import Accounts
internal import Languages
internal import SCIM

/// Who is to be exported.
struct ExportForm: ViewModel {
    static let template = "exports"

    func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        return [
            "action": PanelRoute.exports.address(setting.prefix),
            "stages": AccountSelection.Stage.allCases.map { stage -> [String: Any] in
                ["value": stage.rawValue, "title": language.text(stage.exportTitle)]
            },
        ]
    }
}

/// An export that is gathered, or may be fetched.
struct ExportPage: ViewModel {
    static let template = "export"

    let job: Job

    func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        return [
            "isBusy": !job.isOver, "isDone": job.state == .done, "isFailed": job.state == .failed,
            "isWithdrawn": job.isWithdrawn,
            "progress": language.text("People so far: {count}", ["count": String(job.counts.rows)]),
            "until": String(job.expires.description.prefix(10)),
            "file": PanelRoute.exportFile.address(setting.prefix, [job.id.text]),
            "exports": PanelRoute.exports.address(setting.prefix),
        ]
    }
}

extension AccountSelection.Stage {
    fileprivate var exportTitle: Phrase {
        switch self {
        case .provisioned: Phrase("Those who were not invited yet")
        case .invited: Phrase("Those who are invited and have not claimed yet")
        case .claimed: Phrase("Those who have claimed their account")
        case .deactivated: Phrase("Those who are deactivated")
        }
    }
}
