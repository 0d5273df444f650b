/// A language that people are spoken to in.
///
/// Texts are written in English where they are used, and that sentence finds its translation: what a catalogue lacks is
/// said in English, and nobody ever reads the name of a key.
package struct Language: Hashable, Sendable {
    /// As BCP 47 has it.
    package let tag: String
    /// What its speakers call it.
    package let name: String
    package let isRightToLeft: Bool

    private init(tag: String, name: String, isRightToLeft: Bool = false) {
        self.tag = tag
        self.name = name
        self.isRightToLeft = isRightToLeft
    }

    package static let english = Language(tag: "en", name: "English")

    /// In the order in which they are offered.
    package static let all = [
        english,
        Language(tag: "es", name: "Español"),
        Language(tag: "it", name: "Italiano"),
        Language(tag: "sv", name: "Svenska"),
        Language(tag: "ur", name: "اردو", isRightToLeft: true),
    ]

    /// The language that a tag asks for, or the next wider one that is known: `it-CH` is answered with `it`
    /// (RFC 4647 §3.4). Nil when there is none.
    package init?(_ tag: String) {
        guard tag.utf8.count <= Language.longestTag else { return nil }
        // Directories write `it_CH` as well.
        var subtags = tag.lowercased().split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        while !subtags.isEmpty {
            let wider = subtags.joined(separator: "-")
            if let known = Language.all.first(where: { $0.tag == wider }) {
                self = known
                return
            }
            subtags.removeLast()
        }
        return nil
    }

    /// Longer than any tag that RFC 5646 §4.4.1 thinks of.
    static let longestTag = 64

    /// What is said in this language, for `{name}` in it the value of that name.
    package func text(_ source: String, _ values: [String: String] = [:]) -> String {
        text(Phrase(source, values))
    }

    package func text(_ phrase: Phrase) -> String {
        let sentence = Catalogue.translations[tag]?[phrase.source] ?? phrase.source
        return isRightToLeft ? phrase.isolatingDates.filled(in: sentence) : phrase.filled(in: sentence)
    }
}
