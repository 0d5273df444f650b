internal import Accounts
internal import Languages
internal import SCIM

/// The list of people, with search and filters; all of its state is in its address.
struct PeopleList {
    private let visit: PanelVisit

    init(_ visit: PanelVisit) {
        self.visit = visit
    }

    func answer() async throws -> PageAnswer {
        let (people, organization) = (visit.office.people, visit.organization)
        let wish = PeopleWish(visit.query)
        try visit.office.desk.allow(.readPeople, to: visit.acting)
        let page = try await people.page(wish.query, in: organization)
        let list = PeoplePageModel(
            wish: wish, page: page, count: try await people.count(wish.query, in: organization),
            choices: try await people.choices(in: organization), role: visit.acting.role,
            done: visit.query[PeopleWish.Name.done])
        return .page(Page(Phrase("People"), list))
    }
}

package struct PeoplePageModel: ViewModel {
    package static let template = "people"

    let wish: PeopleWish
    /// Nil when finding them takes too long.
    let page: PeoplePage?
    let count: PeopleCount?
    let choices: People.Choices
    let role: Role
    /// What was just done, in a number: `changed-passedOver`.
    let done: String

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let path = PanelRoute.people.address(setting.prefix)
        let people = page?.people ?? []
        return [
            "action": path, "typed": wish.typed, "hidden": hidden,
            "hasFilters": !wish.filter.isEmpty || !wish.typed.isEmpty,
            "clear": path, "chips": chips(path, language), "sources": sources, "domains": domains,
            "summary": summary(language), "tooSlow": page == nil,
            "note": Phrase.peopleDone(done).map { language.text($0) } ?? false,
            "people": people.map { row($0, setting) }, "hasPeople": !people.isEmpty,
            "nobodyYet": page != nil && people.isEmpty && wish.isEmpty,
            "nobodyMatches": page != nil && people.isEmpty && !wish.isEmpty,
            "mayAdd": role.may(.addPeople), "add": PanelRoute.add.address(setting.prefix),
            "addMany": PanelRoute.addMany.address(setting.prefix), "import": PanelRoute.imports.address(setting.prefix),
            "export": role.may(.exportPeople) ? PanelRoute.exports.address(setting.prefix) : false,
            "integrations": PanelRoute.integrations.address(setting.prefix),
            "steps": people.isEmpty ? [] : steps(setting), "hasSteps": !people.isEmpty && !allowedSteps.isEmpty,
            "previous": page?.previous.map { wish.address(path, (PeopleWish.Name.before, $0)) } ?? false,
            "next": page?.next.map { wish.address(path, (PeopleWish.Name.behind, $0)) } ?? false,
            "script": Script.panel.address,
        ]
    }

    /// The chips' choices go with what is typed next.
    private var hidden: [[String: Any]] {
        wish.values.filter { [PeopleWish.Name.kind, PeopleWish.Name.stage].contains($0.name) }
            .map { ["name": $0.name, "value": $0.value] }
    }

    private func chips(_ path: String, _ language: Language) -> [[String: Any]] {
        let kinds = Kind.allCases.map { kind in
            chip(
                language.text(kind.title), choices.kinds[kind], isOn: wish.filter.kind == kind,
                wish.choosing { $0.kind = $0.kind == kind ? nil : kind }.address(path))
        }
        let stages = AccountSelection.Stage.allCases.map { stage in
            chip(
                "\(stage.sign) \(language.text(stage.title))", choices.stages[stage], isOn: wish.filter.stage == stage,
                wish.choosing { $0.stage = $0.stage == stage ? nil : stage }.address(path))
        }
        return stages + kinds
    }

    private func chip(_ label: String, _ count: PeopleCount?, isOn: Bool, _ address: String) -> [String: Any] {
        ["label": label, "count": count?.text ?? false, "isCurrent": isOn, "address": address]
    }

    private var sources: [[String: Any]] {
        choices.integrations.map { integration in
            [
                "value": String(integration.id.number), "title": integration.name,
                "isCurrent": wish.filter.integration == integration.id,
            ]
        }
    }

    private var domains: [[String: Any]] {
        let chosen = wish.filter.domain.map { [$0] } ?? []
        return (choices.domains + chosen.filter { !choices.domains.contains($0) })
            .map { ["value": $0, "isCurrent": $0 == wish.filter.domain] }
    }

    private func summary(_ language: Language) -> String {
        count.map { language.text("People found: {count}", ["count": $0.text]) } ?? ""
    }

    private var allowedSteps: [PersonStep] { PersonStep.allCases.filter { role.may($0.deed) } }

    private func steps(_ setting: PageSetting) -> [[String: Any]] {
        allowedSteps.map { step in
            [
                "label": setting.language.text(step.title),
                "address": wish.address(PanelRoute.peopleDeed.address(setting.prefix, [step.rawValue])),
            ]
        }
    }

    private func row(_ person: PersonSummary, _ setting: PageSetting) -> [String: Any] {
        let language = setting.language
        return [
            "name": person.name, "address": PanelRoute.person.address(setting.prefix, [person.id.text]),
            "signInName": person.signInName ?? false, "kind": language.text(person.kind.title),
            "stage": language.text(person.stage.title), "sign": person.stage.sign, "badge": person.stage.badge,
            "isAdministrator": person.isAdministrator,
            "source": choices.integrations.first { $0.id == person.integration }?.name ?? "",
            "lastSeen": person.lastSeen?.day ?? false,
        ]
    }
}

extension PeopleCount {
    var text: String { isMore ? "> \(number)" : String(number) }
}

extension Instant {
    /// As people of every language read it.
    var day: String { String(description.prefix(10)) }
}
