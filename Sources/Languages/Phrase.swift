/// Something to say before it is known in which language: an English sentence, and what stands for its `{names}`.
package struct Phrase: Hashable, Sendable {
    package let source: String
    package let values: [String: String]

    package init(_ source: String, _ values: [String: String] = [:]) {
        self.source = source
        self.values = values
    }

    /// The `{names}` of a sentence.
    package static func placeholders(in sentence: String) -> Set<String> {
        Set(pieces(of: sentence).compactMap { if case .placeholder(let name) = $0 { String(name) } else { nil } })
    }

    /// A translation of this phrase with its values in it. Values are not looked through for further names: people
    /// choose some of them.
    func filled(in sentence: String) -> String {
        guard !values.isEmpty else { return sentence }
        return Phrase.pieces(of: sentence).reduce(into: "") { text, piece in
            switch piece {
            case .text(let plain): text += plain
            case .placeholder(let name): text += values[String(name)] ?? "{\(name)}"
            }
        }
    }

    /// Between words that run from right to left, 2027-02-20 would be shown as 20-02-2027: each date runs on its own, from left
    /// to right (UAX #9 §2.4).
    var isolatingDates: Phrase {
        Phrase(source, values.mapValues { $0.wholeMatch(of: Self.date) == nil ? $0 : "\u{2066}\($0)\u{2069}" })
    }

    /// A day, or a minute of it.
    private static var date: Regex<(Substring, Substring?)> { /\d{4}-\d{2}-\d{2}( \d{2}:\d{2} UTC)?/ }

    private enum Piece {
        case text(Substring)
        case placeholder(Substring)
    }

    private static func pieces(of sentence: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = sentence[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append(.text(rest[..<open]))
            pieces.append(.placeholder(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return pieces + [.text(rest)]
    }
}
