import SCIM
import Testing

/// Which attributes an answer carries (RFC 7644 §3.9).
@Suite struct ProjectionTests {
    private let resource: JSONObject

    init() throws {
        resource = try JSONObject(
            json: """
                {"schemas":["u"],"id":"1","userName":"a","name":{"familyName":"F","givenName":"G"},"title":"t",
                 "emails":[{"value":"v","type":"work"},{"value":"w"}],"meta":{"created":"c","version":"1"},
                 "\(enterprise)":{"department":"d","manager":{"value":"m"}}}
                """)
    }

    private func names(_ attributes: [String]?, _ excluded: [String]? = nil) throws -> [String] {
        let projection = try users.projection(attributes: attributes, excludedAttributes: excluded)
        return users.project(resource, projection).leaves
    }

    @Test(
        arguments: [
            Row("", ""), Row("userName", "userName"), Row("USERNAME", "userName"), Row(" userName ", "userName"),
            Row("name.givenName", "name.givenName"), Row("name", "name.familyName,name.givenName"),
            Row("emails", "emails.value,emails.type,emails.value"), Row("emails.type", "emails.type"),
            Row(#"emails[type eq "work"]"#, "emails.value,emails.type,emails.value"),
            Row("meta.version", "meta.version"),
            Row(enterprise, "\(enterprise).department,\(enterprise).manager.value"),
            Row(enterprise + ":department", "\(enterprise).department"),
            Row(enterprise.uppercased() + ":MANAGER.VALUE", "\(enterprise).manager.value"),
            Row("urn:ietf:params:scim:schemas:core:2.0:User:title", "title"), Row("nosuch", ""), Row("name.nosuch", ""),
            Row("urn:x:y:z", ""), Row("a..b", ""), Row("password", ""), Row("nickName", ""), Row("id", ""),
        ])
    func `SCIM-244 SCIM-247 attributes names what comes besides what always comes`(row: Row<String>) throws {
        let wanted = row.value.isEmpty ? [] : row.value.split(separator: ",").map(String.init)
        #expect(try names([row.text]) == ["schemas", "id"] + wanted)
    }

    @Test(
        arguments: [
            Row("id", []), Row("schemas", []), Row("nosuch", []), Row("Title", ["title"]),
            Row("name", ["name.familyName", "name.givenName"]), Row("name.givenName", ["name.givenName"]),
            Row("emails.value", ["emails.value"]), Row("meta", ["meta.created", "meta.version"]),
            Row(enterprise, ["\(enterprise).department", "\(enterprise).manager.value"]),
            Row(enterprise + ":manager", ["\(enterprise).manager.value"]),
        ] as [Row<[String]>])
    func `SCIM-245 excludedAttributes names what does not come`(row: Row<[String]>) throws {
        #expect(try names(nil, [row.text]) == resource.leaves.filter { !row.value.contains($0) })
    }

    @Test func `SCIM-246 both together are refused`() throws {
        #expect(try refusal { try names(["id"], ["title"]) }.scimType == .invalidValue)
        #expect(try refusal { try names([], []) }.scimType == .invalidValue)
    }

    @Test func `several names are joined, and the standard answer is everything`() throws {
        #expect(try names(["title", "userName", "title"]) == ["schemas", "id", "userName", "title"])
        #expect(users.project(resource, .standard) == resource)
    }

    @Test func `SCIM-088 SCIM-089 what must be asked for comes only then, and a password never`() throws {
        let status = "urn:ietf:params:scim:schemas:extension:facebook:accountstatusdetails:2.0:User"
        let full = try JSONObject(
            json: #"{"id":"1","password":"p","\#(status)":{"invited":true,"claimLink":"l","accessCode":"c"}}"#)
        func names(_ attributes: [String]?) throws -> [String] {
            let projection = try users.projection(attributes: attributes, excludedAttributes: nil)
            return users.project(full, projection).leaves
        }
        #expect(try names(nil) == ["id", "\(status).invited"])
        #expect(try names([status]) == ["id", "\(status).invited"])
        #expect(try names([status + ":claimLink", "password"]) == ["id", "\(status).claimLink"])
    }
}

extension JSONObject {
    /// The path of every value, in order.
    fileprivate var leaves: [String] {
        members.flatMap { member -> [String] in
            let objects = (member.value.array ?? [member.value]).compactMap(\.object)
            return objects.isEmpty ? [member.name] : objects.flatMap(\.leaves).map { "\(member.name).\($0)" }
        }
    }
}
