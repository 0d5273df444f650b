import SCIM
import Testing

/// The grammar of RFC 7644 §3.4.2.2, figure 1, with errata 4690, 7319 and 7322: text, and the tree it means.
@Suite struct FilterTreeTests {
    @Test(
        arguments: [
            Row("title pr or nickName pr and userType pr", "or{title pr, and{nickName pr, userType pr}}"),
            Row("title pr and nickName pr or userType pr", "or{and{title pr, nickName pr}, userType pr}"),
            Row("(title pr or nickName pr) and userType pr", "and{or{title pr, nickName pr}, userType pr}"),
            Row("title pr and not (nickName pr) or userType pr", "or{and{title pr, not{nickName pr}}, userType pr}"),
            Row("not (title pr) and nickName pr", "and{not{title pr}, nickName pr}"),
            Row("not (title pr and nickName pr)", "not{and{title pr, nickName pr}}"),
            Row("not (not (title pr))", "not{not{title pr}}"),
            Row(
                "title pr or nickName pr and userType pr or locale pr",
                "or{title pr, and{nickName pr, userType pr}, locale pr}"),
        ])
    func `SCIM-173 not binds tighter than and, and tighter than or`(row: Row<String>) throws {
        #expect(try users.filter(row.text).tree == row.value)
    }

    @Test(
        arguments: [
            Row("title pr and nickName pr and userType pr", "and{title pr, nickName pr, userType pr}"),
            Row("title pr or nickName pr or userType pr", "or{title pr, nickName pr, userType pr}"),
            Row("((title pr))", "title pr"),
            Row("(title pr and nickName pr) and userType pr", "and{and{title pr, nickName pr}, userType pr}"),
        ])
    func `S8 chains are flat`(row: Row<String>) throws {
        #expect(try users.filter(row.text).tree == row.value)
    }

    @Test(
        arguments: [
            Row("not(title pr)", "not{title pr}"), Row("NOT (title pr)", "not{title pr}"),
            Row("not   (  title pr  )", "not{title pr}"), Row("  title   pr  ", "title pr"),
            Row("TITLE PR AnD NickNAME Pr", "and{title pr, nickName pr}"),
            Row("(title pr)and(nickName pr)", "and{title pr, nickName pr}"),
            Row("(title pr)OR not(nickName pr)", "or{title pr, not{nickName pr}}"),
            Row(#"title eq"a""#, #"title eq "a""#), Row(#"title EQ "a""#, #"title eq "a""#),
            Row(#"title eq "a"and title pr"#, #"and{title eq "a", title pr}"#),
        ])
    func `SCIM-172 SCIM-174 words ignore case, and spaces are needed only between words`(row: Row<String>) throws {
        #expect(try users.filter(row.text).tree == row.value)
    }

    @Test(
        arguments: [
            Row(#"emails[type eq "work" and value co "@X"]"#, #"emails[and{type eq "work", value co "@x"}]"#),
            Row(#"emails[not (type eq "work")]"#, #"emails[not{type eq "work"}]"#),
            Row(
                #"emails[type eq "work" or (type eq "home" and primary eq true)]"#,
                #"emails[or{type eq "work", and{type eq "home", primary eq true}}]"#),
            Row(#"emails [ type eq"work" ]"#, #"emails[type eq "work"]"#),
            Row(#"emails[type pr].value eq "x""#, #"emails[and{type pr, value eq "x"}]"#),
            Row(#"emails[type pr and primary pr].value ew "x""#, #"emails[and{type pr, primary pr, value ew "x"}]"#),
            Row(#"emails[type pr or primary pr].value pr"#, "emails[and{or{type pr, primary pr}, value pr}]"),
            Row(#"emails[type pr].value eq "x" and title pr"#, #"and{emails[and{type pr, value eq "x"}], title pr}"#),
            Row(#"name[givenName eq "A"]"#, #"name[givenName eq "a"]"#),
            Row(#"\#(enterprise):manager[value eq "m"]"#, #"\#(enterprise):manager[value eq "m"]"#),
        ])
    func `SCIM-175 to SCIM-179 a bracket holds a filter over one element`(row: Row<String>) throws {
        #expect(try users.filter(row.text).tree == row.value)
    }

    @Test(
        arguments: [
            Row(#"emails eq "A@B""#, #"emails.value eq "a@b""#), Row("emails pr", "emails pr"),
            Row("name pr", "name pr"), Row(#"name.familyName sw "O""#, #"name.familyName sw "o""#),
            Row(#"\#(enterprise):manager eq "M""#, #"\#(enterprise):manager.value eq "m""#),
            Row(#"\#(enterprise):manager.value eq "m""#, #"\#(enterprise):manager.value eq "m""#),
            Row(#"\#(enterprise.uppercased()):DEPARTMENT eq "x""#, #"\#(enterprise):department eq "x""#),
            Row(#"urn:ietf:params:scim:schemas:core:2.0:User:userName eq "B""#, #"userName eq "b""#),
            Row(#"URN:IETF:params:scim:schemas:core:2.0:user:name.GIVENNAME pr"#, "name.givenName pr"),
            Row(#"externalId eq "ABC""#, #"externalId eq "ABC""#), Row(#"id eq "ABC""#, #"id eq "ABC""#),
            Row(#"schemas eq "\#(enterprise)""#, #"schemas eq "\#(enterprise.lowercased())""#),
            Row(#"meta.resourceType eq "User""#, #"meta.resourceType eq "User""#),
            Row(
                #"meta.lastModified ge "2011-05-13T06:00:00+02:00""#,
                #"meta.lastModified ge "2011-05-13T04:00:00.000Z""#),
            Row("emails.primary eq true", "emails.primary eq true"), Row("active eq FALSE", "active eq false"),
            Row(#"groups.value eq "g""#, #"groups.value eq "g""#),
        ])
    func `SCIM-180 to SCIM-186 attributes are found by name, sub-attribute and URN`(row: Row<String>) throws {
        #expect(try users.filter(row.text).tree == row.value)
    }

    @Test(
        arguments: [
            Row("title eq null", "not{title pr}"), Row("title ne null", "title pr"),
            Row("title eq NULL", "not{title pr}"),
            Row("emails eq null", "not{emails pr}"), Row("name ne null", "name pr"),
            Row("active eq null", "not{active pr}"),
            Row("emails[type eq null]", "emails[not{type pr}]"),
        ])
    func `SCIM-165 null means no value`(row: Row<String>) throws {
        #expect(try users.filter(row.text).tree == row.value)
    }

    @Test func `SCIM-162 text is written as in JSON`() throws {
        #expect(try users.filter(#"externalId eq "a\"b\u00e9\\\n""#).tree == #"externalId eq "a\"bé\\\n""#)
        #expect(try users.filter(#"userName eq "and (] or""#).tree == #"userName eq "and (] or""#)
    }
}
