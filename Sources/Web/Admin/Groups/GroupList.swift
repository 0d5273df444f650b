internal import Accounts
internal import Languages

/// The groups of an organization in the order of their names.
package struct GroupList: ViewModel {
    package static let template = "groups"

    let selection: GroupSelection
    let isFirst: Bool
    let groups: [GroupListing]
    let hasMore: Bool
    let mayManage: Bool
    let typed: String
    let errors: [FieldError]

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let name = TextField(GroupPages.name, Phrase("Name of the group"), value: typed)
        return [
            "action": PanelRoute.groups.address(setting.prefix), "search": selection.prefix,
            "joining": selection.joining?.rawValue ?? false,
            "chips": ([nil] + Joining.allCases).map { way -> [String: Any] in
                [
                    "label": language.text(way?.listTitle ?? Phrase("All groups")),
                    "address": address(setting, way, nil), "isCurrent": way == selection.joining,
                ]
            },
            "isEmpty": groups.isEmpty, "groups": groups.map { row($0, setting) },
            "first": isFirst ? false : address(setting, selection.joining, nil),
            "next": hasMore
                ? groups.last.map { last -> Any in address(setting, selection.joining, last.id) } ?? false : false,
            "mayManage": mayManage, "name": name.model(errors, in: language),
        ]
    }

    private func address(_ setting: PageSetting, _ way: Joining?, _ behind: Group.ID?) -> String {
        PanelRoute.groups.address(setting.prefix)
            + PanelQuery.text([
                "q": selection.prefix, "joining": way?.rawValue, "behind": behind?.text,
            ])
    }

    private func row(_ group: GroupListing, _ setting: PageSetting) -> [String: Any] {
        let language = setting.language
        return [
            "name": group.name, "address": PanelRoute.group.address(setting.prefix, [group.id.text]),
            "members": group.memberCount, "source": group.isOwn ? language.text("Made here") : group.source,
            "badges": group.badges(in: language),
        ]
    }
}

extension GroupListing {
    /// A number that was not counted to its end says so.
    var memberCount: String {
        members > Limits.membersCounted ? "\(Limits.membersCounted)+" : String(members)
    }

    func badges(in language: Language) -> [[String: Any]] {
        var badges: [[String: Any]] = []
        if let joining {
            badges.append(["look": "ok", "icon": "✓", "label": language.text(joining.title)])
        }
        if makesAdministrators {
            badges.append(["look": "warn", "icon": "★", "label": language.text("Its members administer")])
        }
        return badges
    }
}

extension Joining {
    /// What people call it.
    var title: Phrase {
        switch self {
        case .offered: Phrase("Offered to everybody")
        case .open: Phrase("Open to who searches for it")
        }
    }

    fileprivate var listTitle: Phrase {
        switch self {
        case .offered: Phrase("Offered")
        case .open: Phrase("Open")
        }
    }
}
