internal import Accounts
internal import Languages

/// Groups to choose from, and a search for more.
struct GroupsPage: ViewModel {
    static let template = "claim-groups"
    /// Where errors of the choice lead to.
    static let list = "groups"

    let choice: Claiming.GroupChoice
    let query: GroupsQuery

    func model(in setting: PageSetting) -> [String: Any] {
        let search = TextField(
            GroupsQuery.prefixField, Phrase("Search for other groups"), hint: Phrase("The beginning of a name."),
            value: query.prefix)
        return [
            "offered": items(choice.offered), "hasOffered": !choice.offered.isEmpty,
            "others": items(choice.others), "hasOthers": !choice.others.isEmpty,
            "found": items(choice.found), "hasFound": !choice.found.isEmpty,
            "foundNothing": query.isSearch && choice.found.isEmpty,
            "search": search.model([], in: setting.language),
        ]
    }

    private func items(_ groups: [JoinableGroup]) -> [[String: Any]] {
        groups.map { ["id": $0.id.text, "groupName": $0.name, "isChosen": query.chosen.contains($0.id)] }
    }
}

/// What was chosen and searched for so far; it is kept in the page, or in its address.
struct GroupsQuery {
    static let prefixField = "find"
    private static let chosenField = "chosen"
    private static let boxPrefix = "group-"

    let prefix: String
    let chosen: Set<Group.ID>

    var isSearch: Bool { prefix.contains { !$0.isWhitespace } }

    init(_ form: Form) {
        prefix = form[Self.prefixField]
        let boxes = form.kept.map(\.name).filter { $0.hasPrefix(Self.boxPrefix) }
        chosen = Set(boxes.compactMap { Group.ID(String($0.dropFirst(Self.boxPrefix.count))) })
    }

    /// - Parameter query: of an address.
    init(_ query: String) {
        let pairs = query.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1) }
        func value(_ name: String) -> String {
            let value = pairs.first { $0.count == 2 && $0[0] == name }?[1]
            return value.flatMap { PercentCoding.decode($0, plusIsSpace: true) } ?? ""
        }
        prefix = value(Self.prefixField)
        chosen = Set(value(Self.chosenField).split(separator: ".").compactMap { Group.ID(String($0)) })
    }

    /// As the query of an address.
    var text: String {
        let ids = chosen.map(\.text).sorted().joined(separator: ".")
        let words = prefix.utf8.map { byte in "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        return "?\(Self.prefixField)=\(words)" + (ids.isEmpty ? "" : "&\(Self.chosenField)=\(ids)")
    }
}
