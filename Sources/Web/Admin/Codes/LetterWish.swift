internal import Accounts
internal import SCIM

/// Which letters somebody wants; it goes from page to page in addresses and forms.
struct LetterWish {
    enum Format: String {
        /// A page for each.
        case letters
        /// Eight on a page.
        case cards
    }

    static let sure = "sure"

    /// One person alone.
    var person: Account.ID?
    /// The key of a department; nil for all.
    var department: String?
    /// Whether those are meant too whose code was handed out and is good: it ends.
    var endsCodes: Bool
    /// Whom the letters come behind, and the last whom they are for.
    var behind: Account.ID?
    var through: Account.ID?
    var format: Format
    /// When the form was shown: codes that were handed out later do not end by it, however often it is sent.
    var shown: Instant?

    init(_ query: QueryFields) {
        self.init { query[$0] }
    }

    init(_ form: Form) {
        self.init { form[$0] }
    }

    private init(_ value: (String) -> String) {
        person = Account.ID(value("person"))
        // A department may be none: the field says whether one is meant.
        department = value("only") == "department" ? value("department") : nil
        endsCodes = value("who") == "again"
        behind = Account.ID(value("behind"))
        through = Account.ID(value("through"))
        format = Format(rawValue: value("format")) ?? .letters
        shown = Int64(value("shown")).map { Instant(milliseconds: $0) }
    }

    var selection: CodeSelection {
        CodeSelection(
            states: endsCodes ? Set(CodeState.allCases) : CodeSelection.withoutCode, department: department)
    }

    /// The hidden fields of the form, but for what is chosen in it.
    func hidden(through end: Account.ID?) -> [(name: String, value: String)] {
        let fields: [(String, String?)] = [
            ("person", person?.text), ("only", department == nil ? nil : "department"), ("department", department),
            ("who", endsCodes ? "again" : nil), ("behind", behind?.text), ("through", end?.text),
            ("shown", shown.map { String($0.milliseconds) }),
        ]
        return fields.compactMap { name, value in value.map { (name, $0) } }
    }

    /// The page where letters are asked for.
    func address(_ prefix: String) -> String {
        PanelRoute.letters.address(prefix)
            + PanelQuery.text([
                "person": person?.text, "only": department == nil ? nil : "department", "department": department,
                "who": endsCodes ? "again" : nil, "behind": behind?.text,
                "format": format == .cards ? format.rawValue : nil,
            ])
    }

    static var forAll: LetterWish { LetterWish { _ in "" } }
}
