import Languages
import Testing

/// The form in which translators keep what they do.
@Suite struct PortableObjectTests {
    @Test func `entries are read with their further lines and escapes, comments are not`() throws {
        let catalogue = try Catalogue(
            po: Array(
                #"""
                # A translator's comment
                msgid ""
                msgstr ""
                "Language: it\n"

                #. What a program says about it
                #: Sources/Web/Pages/Start.swift
                #| msgid "Old"
                msgid "Hello, {name}"
                msgstr "Ciao, {name}"

                msgid ""
                "Two "
                "lines\n"
                msgstr "Due "
                "righe\n"
                msgid "A \"b\" \\ c\t"
                msgstr "\"\\\t"
                #~ msgid "Gone"
                #~ msgstr "Andato"
                """#.utf8))
        let pairs = catalogue.entries.map { [$0.source, $0.translation] }
        #expect(
            pairs == [
                ["Hello, {name}", "Ciao, {name}"], ["Two lines\n", "Due righe\n"], ["A \"b\" \\ c\t", "\"\\\t"],
            ])
    }

    @Test func `lines may end as on Windows`() throws {
        let catalogue = try Catalogue(po: Array("msgid \"a\"\r\nmsgstr \"b\"\r\n".utf8))
        #expect(catalogue.entries.map(\.translation) == ["b"])
    }

    @Test(arguments: [
        ("msgid \"a\"", 1, CatalogueFlaw.Reason.outOfPlace),
        ("msgstr \"a\"", 1, .outOfPlace),
        ("\"a\"", 1, .outOfPlace),
        ("msgid \"a\"\nmsgid \"b\"", 2, .outOfPlace),
        ("msgid \"a\"\nmsgstr \"b\"\nmsgstr \"b\"", 3, .outOfPlace),
        ("msgid \"a\"\nmsgstr \"b\"\nmsgid \"a\"\nmsgstr \"c\"", 4, .repeated),
        ("#, fuzzy\nmsgid \"a\"\nmsgstr \"b\"", 1, .fuzzy),
        ("msgid \"a", 1, .badString),
        ("msgid \"", 1, .badString),
        ("msgid \"a\"b\"", 1, .badString),
        ("msgid \"\\x\"", 1, .badString),
        ("msgid \"\\\"", 1, .badString),
        ("msgctxt \"menu\"", 1, .unknownWord),
        ("msgid \"a\"\nmsgid_plural \"b\"", 2, .unknownWord),
    ])
    func `what is not well formed is refused where it stands`(text: String, line: Int, reason: CatalogueFlaw.Reason) {
        let flaw = #expect(throws: CatalogueFlaw.self) { try Catalogue(po: Array(text.utf8)) }
        #expect(flaw?.line == line)
        #expect(flaw?.reason == reason)
    }

    @Test func `bytes that are no text are refused`() {
        #expect(throws: CatalogueFlaw.self) { try Catalogue(po: [0x6D, 0xFF]) }
    }
}
