internal import Accounts
internal import Languages
internal import SCIM

/// One group: who is in it, how it is joined, and what can be done about it.
package struct GroupShow: ViewModel {
    package static let template = "group"

    let group: GroupListing
    let members: [Member]
    let isFirst: Bool
    let hasMore: Bool
    let role: Role
    /// What somebody typed, where that was not right.
    let typed: (field: String, text: String)?
    let errors: [FieldError]

    private var mayManage: Bool {
        role.may(group.makesAdministrators ? .manageAdministrators : .manageGroups)
    }

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let name = TextField(
            GroupPages.name, Phrase("Name of the group"), value: text(of: GroupPages.name) ?? group.name)
        let person = TextField(
            GroupPages.person, Phrase("Add somebody"),
            hint: Phrase("A username, an e-mail address or an ID."), value: text(of: GroupPages.person) ?? "")
        let ways: [Joining?] = [nil] + Joining.allCases
        return [
            "badges": group.badges(in: language), "count": group.memberCount,
            "source": group.isOwn ? false : group.source,
            "isOwn": group.isOwn, "mayChange": mayManage && group.isOwn,
            "mayJoin": role.may(.manageGroups) && !group.makesAdministrators,
            "mayDelete": mayManage && (group.isOwn || role == .systemAdministrator),
            "makesAdministrators": group.makesAdministrators,
            "isEmpty": members.isEmpty,
            "members": members.map { row($0, setting) },
            "rename": deed("rename", setting), "add": deed("add", setting), "remove": deed("remove", setting),
            "join": deed("joining", setting), "delete": deed("delete", setting),
            "name": name.model(errors, in: language), "person": person.model(errors, in: language),
            "ways": ways.map { way -> [String: Any] in
                [
                    "value": way?.rawValue ?? "", "isCurrent": way == group.joining,
                    "title": language.text(way?.title ?? Phrase("Nobody joins it by themselves")),
                ]
            },
            "first": isFirst ? false : PanelRoute.group.address(setting.prefix, [group.id.text]),
            "next": hasMore
                ? members.last.map { last -> Any in
                    PanelRoute.group.address(setting.prefix, [group.id.text])
                        + PanelQuery.text(["behind": last.id.text])
                } ?? false : false,
        ]
    }

    private func text(of field: String) -> String? { typed?.field == field ? typed?.text : nil }

    private func deed(_ deed: String, _ setting: PageSetting) -> String {
        PanelRoute.groupDeed.address(setting.prefix, [group.id.text, deed])
    }

    private func row(_ member: Member, _ setting: PageSetting) -> [String: Any] {
        let route: PanelRoute = member.kind == .user ? .person : .group
        return [
            "id": member.id.text, "name": member.display, "isGroup": member.kind == .group,
            "address": route.address(setting.prefix, [member.id.text]),
        ]
    }
}

/// Asks whether a group is to go.
package struct GroupDeletion: ViewModel {
    package static let template = "group-deletion"

    let group: GroupListing

    package func model(in setting: PageSetting) -> [String: Any] {
        [
            "name": group.name, "count": group.memberCount, "source": group.isOwn ? false : group.source,
            "action": PanelRoute.groupDeed.address(setting.prefix, [group.id.text, "delete"]),
            "back": PanelRoute.group.address(setting.prefix, [group.id.text]),
        ]
    }
}
