import Languages
import Testing

/// The catalogues of this program: whole, and the same in all languages.
@Suite struct CatalogueTests {
    private static let translated = Language.all.filter { $0 != .english }

    @Test(arguments: Catalogue.Part.allCases)
    func `every language says the same`(part: Catalogue.Part) throws {
        let first = try Self.catalogue(part, try #require(Self.translated.first))
        for language in Self.translated {
            let catalogue = try Self.catalogue(part, language)
            #expect(catalogue.entries.map(\.source) == first.entries.map(\.source), "\(part) in \(language.name)")
        }
    }

    @Test(arguments: Catalogue.Part.allCases, translated)
    func `every text is translated, with its placeholders`(part: Catalogue.Part, language: Language) throws {
        for entry in try Self.catalogue(part, language).entries {
            #expect(!entry.translation.isEmpty, "\(entry.source) in \(language.name)")
            let names = Phrase.placeholders(in: entry.source)
            #expect(names == Phrase.placeholders(in: entry.translation), "\(entry.source) in \(language.name)")
            let edges = [entry.source.first?.isWhitespace, entry.source.last?.isWhitespace]
            #expect(edges == [entry.translation.first?.isWhitespace, entry.translation.last?.isWhitespace])
        }
    }

    @Test(arguments: translated)
    func `a language says what its catalogues say`(language: Language) throws {
        for part in Catalogue.Part.allCases {
            for entry in try Self.catalogue(part, language).entries {
                #expect(language.text(entry.source) == entry.translation)
            }
        }
    }

    @Test func `English needs no catalogue`() {
        for part in Catalogue.Part.allCases { #expect(Catalogue.document(part, in: .english) == nil) }
    }

    private static func catalogue(_ part: Catalogue.Part, _ language: Language) throws -> Catalogue {
        try Catalogue(po: try #require(Catalogue.document(part, in: language)))
    }
}
