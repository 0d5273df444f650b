internal import Accounts
internal import Languages

/// People whom integrations could not add: an administrator decides whose the account is.
struct ConflictPages {
    private static let pageSize = 50

    private let visit: PanelVisit
    private var resolving: Resolving { visit.office.resolving }

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        if let form = visit.form {
            guard let id = Int64(form["conflict"]).map(Conflict.ID.init) else { return visit.notFound }
            switch form["deed"] {
            case "take-over": try await resolving.takeOver(id, by: visit.acting)
            case "dismiss": try await resolving.dismiss(id, by: visit.acting)
            default: break
            }
            return .seeOther(visit.address(of: .conflicts))
        }
        let before = Int64(visit.query["before"]).map(Conflict.ID.init)
        let found = try await resolving.conflicts(behind: before, limit: Self.pageSize + 1, by: visit.acting)
        let shown = found.prefix(Self.pageSize)
        var page = Page(
            Phrase("Conflicts"),
            ConflictList(
                conflicts: Array(shown), mayResolve: visit.acting.role.may(.resolveConflicts),
                isFirst: before == nil, next: found.count > shown.count ? shown.last?.conflict.id : nil))
        page.hasForm = true
        return .page(page)
    }
}

package struct ConflictList: ViewModel {
    package static let template = "conflicts"

    let conflicts: [Resolving.OpenConflict]
    let mayResolve: Bool
    let isFirst: Bool
    /// Where the next page begins.
    let next: Conflict.ID?

    package func model(in setting: PageSetting) -> [String: Any] {
        let address = PanelRoute.conflicts.address(setting.prefix)
        return [
            "conflicts": conflicts.map { row($0, setting) }, "isEmpty": conflicts.isEmpty, "action": address,
            "first": isFirst ? false : address as Any,
            "next": next.map { address + "?before=\($0.number)" } ?? false,
        ]
    }

    private func row(_ open: Resolving.OpenConflict, _ setting: PageSetting) -> [String: Any] {
        let (language, conflict, holder) = (setting.language, open.conflict, open.holder)
        let label = language.text("Let {integration} take this account over", ["integration": conflict.integrationName])
        return [
            "number": String(conflict.id.number), "integration": conflict.integrationName,
            "sent": conflict.userName, "externalID": conflict.externalID ?? false,
            "value": language.text(conflict.value.title), "holder": holder.userName,
            "holderID": holder.externalID ?? false, "holderIntegration": open.holderIntegration,
            "person": PanelRoute.person.address(setting.prefix, [holder.id.text]),
            "first": conflict.first.minute, "last": conflict.last.minute, "times": String(conflict.times),
            "mayResolve": mayResolve, "mayTakeOver": mayResolve && !holder.isAdministrator, "takeOver": label,
            "isAdministrator": holder.isAdministrator,
        ]
    }
}

extension Clash.Value {
    fileprivate var title: Phrase {
        switch self {
        case .userName: Phrase("Same userName")
        case .externalID: Phrase("Same externalId")
        case .signInName: Phrase("Same e-mail address or mobile number")
        }
    }
}
