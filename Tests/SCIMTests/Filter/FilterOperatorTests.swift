import SCIM
import Testing

/// Which operator fits which type (RFC 7644 §3.4.2.2, table 3).
@Suite struct FilterOperatorTests {
    /// An attribute of each type, and a literal of it.
    private static let samples: [(type: String, path: String, literal: String)] = [
        ("string", "userName", #""a""#), ("boolean", "active", "true"),
        ("integer", "urn:ietf:params:scim:schemas:extension:facebook:starttermdates:2.0:User:startDate", "5"),
        ("dateTime", "meta.created", #""2026-01-01T00:00:00Z""#), ("reference", "profileUrl", #""https://a""#),
        ("binary", "x509Certificates.value", #""AAAA""#), ("complex", "emails", #""a""#),
    ]

    private static let fitting: [String: Set<String>] = [
        "string": ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"],
        "reference": ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"],
        "complex": ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"],
        "integer": ["eq", "ne", "gt", "ge", "lt", "le"],
        "dateTime": ["eq", "ne", "gt", "ge", "lt", "le"],
        "boolean": ["eq", "ne"],
        "binary": ["eq", "ne"],
    ]

    @Test(arguments: Filter.Operator.allCases)
    func `SCIM-159 SCIM-167 an operator is taken exactly where it makes sense`(op: Filter.Operator) throws {
        for sample in Self.samples {
            let text = "\(sample.path) \(op.rawValue) \(sample.literal)"
            if try #require(Self.fitting[sample.type]).contains(op.rawValue) {
                #expect(throws: Never.self, "\(text)") { try users.filter(text) }
            } else {
                let error = try refusal { try users.filter(text) }
                #expect(error.scimType == .invalidFilter)
                #expect(error.detail.contains("\(op.rawValue) cannot be used on"), "\(error.detail)")
            }
        }
    }

    @Test func `SCIM-170 pr fits every type`() throws {
        for sample in Self.samples { #expect(throws: Never.self) { try users.filter("\(sample.path) pr") } }
    }

    @Test(arguments: Filter.Operator.allCases)
    func `a literal of another type is refused`(op: Filter.Operator) throws {
        let literals = [#""text""#, "true", "5"]
        let fitting = ["string": 0, "boolean": 1, "integer": 2, "reference": 0, "binary": 0, "complex": 0]
        for sample in Self.samples {
            for (index, literal) in literals.enumerated() where fitting[sample.type] != index {
                let error = try refusal { try users.filter("\(sample.path) \(op.rawValue) \(literal)") }
                #expect(error.scimType == .invalidFilter, "\(sample.path) \(op.rawValue) \(literal)")
            }
        }
    }

    @Test(arguments: Filter.Operator.allCases)
    func `SCIM-164 null is compared with eq and ne only`(op: Filter.Operator) throws {
        if op == .eq || op == .ne {
            #expect(throws: Never.self) { try users.filter("title \(op.rawValue) null") }
        } else {
            #expect(try refusal { try users.filter("title \(op.rawValue) null") }.detail.contains("null"))
        }
    }

    @Test func `SCIM-169 a literal that is no dateTime is refused`() throws {
        for literal in [#""x""#, #""2011-05-13""#, #""2011-02-30T00:00:00Z""#, #""""#] {
            let error = try refusal { try users.filter("meta.created gt \(literal)") }
            #expect(error.scimType == .invalidFilter)
            #expect(error.detail.contains("is not a dateTime"))
        }
    }

    @Test func `SCIM-185 a complex attribute without value has to be taken apart`() throws {
        for text in [#"name eq "x""#, #"addresses co "x""#, #"meta eq "x""#, #"emails[value eq "x"] and name ne "x""#] {
            #expect(try refusal { try users.filter(text) }.detail.contains("compare one of its sub-attributes"))
        }
    }

    @Test(arguments: [
        "password pr", #"password eq "x""#, #"not (password sw "a")"#,
        "urn:ietf:params:scim:schemas:core:2.0:User:password pr",
    ])
    func `SCIM-195 S6 what cannot be read cannot be filtered`(text: String) throws {
        let error = try refusal { try users.filter(text) }
        #expect(error.scimType == .invalidFilter)
        #expect(error.detail.contains("cannot be read"))
    }

    @Test func `SCIM-166 strings for booleans and bare words are quirks`() throws {
        #expect(try users.filter(#"active eq "True""#).tree == "active eq true")
        #expect(
            try users.filter(#"roles[primary eq "fALSE"].value eq "x""#).tree
                == #"roles[and{primary eq false, value eq "x"}]"#)
        for text in [#"active eq "1""#, #"active eq "yes""#, #"active eq """#, "active eq 1"] {
            #expect(try refusal { try users.filter(text) }.scimType == .invalidFilter)
        }
        #expect(try refusal { try users.filter(#"active eq "True""#, quirks: .none) }.scimType == .invalidFilter)
    }

    @Test(
        arguments: [
            Row("externalId eq jyoung", #"externalId eq "jyoung""#),
            Row("displayName sw 'Group'", #"displayName sw "group""#),
            Row("(externalId eq a) or emails[type eq work]", #"or{externalId eq "a", emails[type eq "work"]}"#),
            Row("externalId eq a@b.c and title pr", #"and{externalId eq "a@b.c", title pr}"#),
            Row("externalId eq 5e6f", #"externalId eq "5e6f""#),
        ])
    func `SCIM-163 a bare word is understood only with its quirk`(row: Row<String>) throws {
        #expect(try users.filter(row.text, quirks: Quirks([.bareWords])).tree == row.value)
        for quirks in [Quirks.standard, .none] {
            #expect(try refusal { try users.filter(row.text, quirks: quirks) }.scimType == .invalidFilter)
        }
    }
}
