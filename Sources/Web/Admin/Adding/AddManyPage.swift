internal import Accounts
internal import Languages

/// A field for pasted rows, and what they would do, or did.
struct AddManyPage: ViewModel {
    static let template = "add-many"

    let way: AddingWay
    let text: String
    let invites: Bool
    let outcomes: [Adding.Outcome]
    let isDone: Bool
    let preview: InvitationPreview
    let errors: [FieldError]

    private var refused: Int { outcomes.filter { $0.verdict == .refuse }.count }

    func model(in setting: PageSetting) -> [String: Any] {
        let language = setting.language
        let ready = outcomes.count - refused
        let counts = ["ready": String(ready), "refused": String(refused)]
        let sentence: Phrase =
            isDone
            ? Phrase("{ready} done, {refused} refused.", counts)
            : Phrase("{ready} ready, {refused} need attention.", counts)
        let flaw: Any = errors.first.map { language.text($0.phrase) } ?? false
        let lines = outcomes.enumerated().map { index, outcome in
            RowLine(
                number: index + 1, person: outcome.person, verdict: outcome.verdict, finding: outcome.finding,
                isDone: isDone
            ).model(in: language)
        }
        return [
            "action": PanelRoute.addMany.address(setting.prefix), "way": way.rawValue,
            "one": PanelRoute.add.address(setting.prefix) + "?\(AddingPages.way)=\(way.rawValue)",
            "imports": PanelRoute.imports.address(setting.prefix), "people": PanelRoute.people.address(setting.prefix),
            "ways": AddingWay.links(from: way, at: .addMany, in: setting), "rows": text, "invites": invites,
            "columns": way.columns.map { language.text($0.label) }.joined(separator: ", "),
            "flaw": flaw, "isDone": isDone, "hasOutcomes": !outcomes.isEmpty, "sentence": language.text(sentence),
            "isReady": ready > 0 && !isDone,
            "button": language.text("Add these people: {count}", ["count": String(ready)]),
            "message": preview.model, "lines": lines,
        ]
    }
}
