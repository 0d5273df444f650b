internal import Accounts
internal import Languages

/// How far the codes of those have come who are still to claim by one, by department.
package struct CodesOverview: ViewModel {
    package static let template = "codes"

    let departments: [CodeDepartment]
    let mayHandOut: Bool

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let all = LetterWish.forAll
        var again = all
        again.endsCodes = true
        let ready = CodeSelection.withoutCode.reduce(0) { $0 + total($1) }
        return [
            "tiles": CodeState.allCases.map { state -> [String: Any] in
                [
                    "number": String(total(state)), "title": language.text(state.title),
                    "sentence": language.text(state.sentence), "look": state.look, "icon": state.icon,
                ]
            },
            "isEmpty": departments.isEmpty,
            "rows": departments.map { row($0, setting) },
            "letters": mayHandOut && ready > 0
                ? ["address": all.address(setting.prefix), "count": String(ready)] : false,
            "again": mayHandOut && total(.issued) > 0 ? again.address(setting.prefix) : false,
            "mayHandOut": mayHandOut,
            "people": PanelRoute.people.address(setting.prefix), "add": PanelRoute.add.address(setting.prefix),
        ]
    }

    private func total(_ state: CodeState) -> Int { departments.reduce(0) { $0 + ($1.counts[state] ?? 0) } }

    private func row(_ department: CodeDepartment, _ setting: PageSetting) -> [String: Any] {
        var wish = LetterWish.forAll
        wish.department = department.key
        wish.endsCodes = CodeSelection.withoutCode.allSatisfy { department.counts[$0] ?? 0 == 0 }
        let name = department.name.isEmpty ? setting.language.text("No department") : department.name
        return [
            "name": name, "letters": mayHandOut ? wish.address(setting.prefix) : false,
            "counts": CodeState.allCases.map { state -> [String: Any] in
                ["label": setting.language.text(state.title), "number": String(department.counts[state] ?? 0)]
            },
        ]
    }
}

extension CodeState {
    /// What people call it.
    var title: Phrase {
        switch self {
        case .none: Phrase("No code yet")
        case .waiting: Phrase("Ready to hand over")
        case .issued: Phrase("Handed over")
        case .ended: Phrase("Ended unused")
        }
    }

    fileprivate var sentence: Phrase {
        switch self {
        case .none: Phrase("A letter makes one.")
        case .waiting: Phrase("Nobody has seen it on paper.")
        case .issued: Phrase("Shown or printed, and not used yet.")
        case .ended: Phrase("Too old, or disabled. A letter makes a new one.")
        }
    }

    fileprivate var look: String {
        switch self {
        case .none: "off"
        case .waiting: ""
        case .issued: "ok"
        case .ended: "warn"
        }
    }

    fileprivate var icon: String {
        switch self {
        case .none: "○"
        case .waiting: "◔"
        case .issued: "✓"
        case .ended: "✕"
        }
    }
}
