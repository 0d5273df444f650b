import SCIM
import TestSupport
import Testing

/// One organization never sees another, whatever it asks.
@Suite struct TenantTests {
    @Test(
        arguments: [
            "id pr", "id pr or userName pr", #"userName eq "x" or 1"#, "not (id eq null)", "meta.created pr or id pr",
            #"not (userName eq "nobody")"#, #"userName ne "nobody""#, "active eq true or active eq false",
            #"emails[value pr] or not (emails pr)"#, #"emails.value eq "theirs@x.example" or id pr"#,
            #"emails[value eq "theirs@x.example"]"#, #"externalId eq "theirs""#, #"userName sw "t""#,
            #"userName eq "') OR 1=1 --""#,
        ])
    func `S5 no filter reaches into another organization`(filter: String) async throws {
        let house = try await TestHouse.shared
        let ours = try await house.organization()
        let theirs = try await house.organization()
        _ = try await theirs.add(
            ["userName": "theirs", "externalId": "theirs", "emails": [["value": "theirs@x.example"]]])
        let mine = try await ours.add(["userName": "ann"])
        for order in ["ascending", "descending"] {
            let answer = try await ours.list(
                ("filter", filter), ("sortBy", "userName"), ("sortOrder", order), ("count", "1000"))
            guard answer.status == 200 else {
                #expect(answer.isError(400, "invalidFilter"))
                continue
            }
            let found = (answer.json?["Resources"]?.array ?? []).map { $0["id"]?.string }
            #expect(found == [] || found == [mine])
            #expect(answer.json?["totalResults"]?.integer == Int64(found.count))
            #expect(!answer.text.contains("theirs"))
        }
    }

    @Test func `S5 names are taken within one organization alone`() async throws {
        let house = try await TestHouse.shared
        let user: JSONValue = [
            "userName": "ann@x.example", "externalId": "7", "emails": [["value": "ann@x.example", "primary": true]],
        ]
        for _ in 0..<2 { _ = try await house.organization().add(user) }
    }

    @Test func `S5 a token opens its own organization's door alone`() async throws {
        let house = try await TestHouse.shared
        let ours = try await house.organization()
        let theirs = try await house.organization()
        let headers = [HTTPHeader("Authorization", "Bearer \(ours.token)")]
        let slug = ours.slug
        for path in [
            theirs.path, "/scim/v2", "/o/default/scim/v2", "/o/\(slug.uppercased())/scim/v2", "/o/\(slug)%20/scim/v2",
            "/o/\(slug)/../\(theirs.slug)/scim/v2",
        ] {
            let answer = try await house.client.send("GET", path + "/Users", headers: headers)
            #expect([401, 404].contains(answer.status) && !answer.text.contains("totalResults"), "\(path)")
        }
    }
}
