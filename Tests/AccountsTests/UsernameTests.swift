import Accounts
import PhoneNumbers
import Testing

/// Usernames: which may be chosen, which are one, and what is suggested.
@Suite struct UsernameTests {
    @Test(arguments: [
        "ada", "ada.marin", "ada_marin-2", "AdaMarin", "4711", "123456", "7up", "åsa.öberg", "niño", "straße", "émile",
        "علی", "علی.خان", "علی12", "میری۱۲", "דוד-כהן", "Иван", "μαρία", "प्रिया", "ปิยะ", "李小龙", "田中さくら", "タナカ", "김철수",
        "ሰላም", "ab", "aʼb".replacing("ʼ", with: "b"), String(repeating: "a", count: 64),
    ])
    func `a username has letters of one script, digits and three signs`(text: String) throws {
        let username = try Username(text)
        #expect(username.text == text)
        #expect(SignInName(username).key == username.key)
    }

    @Test(
        arguments: [
            ("", .tooShort(least: 2)), ("a", .tooShort(least: 2)), ("Å", .tooShort(least: 2)),
            (String(repeating: "a", count: 65), .tooLong(most: 64)),
            ("ada marin", .characters), (" ada", .characters), ("ada!", .characters), ("ada/marin", .characters),
            ("ada\u{200D}", .characters), ("ad\u{202E}a", .characters), ("ada\n", .characters), ("a\0b", .characters),
            (".ada", .characters), ("ada.", .characters), ("-ada", .characters), ("_ada", .characters),
            ("ada_", .characters),
            ("\u{301}ada", .characters), ("🐸frog", .characters), ("ada\u{2800}", .characters),
            ("a\u{3164}b", .characters),
            ("ada@example.com", .emailAddress), ("ada@", .emailAddress), ("@ada", .emailAddress),
            ("ada＠acme", .emailAddress),
            ("+46701234567", .phoneNumber), ("46701234567", .phoneNumber), ("070-123 45 67", .phoneNumber),
            ("1234567", .phoneNumber), ("+4711", .phoneNumber), ("۰۷۰۱۲۳۴۵۶۷", .phoneNumber),
            ("＋４６７０１２３４５６７", .phoneNumber),
            ("12.34.56.78", .phoneNumber),
            ("аda", .mixedScripts), ("adа.marin", .mixedScripts), ("αda", .mixedScripts), ("علیada", .mixedScripts),
            ("ada李", .mixedScripts), ("ab١٢", .mixedScripts), ("علی1٢", .mixedScripts), ("علی۱٢", .mixedScripts),
            ("さ김", .mixedScripts), ("1علی", .direction), ("12-علی", .direction),
        ] as [(String, UsernameFlaw)])
    func `what could mislead is refused, and why`(text: String, flaw: UsernameFlaw) {
        #expect(throws: flaw) { try Username(text) }
    }

    @Test(arguments: [
        ("Ada", "ada"), ("ADA.MARIN", "ada.marin"), ("ａｄａ", "ada"), ("Åsa", "A\u{30A}sa"), ("ÅSA", "åsa"),
        ("Straße", "STRASSE"),
        ("ΜΑΡΊΑΣ", "μαρίας"), ("ﬁona", "fiona"), ("ИВАН", "иван"),
    ])
    func `names that differ by case or form only are one`(one: String, other: String) throws {
        #expect(try Username(one).key == Username(other).key)
    }

    @Test(arguments: [("ada", "adå"), ("ırmak", "irmak"), ("a.b", "ab"), ("a-b", "a_b")])
    func `names that differ otherwise are two`(one: String, other: String) throws {
        #expect(try Username(one).key != Username(other).key)
    }

    @Test func `no username is a sign-in name of another kind`() throws {
        let email = try #require(EmailAddress("ada@example.com"))
        let number = try #require(PhoneNumber("+46701234567"))
        for name in [SignInName(email), SignInName(number)] {
            #expect(throws: UsernameFlaw.self) { try Username(name.key) }
        }
    }

    private func suggestions(
        _ given: String?, _ family: String?, _ shown: String? = nil, taken: Set<String> = []
    ) -> [String] {
        Username.suggestions(givenName: given, familyName: family, displayName: shown) { taken.contains($0.key) }
            .map(\.text)
    }

    @Test func `three names are suggested`() {
        #expect(suggestions("Ada", "Marín") == ["ada.marín", "adam", "amarín"])
        #expect(suggestions("Åsa Lena", "af Öberg") == ["åsalena.aföberg", "åsalenaa", "åaföberg"])
        #expect(suggestions("علی", "خان").first == "علی.خان")
        #expect(suggestions("小龙", "李") == ["小龙.李", "小龙李", "小李"])
    }

    @Test func `names that others have are passed over`() {
        #expect(suggestions("Ada", "Marin", taken: ["ada.marin", "adam"]) == ["amarin", "ada", "marin"])
        let all: Set<String> = ["ada.marin", "adam", "amarin", "ada", "marin", "ada.marin1"]
        #expect(suggestions("Ada", "Marin", taken: all) == ["ada.marin2", "ada.marin3", "ada.marin4"])
    }

    @Test func `what is there suffices`() {
        #expect(suggestions(nil, nil, "Ada Marin") == ["ada.marin", "ada.marin1", "ada.marin2"])
        #expect(suggestions("Ada", nil) == ["ada", "ada1", "ada2"])
        #expect(suggestions(nil, nil) == [])
        #expect(suggestions("!", "?", "🐸") == [])
        #expect(suggestions("Ada", "Марин").first == "ada")
        let long = suggestions(String(repeating: "x", count: 500), String(repeating: "y", count: 500))
        #expect(long.count == 3)
    }

    @Test func `a house where every name is taken gets none, after a bounded search`() {
        var questions = 0
        let names = Username.suggestions(givenName: "Ada", familyName: "Marin", displayName: nil) { _ in
            questions += 1
            return true
        }
        #expect(names.isEmpty)
        #expect(questions < 120)
    }
}
