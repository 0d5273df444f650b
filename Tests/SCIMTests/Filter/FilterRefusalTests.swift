import SCIM
import Testing

/// A filter that cannot be understood is refused and never matches silently.
@Suite struct FilterRefusalTests {
    @Test(
        arguments: [
            Row("", 1), Row("   ", 4), Row("userName", 9), Row("userName eq", 12), Row(#"userName xx "a""#, 12),
            Row(#"userName "a""#, 10), Row("((title pr)", 12), Row("(title pr", 10), Row("title pr)", 9), Row("()", 2),
            Row("title pr title pr", 10), Row("title pr and", 13), Row("title pr or or title pr", 15), Row("and", 4),
            Row("not title pr", 4), Row("not (", 6), Row("emails[", 8), Row("emails[]", 8),
            Row(#"emails[type eq "a""#, 19),
            Row(#"userName eq "a"#, 15), Row(#"userName eq "a" "b""#, 17), Row("title pr & nickName pr", 10),
            Row(#"emails[type pr]."#, 17), Row(#"emails[type pr].foo pr"#, 17), Row("title pr\tand title pr", 9),
            Row("userName eq 'a'", 13), Row("userName eq tru", 13), Row("active eq truefalse", 11),
        ])
    func `SCIM-161 the error says at which character reading stopped`(row: Row<Int>) throws {
        let error = try refusal { try users.filter(row.text) }
        #expect(error.status == 400)
        #expect(error.scimType == .invalidFilter)
        #expect(error.detail.contains("at character \(row.value):"), "\(error.detail)")
    }

    @Test(
        arguments: [
            #"foo eq "x""#, "name.foo pr", "userName.foo pr", #"emails[foo eq "x"]"#, "urn:x:y:z pr",
            enterprise + " pr",
            enterprise + ":foo pr", "urn:ietf:params:scim:schemas:core:2.0:User pr", "a..b pr", "name.givenName.x pr",
            ".userName pr", "userName. pr", "1userName pr", "user/Name pr", #"userName[value eq "x"]"#,
            #"emails.value[value eq "x"]"#, #"emails[emails.value eq "x"]"#, #"emails[value[type eq "x"]]"#, "$ pr",
            "manager[manager.value pr]",
        ])
    func `SCIM-160 an attribute nobody defines is refused`(text: String) throws {
        #expect(try refusal { try users.filter(text) }.scimType == .invalidFilter)
    }

    @Test func `S19 text of the client comes back short and clean`() throws {
        let hostile = #"${7*7}<script>"# + "\u{202E}\u{7}" + String(repeating: "x", count: 500)
        let error = try refusal { try users.filter("userName eq \(hostile)") }
        #expect(!error.detail.contains("\u{202E}"))
        let quoted = SCIMError.quoted(hostile)
        #expect(quoted.unicodeScalars.count == 67 && quoted.hasSuffix("…\""))
        #expect(!quoted.unicodeScalars.contains("\u{7}") && !quoted.unicodeScalars.contains("\u{202E}"))
    }
}
