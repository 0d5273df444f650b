internal import Accounts
internal import Languages

/// What can be said of a connection from here, and what a provider's own test would be answered.
package struct ConnectionTestPage: ViewModel {
    package static let template = "connection-test"

    let health: Integrating.Health
    let isAsked: Bool
    let trial: ConnectionTest.Trial?

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let id = String(health.integration.id.number)
        let used = health.report.tokens.filter { $0.lastUsed != nil }.max {
            $0.lastUsed ?? $0.created < $1.lastUsed ?? $1.created
        }
        return [
            "findings": health.report.findings.map { $0.model(in: setting) },
            "last": health.report.last.map { last -> [String: Any] in
                [
                    "time": last.entry.time.minute, "sentence": last.entry.description,
                    "status": String(last.entry.status),
                    "address": PanelRoute.logEntry.address(setting.prefix, [String(last.id)]),
                ]
            } ?? false,
            "used": used.map { token -> [String: Any] in
                [
                    "number": String(token.id.number), "time": token.lastUsed?.minute ?? "",
                    "network": token.lastNetwork?.description ?? false, "agent": token.lastAgent ?? false,
                ]
            } ?? false,
            "action": PanelRoute.integrationTest.address(setting.prefix, [id]),
            "back": PanelRoute.integration.address(setting.prefix, [id]),
            "isImpossible": isAsked && trial == nil,
            "trial": trial.map { trial -> [String: Any] in
                [
                    "request": "GET /Users?filter=\(trial.filter)", "status": String(trial.status),
                    "body": trial.body, "isGood": trial.status == 200,
                    "verdict": language.text(
                        trial.status == 200
                            ? Phrase("This is what a provider wants to see: an empty list.")
                            : Phrase("A provider would call this a failed test.")),
                ]
            } ?? false,
        ]
    }
}
