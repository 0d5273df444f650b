package import Accounts
internal import HTTPTypes
internal import Languages

/// What a test sign-on has come to, for the administrator who made it.
package struct SignOnReportPage: ViewModel {
    package static let template = "sign-on-report"

    let report: SignOnReport

    package init(report: SignOnReport) {
        self.report = report
    }

    package func model(in setting: PageSetting) -> [String: Any] {
        [
            "checks": report.checks.map { check -> [String: Any] in
                [
                    "name": check.name, "outcome": setting.language.text(check.outcome.phrase),
                    "isFailed": check.outcome == .failed, "diagnosis": check.diagnosis ?? false,
                ]
            },
            "said": report.proof.map { SignOnReportPage.said($0) } ?? false,
        ]
    }

    private static func said(_ proof: SignOnProof) -> [String: Any] {
        [
            "nameID": proof.nameID.value, "format": proof.nameID.format,
            "attributes": proof.attributes.map { attribute -> [String: Any] in
                [
                    "name": attribute.name, "friendlyName": attribute.friendlyName ?? false,
                    "values": attribute.values,
                ]
            },
        ]
    }
}

extension SignOnReport.Check.Outcome {
    fileprivate var phrase: Phrase {
        switch self {
        case .passed: Phrase("passed")
        case .failed: Phrase("failed")
        case .notReached: Phrase("not reached")
        }
    }
}

extension Page {
    /// - Parameter provider: nil when it was removed meanwhile.
    package static func report(_ report: SignOnReport, of provider: Provider?) -> Page {
        let name = provider?.name ?? ""
        let title =
            report.isGood
            ? Phrase("{provider} can be used", ["provider": name])
            : Phrase("{provider} cannot be used yet", ["provider": name])
        return Page(title, SignOnReportPage(report: report))
    }
}
