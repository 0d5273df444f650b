import SCIM

/// A user with something of every kind, for properties and for the fuzzer.
enum SampleUser {
    private static let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

    /// As the server keeps it: without what the server owns.
    static let profile: JSONObject = {
        do {
            return try FuzzTarget.schemas.check(sent).document
        } catch {
            preconditionFailure("the sample is refused: \(error)")
        }
    }()

    /// As the server answers it.
    static let resource: JSONObject = {
        var resource = profile
        resource.append("id", "0198c5f0-7a4e-7c11-8a34-5b1f0a9c2d3e")
        resource.append(
            "meta",
            [
                "resourceType": "User", "created": "2026-01-31T08:00:00.000Z",
                "lastModified": "2026-02-28T23:59:59.999Z", "version": "W/\"3\"",
                "location": "http://localhost:8080/scim/v2/Users/0198c5f0-7a4e-7c11-8a34-5b1f0a9c2d3e",
            ])
        return resource
    }()

    private static let sent = JSONObject([
        JSONObject.Member("schemas", ["urn:ietf:params:scim:schemas:core:2.0:User", .string(enterprise)]),
        JSONObject.Member("externalId", "Ext-701984"),
        JSONObject.Member("userName", "Ada.Lovelace@example.org"),
        JSONObject.Member(
            "name", ["formatted": "Ms. Ada Lovelace", "familyName": "Lovelace", "givenName": "Ada"]),
        JSONObject.Member("displayName", "Ada Straße"),
        JSONObject.Member("profileUrl", "https://example.org/ada"),
        JSONObject.Member("active", true),
        JSONObject.Member(
            "emails",
            [
                ["value": "Ada.Lovelace@example.org", "type": "work", "primary": true],
                ["value": "ada@home.example", "type": "home"],
            ]),
        JSONObject.Member("phoneNumbers", [["value": "+44 20 7946 0123", "type": "mobile"], ["value": "b"]]),
        JSONObject.Member(
            "addresses",
            [["type": "work", "locality": "London", "country": "GB", "primary": true], ["type": "home"]]),
        JSONObject.Member("roles", [["value": "Reader", "primary": true], ["value": "Writer"]]),
        JSONObject.Member("x509Certificates", [["value": "MIIDQzCCAqygAwIBAgICEAAwDQYJ"]]),
        JSONObject.Member(
            enterprise,
            ["employeeNumber": "42", "department": "Engines", "manager": ["value": "m1", "$ref": "../Users/m1"]]),
        JSONObject.Member(
            "urn:ietf:params:scim:schemas:extension:facebook:starttermdates:2.0:User", ["startDate": 1_700_000_000]),
    ])
}
