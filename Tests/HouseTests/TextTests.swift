import Foundation
import Languages
import Testing

/// What people read is in the catalogues: all of it, and nothing else.
///
/// A text is found where it is said: `language.text("…")` and `Phrase("…")` in Swift, `{{#t}}…{{/t}}` in templates.
@Suite struct TextTests {
    @Test(arguments: [(Catalogue.Part.allCases.filter { $0 != .messages }, "Web"), ([.messages], "Delivery")])
    func `the catalogues have every text that is said, once, and no other`(
        parts: [Catalogue.Part], room: String
    ) throws {
        let said = try Self.said(in: room)
        for language in Language.all where language != .english {
            let texts = try parts.flatMap { part in
                try Catalogue(po: #require(Catalogue.document(part, in: language))).entries.map(\.source)
            }
            let known = Set(texts)
            #expect(texts.count == known.count, "\(language.tag) has a text in two catalogues")
            for text in said.subtracting(known).sorted() { Issue.record("\(language.tag) lacks: \(text)") }
            for text in known.subtracting(said).sorted() { Issue.record("\(language.tag) has left: \(text)") }
        }
    }

    @Test func `texts are found, however they are written`() {
        let swift = #"""
            a.text("One", ["x": "y"]) + Phrase("Two \"2\"") + b.text(
                "Three "
                    + "four", values)
            """#
        #expect(Self.literals(in: swift) == ["One", "Two \"2\"", "Three four"])
        #expect(Self.sections(in: "<p>{{#t}}Five{{/t}}</p>{{#t}}Six{{/t}}") == ["Five", "Six"])
    }

    private static func said(in room: String) throws -> Set<String> {
        let swift = try SourceTree.sources().filter { $0.room == room }.flatMap { literals(in: $0.text) }
        return Set(swift + (try SourceTree.templates(of: room).flatMap { sections(in: $0.text) }))
    }

    private static func literals(in text: String) -> [String] {
        let call = #/(?:\.text|Phrase)\(\s*((?:"(?:[^"\\]|\\.)*"(?:\s*\+\s*)?)+)/#
        return text.matches(of: call).map { match in
            match.1.matches(of: #/"((?:[^"\\]|\\.)*)"/#).map { $0.1 }.joined()
                .replacing("\\n", with: "\n").replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
        }
    }

    private static func sections(in text: String) -> [String] {
        text.matches(of: #/\{\{#t\}\}(.*?)\{\{/t\}\}/#.dotMatchesNewlines()).map { String($0.1) }
    }
}
