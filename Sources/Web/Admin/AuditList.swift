internal import Accounts
internal import Languages

/// What administrators have done, the newest first; nothing here can be changed.
struct AuditList {
    private static let pageSize = 50

    private let visit: PanelVisit

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        var query = AuditQuery()
        query.deed = Deed(rawValue: visit.query["deed"])
        query.before = Int64(visit.query["before"])
        query.limit = Self.pageSize + 1
        let entries = try await visit.office.desk.audit(query, by: visit.acting)
        let shown = entries.prefix(Self.pageSize)
        return .page(
            Page(
                Phrase("What administrators have done"),
                AuditPage(
                    entries: Array(shown), deed: query.deed, isFirst: query.before == nil,
                    next: entries.count > shown.count ? shown.last?.id : nil)))
    }
}

package struct AuditPage: ViewModel {
    package static let template = "audit"

    let entries: [LoggedAudit]
    let deed: Deed?
    let isFirst: Bool
    /// Where the next page begins.
    let next: Int64?

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let address = PanelRoute.audit.address(setting.prefix)
        let filter = deed.map { "deed=\($0.rawValue)" }
        return [
            "entries": entries.map { row($0.entry, setting) }, "isEmpty": entries.isEmpty, "action": address,
            "deeds": Deed.allCases.filter { !$0.isLook }.map { other -> [String: Any] in
                ["value": other.rawValue, "title": language.text(other.title), "isCurrent": other == deed]
            },
            "first": isFirst ? false : address + (filter.map { "?\($0)" } ?? ""),
            "next": next.map { address + "?" + (filter.map { "\($0)&" } ?? "") + "before=\($0)" } ?? false,
        ]
    }

    private func row(_ entry: AuditEntry, _ setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let person = entry.subject.flatMap { subject in
            subject.kind == .account ? PanelRoute.person.address(setting.prefix, [subject.id]) : nil
        }
        return [
            "at": entry.at.minute, "who": entry.who.name(in: language), "deed": language.text(entry.deed.title),
            "subject": entry.subject?.name ?? false, "person": person ?? false,
            "facts": entry.facts.map { fact -> [String: Any] in
                ["name": fact.name, "before": fact.before ?? false, "after": fact.after ?? false]
            },
            "network": entry.network ?? false,
        ]
    }
}

extension Deed {
    /// Whether nothing is changed by it, so that the audit log does not know it.
    fileprivate var isLook: Bool {
        self == .readPeople || self == .readLogs || self == .readAudit || self == .readSettings
    }
}

extension ActingAdministrator.Who {
    func name(in language: Language) -> String {
        switch self {
        case .person(_, let name): name
        case .token(_, let integration): language.text("Program: {name}", ["name": integration])
        case .operator: language.text("Command line of the server")
        }
    }
}
