import Languages
import Testing

/// What browsers ask for, and what else may come in their stead.
@Suite struct AcceptLanguageTests {
    @Test(arguments: [
        ("it", "it"),
        ("it-IT,it;q=0.9,en-US;q=0.8,en;q=0.7", "it"),
        ("en;q=0.7, sv;q=0.71", "sv"),
        ("sv, es", "sv"),
        ("es;q=0.5, sv;q=0.5", "es"),
        ("de-AT, pt-BR;q=0.9, ur-PK;q=0.1", "ur"),
        ("SV ; Q=1.000 , es", "sv"),
        ("de, *;q=0.1", "en"),
        ("en;q=0, *", "es"),
        ("es;q=0, es-MX, it;q=0.1", "it"),
        ("it;q=0.001", "it"),
    ])
    func `the best known wish wins`(field: String, tag: String) {
        #expect(Language.best(for: field)?.tag == tag)
    }

    @Test(arguments: [
        nil, "", ",,,", "de", "it;q=0", "it;q=2", "it;q=1.001", "it;q=0.1234", "it;q=-1", "it;q=", "it;v=1",
        "it;q=1;q=1",
        "i\u{301}t", "\u{0}", "it\u{0}", "q=1", ";", "*;q=0", "it;q=٠",
    ])
    func `nothing is understood in what is no wish for a known language`(field: String?) {
        #expect(Language.best(for: field) == nil)
    }

    @Test func `one bad wish does not spoil the others`() {
        #expect(Language.best(for: "it;q=abc, ???, sv")?.tag == "sv")
    }

    @Test func `what comes far behind is not read`() {
        #expect(Language.best(for: String(repeating: "de,", count: 31) + "it")?.tag == "it")
        #expect(Language.best(for: String(repeating: "de,", count: 32) + "it") == nil)
        #expect(Language.best(for: String(repeating: "x", count: 1_000_000) + ",it") == nil)
    }
}
