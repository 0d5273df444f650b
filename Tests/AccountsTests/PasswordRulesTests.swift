import Accounts
import Testing

/// Which passwords may be chosen: a table of what people try to get away with, and of what is good enough.
@Suite struct PasswordRulesTests {
    private static let known = ["Ada", "Marín", "ada.marin@example.com", "Acme Ltd.", "acme", "+46701234567"]
    private let rules = PasswordRules(Settings(), known: known)

    @Test(arguments: [
        "password", "Password", "PASSWORD1", "passw0rd", "p@$$w0rd", "P@ssw0rd!", "Password123", "2024password",
        "password2026!", "pass word", "pass-word-1", "p.a.s.s.w.o.r.d", "letmein1", "1etmein!!", "l3tm31n99",
        "welcome1",
        "W3lc0m31", "Welcome2026", "we1come!", "contraseña", "Contrasena1", "lösenord", "losenord1!", "Hemligt123",
        "parola123", "motdepasse", "پاسورڈ123", "пароль123", "iloveyou", "!loveyou", "teamo2024", "sunshine",
        "monkey12",
        "Liverpool1", "juventus1897", "Summer2026", "sommar2026!", "Enero2026", "settembre", "lunedì123", "fredag123",
        "superman", "trustno1!", "changeme", "ｐａｓｓｗｏｒｄ", "admin123", "football", "Mohammed1",
        "Anna1984", "stockholm", "passwordlogin", "hellohello1", "summerlove", "$ecret123",
    ])
    func `a common word is refused, however it is dressed up`(password: String) {
        #expect(rules.flaw(of: password) == .common)
    }

    @Test(
        arguments: [
            ("aaaaaaaa", .repetition), ("abcabcabc", .repetition), ("12121212", .repetition), ("!!!!!!!!", .repetition),
            ("abc123abc123", .repetition), ("اااااااا", .repetition), ("        ", .repetition),
            ("-.-.-.-.-", .repetition),
            ("abcdefgh", .run), ("ABCDEFGH", .run), ("12345678", .run), ("87654321", .run), ("abcd1234", .run),
            ("aaaabbbb", .run), ("abc123xyz", .run), ("1234-5678", .run), ("абвгдежз", .run), ("12345678x", .run),
            ("0987654321", .run),
            ("qwertyui", .walk), ("asdfghjkl", .walk), ("1qaz2wsx", .walk), ("qazwsxedc", .walk), ("zaq12wsx", .walk),
            ("qwertzui", .walk), ("azertyuiop", .walk), ("asdfghjklöä", .walk), ("asdfghjklñ", .walk),
            ("!@#$%^&*", .walk),
            ("qwerty12345", .walk), ("qwerty!!!", .walk), ("qwe-asd-zxc", .walk), ("йцукенгш", .walk),
            ("qwertyuiop1", .walk), ("قوعرتےءی", .walk),
            ("19841231", .date), ("31121984", .date), ("12311984", .date), ("31.12.1984", .date), ("2001-02-03", .date),
        ] as [(String, PasswordPattern)])
    func `a pattern is refused`(password: String, pattern: PasswordPattern) {
        #expect(rules.flaw(of: password) == .predictable(pattern))
    }

    @Test(arguments: [
        "adamarin", "Ada.Marin", "marin-ada", "AdaMarin1984", "4d4m4r1n", "Marín2026", "acme2026", "AcmeLtd!",
        "muster123",
        "Muster2026!", "workplace", "Workplace1", "Acmeadamarin", "marinpassword", "summeracme1",
        "ada.marin@example.com",
        "+46701234567", "0701234567", "46701234567", "701234567",
    ])
    func `what is made of the person's names, number and house is refused`(password: String) {
        #expect(rules.flaw(of: password) == .personal)
    }

    @Test(arguments: [
        "correct horse battery", "blå grodor hoppar", "mesa verde tranquila", "tre elefanter i dimma", "kq7vz2mw",
        "xK9#mQ2p", "nubelápiztren", "میری بلی چھت پر سوتی ہے", "Tr0ub4dor&3", "adagio ma non troppo",
        "passwordless future",
        "marinade with garlic", "83927461", "summer breeze 7 fish", "assessed", "referred", "gozwitch", "🐸🐢🦉🐙🦊🐝🦋🐳",
    ])
    func `what nobody tries first may be used`(password: String) {
        #expect(rules.flaw(of: password) == nil)
    }

    @Test func `a common word is common to people of whom nothing is known`() {
        #expect(PasswordRules(Settings(), known: []).flaw(of: "password1") == .common)
        #expect(PasswordRules(Settings(), known: ["", "A", "+"]).flaw(of: "kq7vz2mw") == nil)
    }

    @Test func `a password has 8 characters, unless the organization wants more`() {
        #expect(rules.flaw(of: "kq7vz2m") == .tooShort(least: 8))
        #expect(rules.flaw(of: "") == .tooShort(least: 8))
        #expect(rules.flaw(of: "میری بلی") == nil)
        var settings = Settings()
        settings[.passwordLength] = "12"
        let stricter = PasswordRules(settings, known: [])
        #expect(stricter.flaw(of: "kq7vz2mwp4t") == .tooShort(least: 12))
        #expect(stricter.flaw(of: "kq7vz2mwp4tx") == nil)
    }

    @Test func `a password has 256 bytes at most`() {
        let phrase = "mesa verde tranquila 7 kq vz2mw! "
        let longest = String(String(repeating: phrase, count: 8).prefix(255)) + "x"
        #expect(longest.utf8.count == 256)
        #expect(rules.flaw(of: longest) == nil)
        #expect(rules.flaw(of: longest + "y") == .tooLong)
    }

    @Test func `a passphrase that is typed twice is judged by what is repeated`() {
        #expect(rules.flaw(of: "gozwitchgozwitch") == nil)
        #expect(rules.flaw(of: "passwordpassword") == .common)
        #expect(rules.flaw(of: "kq7vkq7vkq7v") == .predictable(.repetition))
    }

    @Test func `none of a thousand random passwords is refused for a pattern of its own`() {
        var state: UInt64 = 7
        let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
        let refused = (0..<1000).count { _ in
            let password = String(
                (0..<10).map { _ in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return letters[Int(state >> 33) % letters.count]
                })
            return rules.flaw(of: password) != nil
        }
        #expect(refused == 0)
    }
}
