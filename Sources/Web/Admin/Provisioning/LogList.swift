internal import Accounts
internal import Languages

/// A page of the provisioning log, with what is looked for.
package struct LogList: ViewModel {
    package static let template = "provisioning-log"

    let entries: [LoggedEntry]
    let filter: LogFilter
    let integrations: [Integration]
    let isFirst: Bool
    /// Where the next page begins.
    let next: Int64?

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let address = PanelRoute.log.address(setting.prefix)
        func option(_ value: String, _ title: String, _ current: String) -> [String: Any] {
            ["value": value, "title": title, "isCurrent": value == current]
        }
        let older = next.map { number in
            address + "?" + [filter.query, "before=\(number)"].filter { !$0.isEmpty }.joined(separator: "&")
        }
        return [
            "action": address, "entries": entries.map { row($0, setting) }, "isEmpty": entries.isEmpty,
            "integrations": integrations.map { integration in
                option(
                    String(integration.id.number), integration.name,
                    filter.integration.map { String($0.number) } ?? "")
            },
            "results": [
                option("failed", language.text("Only errors"), filter.result),
                option("changed", language.text("Only changes"), filter.result),
            ],
            "times": [
                option("hour", language.text("The last hour"), filter.time),
                option("day", language.text("The last day"), filter.time),
                option("week", language.text("The last week"), filter.time),
            ],
            "resource": filter.resource,
            "first": isFirst ? false : address + (filter.query.isEmpty ? "" : "?" + filter.query) as Any,
            "next": older ?? false,
        ]
    }

    private func row(_ logged: LoggedEntry, _ setting: PageSetting) -> [String: Any] {
        let entry = logged.entry
        return [
            "time": entry.time.minute, "address": PanelRoute.logEntry.address(setting.prefix, [String(logged.id)]),
            "source": entry.source.name, "sentence": entry.description, "isGood": !entry.isFailure,
            "status": entry.status == 0 ? false : String(entry.status) as Any,
            "isOdd": !entry.warnings.isEmpty || !entry.quirks.isEmpty,
        ]
    }
}
