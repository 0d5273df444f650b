internal import Accounts
internal import Languages
internal import SCIM

/// A person: who it is, what may be done, why somebody does not get in, and all that happened.
struct PersonShow {
    private let visit: PanelVisit
    private let file: PersonFile

    init(_ visit: PanelVisit, _ file: PersonFile) {
        self.visit = visit
        self.file = file
    }

    func answer() async throws -> PageAnswer {
        let start = Int(visit.query["from"]).map { min(max(0, $0), 100_000) } ?? 0
        let timeline = try await visit.office.personFiles.timeline(of: file.account, from: start, by: visit.acting)
        let page = PersonPage(
            file: file, timeline: timeline, start: start, acting: visit.acting,
            done: done(visit.query["done"]))
        // The title is a template of ours with the name in it: what people are called is never looked up as a text.
        var answer = Page(Phrase("{name}", ["name": file.account.shownName]), page)
        answer.hasForm = true
        return .page(answer)
    }

    private func done(_ word: String) -> Phrase? {
        if word == PersonDeedPages.tomorrow {
            return Phrase("The message leaves tomorrow: the number has had all its messages of today.")
        }
        return PersonStep(rawValue: word)?.done
    }
}

package struct PersonPage: ViewModel {
    package static let template = "person"

    let file: PersonFile
    let timeline: Timeline
    let start: Int
    let acting: ActingAdministrator
    /// What was just done.
    let done: Phrase?

    private var account: Account { file.account }

    package func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let home = PanelRoute.person.address(setting.prefix, [account.id.text])
        let obstacles = file.diagnosis.obstacles
        return [
            "done": done.map { language.text($0) } ?? false,
            "stage": language.text(account.stage.title), "sign": account.stage.sign, "badge": account.stage.badge,
            "kind": language.text(account.kind.title), "role": file.role.map { language.text($0.title) } ?? false,
            "facts": PersonFacts(file).rows(in: setting),
            "hasObstacles": !obstacles.isEmpty,
            "findings": file.diagnosis.findings.map { finding in
                [
                    "fact": language.text(finding.sentence), "isObstacle": finding.isObstacle,
                    "advice": finding.remedy.map { language.text($0.advice) } ?? false,
                ] as [String: Any]
            },
            "steps": steps(setting), "mayChange": mayChange(.changePerson),
            "address": PanelRoute.personDeed.address(setting.prefix, [account.id.text, "address"]),
            "code": code(setting), "signIn": signIn(setting), "hasDeeds": !acting.role.isLooking,
            "outOfReach": isOutOfReach && !acting.role.isLooking,
            "entries": timeline.entries.map { entry in
                [
                    "at": entry.at.minute, "event": language.text(entry.event.sentence),
                    "detail": entry.event.detail(in: language) ?? false,
                ] as [String: Any]
            },
            "isFirst": start == 0, "newest": start == 0 ? false : home,
            "older": timeline.next.map { "\(home)?from=\($0)#timeline" } ?? false,
        ]
    }

    /// Accounts that administer are a system administrator's business; the desk says so too.
    private var isOutOfReach: Bool {
        file.role != nil && acting.role != .systemAdministrator && acting.account != account.id
    }

    private func mayChange(_ deed: Deed) -> Bool { acting.role.may(deed) && !isOutOfReach }

    private func steps(_ setting: PageSetting) -> [[String: Any]] {
        file.steps.filter { mayChange($0.deed) && !($0.shutsOut && acting.account == account.id) }.map { step in
            [
                "label": setting.language.text(step.title), "isAsked": step.isAskedFirst,
                "address": PanelRoute.personDeed.address(setting.prefix, [account.id.text, step.rawValue]),
            ]
        }
    }

    private func code(_ setting: PageSetting) -> Any {
        guard account.kind == .emailless, account.isActive, mayChange(.handOutCodes) else { return false }
        let address = { PanelRoute.personDeed.address(setting.prefix, [account.id.text, $0]) }
        return [
            "new": address("access-code"), "end": file.accessCode == nil ? false : address("end-code"),
            "until": file.accessCode?.day ?? false,
            "letter": PanelRoute.letters.address(setting.prefix) + PanelQuery.text(["person": account.id.text]),
        ] as [String: Any]
    }

    private func signIn(_ setting: PageSetting) -> Any {
        guard account.kind == .email, mayChange(.changePerson) else { return false }
        return [
            "action": PanelRoute.personDeed.address(setting.prefix, [account.id.text, "sign-in"]),
            "isPassword": file.wish == "password", "isSingleSignOn": file.wish == "sso",
            "unset": SignInMethod.unset,
        ] as [String: Any]
    }
}

extension Role {
    /// Whether it changes nothing.
    fileprivate var isLooking: Bool { !may(.changePerson) }
}

extension PersonFile {
    /// The code that is good, as a form names it.
    var replacedCode: String { accessCode.map { String($0.milliseconds) } ?? "" }
}
