import Languages
import Testing

/// Which language is meant, and what is said in it.
@Suite struct LanguageTests {
    @Test(arguments: [
        ("it", "it"), ("IT", "it"), ("it-CH", "it"), ("it_IT", "it"), ("ur-Arab-PK", "ur"), ("en-GB", "en"),
        ("sv-x-private", "sv"),
    ])
    func `a tag is answered with the next wider language that is known`(tag: String, known: String) {
        #expect(Language(tag)?.tag == known)
    }

    @Test(arguments: ["", "-", "de", "ita", "*", "e", "it ", String(repeating: "it-", count: 100)])
    func `any other tag is no language`(tag: String) {
        #expect(Language(tag) == nil)
    }

    @Test func `Urdu alone is written from right to left`() {
        #expect(Language.all.filter(\.isRightToLeft).map(\.tag) == ["ur"])
        #expect(Language.all.map(\.tag) == ["en", "es", "it", "sv", "ur"])
    }

    @Test func `what has no translation is said in English`() {
        for language in Language.all {
            #expect(language.text("{one} and {two}", ["one": "1", "two": "2"]) == "1 and 2")
        }
    }

    @Test func `a date runs from left to right, also between words that run the other way`() throws {
        let urdu = try #require(Language("ur"))
        let values = ["day": "2027-02-20", "time": "2027-02-20 09:05 UTC", "link": "https://x.example/c/2027-02-20"]
        #expect(
            urdu.text("{day} {time} {link}", values)
                == "\u{2066}2027-02-20\u{2069} \u{2066}2027-02-20 09:05 UTC\u{2069} https://x.example/c/2027-02-20")
        #expect(Language.english.text("{day}", values) == "2027-02-20")
    }

    @Test func `a value is text, whatever is in it`() {
        #expect(Language.english.text("{a}{b}", ["a": "{b}", "b": "{a}"]) == "{b}{a}")
        #expect(Language.english.text("{unknown} {a", ["a": "1"]) == "{unknown} {a")
        #expect(Phrase.placeholders(in: "{a} b {c}{d") == ["a", "c"])
    }
}
