import SCIM
import Testing

/// What a filter means, on one resource that can be read here.
@Suite struct FilterMatchingTests {
    private let resource: JSONObject

    init() throws {
        resource = try JSONObject(
            json: """
                {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"1","externalId":"Ext","userName":"Bob",
                 "displayName":"École 100%_*\\\\","active":false,"title":"",
                 "emails":[{"value":"a@x","type":"work"},{"value":"b@y","type":"home","primary":true}],
                 "x509Certificates":[{"value":"AbC="}],
                 "meta":{"created":"2011-05-13T04:42:34.000Z","version":"W/\\"1\\""},
                 "\(enterprise)":{"manager":{"value":"m1"}}}
                """)
    }

    private func matches(_ text: String) throws -> Bool { try users.filter(text).matches(resource) }

    @Test func `SCIM-176 a bracket wants one element with all of it, dots any`() throws {
        #expect(try !matches(#"emails[type eq "work" and value co "@y"]"#))
        #expect(try matches(#"emails.type eq "work" and emails.value co "@y""#))
        #expect(try matches(#"emails[type eq "home" and value co "@y"]"#))
        #expect(try matches(#"emails[primary eq true].value eq "b@y""#))
        #expect(try !matches(#"emails[primary eq true].value eq "a@x""#))
    }

    @Test func `SCIM-181 ne on several values is true when any differs, not eq when none is equal`() throws {
        #expect(try matches(#"emails.type ne "work""#))
        #expect(try !matches(#"not (emails.type eq "work")"#))
    }

    @Test func `SCIM-171 ne on an attribute without value is true, and nothing else is`() throws {
        for path in ["nickName", "title", "name.givenName", "phoneNumbers.value"] {
            #expect(try matches(#"\#(path) ne "x""#), "\(path)")
            for op in ["eq", "co", "sw", "ew", "gt", "ge", "lt", "le"] {
                #expect(try !matches(#"\#(path) \#(op) "x""#), "\(path) \(op)")
                #expect(try !matches(#"\#(path) \#(op) """#), "\(path) \(op)")
            }
        }
    }

    @Test func `SCIM-189 an empty part is in every value there is`() throws {
        for op in ["co", "sw", "ew"] { #expect(try matches(#"userName \#(op) """#)) }
        #expect(try !matches(#"userName eq """#))
    }

    @Test func `SCIM-188 S20 nothing in a literal is a pattern`() throws {
        for part in ["%", "_", "*", #"\\"#, "100%_"] { #expect(try matches(#"displayName co "\#(part)""#), "\(part)") }
        for part in ["É%", "1_0", ".*", "?", "école*"] {
            #expect(try !matches(#"displayName co "\#(part)""#), "\(part)")
        }
    }

    @Test func `SCIM-186 SCIM-101 case counts where the schema says so`() throws {
        #expect(try matches(#"userName eq "BOB""#))
        #expect(try matches(#"displayName sw "e\u0301COLE""#))
        #expect(try !matches(#"externalId eq "EXT""#))
        #expect(try matches(#"externalId eq "Ext""#))
        #expect(try matches(#"x509Certificates eq "AbC=""#))
        #expect(try !matches(#"x509Certificates eq "abc=""#))
    }

    @Test func `SCIM-168 dates are compared in time, text by its bytes`() throws {
        #expect(try matches(#"meta.created eq "2011-05-13T06:42:34+02:00""#))
        #expect(try matches(#"meta.created lt "2011-05-13T04:42:34.001Z""#))
        #expect(try !matches(#"meta.created gt "2011-05-13T04:42:34Z""#))
        #expect(try matches(#"userName gt "bo" and userName lt "boc""#))
    }

    @Test func `SCIM-165 SCIM-170 null and pr ask whether there is anything`() throws {
        #expect(try matches("title eq null and nickName eq null and not (title pr)"))
        #expect(try matches("active pr and emails pr and emails.primary pr and active ne null"))
        #expect(try matches(#"\#(enterprise):manager pr and \#(enterprise):manager eq "m1""#))
        #expect(try matches(#"schemas co "core" and not (schemas co "enterprise")"#))
    }
}
