internal import Languages

/// In which language a page is shown: what was chosen just now, else earlier, else what the browser asks for.
struct LanguageChoice {
    let language: Language
    /// Whether it was chosen on this very page, so that it is worth remembering.
    let isNew: Bool
    /// The query without the choice.
    let rest: String

    private static let name = "lang="
    /// How long a choice is remembered, in seconds: a year.
    static let life: Int64 = 31_536_000

    init(query: String, cookie: String?, acceptLanguage: String?) {
        let pairs = query.split(separator: "&")
        let chosen = pairs.last { $0.hasPrefix(Self.name) }
            .flatMap { Language(String($0.dropFirst(Self.name.count))) }
        language = chosen ?? cookie.flatMap { Language($0) } ?? Language.best(for: acceptLanguage) ?? .english
        isNew = chosen != nil
        rest = pairs.filter { !$0.hasPrefix(Self.name) }.joined(separator: "&")
    }
}
