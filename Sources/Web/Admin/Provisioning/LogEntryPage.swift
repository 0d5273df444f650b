internal import Accounts
internal import Languages
internal import SCIM

/// One entry of the provisioning log: how far the operation came, and what was another afterwards.
package struct LogEntryPage: ViewModel {
    package static let template = "provisioning-entry"

    let logged: LoggedEntry

    package func model(in setting: PageSetting) -> [String: Any] {
        let (language, entry) = (setting.language, logged.entry)
        let isPerson = entry.resourceType == "User" && entry.action != .delete
        let person = entry.resourceID.flatMap { isPerson ? PanelRoute.person.address(setting.prefix, [$0]) : nil }
        return [
            "sentence": entry.description, "isGood": !entry.isFailure, "steps": steps(language),
            "time": entry.time.description, "source": entry.source.name, "status": String(entry.status),
            "scimType": entry.scimType ?? false, "requestID": entry.requestID,
            "milliseconds": String(entry.milliseconds), "name": entry.name ?? false, "person": person ?? false,
            "filter": entry.filter ?? false, "detail": entry.detail ?? false,
            "changes": entry.changes.map(row), "hasChanges": !entry.changes.isEmpty,
            "further": entry.furtherChanges == 0
                ? false : language.text("Further changes: {count}", ["count": String(entry.furtherChanges)]) as Any,
            "members": members(language) ?? false,
            "odd": entry.warnings + entry.quirks.map { "\($0.rawValue): \($0.sentence)" },
            "isOdd": !entry.warnings.isEmpty || !entry.quirks.isEmpty,
            "allOfThis": PanelRoute.log.address(setting.prefix)
                + (entry.resourceID.map { "?resource=" + PercentCoding.encode($0) } ?? ""),
            "isAboutOne": entry.resourceID != nil,
        ]
    }

    private func steps(_ language: Language) -> [[String: Any]] {
        logged.entry.way.map { step, state -> [String: Any] in
            [
                "title": language.text(step.title), "state": language.text(state.title), "isDone": state == .done,
                "isStopped": state == .stopped,
            ]
        }
    }

    private func row(_ change: AttributeChange) -> [String: Any] {
        let isSecret = change.path.isSecretName
        func shown(_ value: JSONValue?) -> Any {
            guard let value, value != .null else { return false }
            return isSecret ? "••••••" : value.string ?? String(decoding: value.encoded, as: UTF8.self)
        }
        return ["path": change.path, "before": shown(change.before), "after": shown(change.after)]
    }

    private func members(_ language: Language) -> String? {
        let members = logged.entry.members
        guard !members.isEmpty else { return nil }
        return language.text(
            "Members that came: {added}, that went: {removed}",
            ["added": String(members.added), "removed": String(members.removed)])
    }
}

extension String {
    /// Whether an extension's attribute of this name is likely to hold what nobody should read in a log.
    fileprivate var isSecretName: Bool {
        let name = lowercased()
        return ["password", "secret", "token"].contains { name.contains($0) }
    }
}

extension EntryStep {
    fileprivate var title: Phrase {
        switch self {
        case .received: Phrase("Received")
        case .authenticated: Phrase("Token checked")
        case .matched: Phrase("Matched with whom it is about")
        case .validated: Phrase("Checked against the rules")
        case .changed: Phrase("Changed")
        }
    }
}

extension EntryStep.State {
    fileprivate var title: Phrase {
        switch self {
        case .done: Phrase("Done")
        case .stopped: Phrase("Stopped here")
        case .open: Phrase("Not reached")
        case .unneeded: Phrase("Nothing to change")
        }
    }
}
