import Accounts
import SCIM
import TestSupport
import Testing

/// Groups that are kept by hand, beside those that come from outside.
@Suite struct GroupPageTests {
    /// A group that a provisioning client has made.
    private func provisioned(_ company: TestOrganization, _ name: String, _ members: [String] = []) async throws
        -> String
    {
        let values = members.map { JSONValue.object(["value": .string($0)]) }
        let answer = try await company.send(
            "POST", "/Groups", json: ["displayName": .string(name), "members": .array(values)])
        return try #require(answer.json?["id"]?.string)
    }

    private func made(_ visitor: PanelVisitor, _ name: String) async throws -> String {
        _ = try await visitor.open("/groups")
        _ = try await visitor.submit(["name": name], to: "/groups")
        let acting = try await visitor.acting
        let found = try await visitor.house.office.groups.page(GroupSelection(prefix: name), behind: nil, by: acting)
        return try #require(found.groups.first).id.text
    }

    @Test func `a group is made, named anew, filled, emptied and deleted`() async throws {
        let company = try await TestHouse.shared.organization()
        let ada = try await company.invited(["userName": "ada@x.example", "displayName": "Ada Marin"])
        let visitor = try await company.administrator(.accountManager)
        let id = try await made(visitor, "Drivers")
        #expect(try await visitor.open("/groups/\(id)").text.contains("<h1>Drivers</h1>"))
        let renamed = try await visitor.submit(["name": "Night drivers"], to: "/groups/\(id)/rename")
        #expect(renamed.status == 200 && renamed.text.contains("<h1>Night drivers</h1>"))
        let added = try await visitor.submit(["person": "ada@x.example"], to: "/groups/\(id)/add")
        #expect(added.text.contains("<bdi>Ada Marin</bdi>"))
        let nobody = try await visitor.submit(["person": "eve@x.example"], to: "/groups/\(id)/add")
        #expect(nobody.status == 422 && nobody.text.contains("Nobody has that name"))
        #expect(nobody.text.contains("value=\"eve@x.example\""))
        // Whoever follows the directory over SCIM sees the same group.
        let seen = try await company.send("GET", "/Groups/\(id)")
        #expect(seen.json?["members"]?.array?.first?.object?["value"]?.string == ada.id.text)
        let removed = try await visitor.submit(["member": ada.id.text], to: "/groups/\(id)/remove")
        #expect(removed.text.contains("Nobody is in this group."))
        #expect(try await visitor.open("/groups/\(id)/delete").text.contains("Delete the group?"))
        _ = try await visitor.submit([:], to: "/groups/\(id)/delete")
        #expect(try await company.send("GET", "/Groups/\(id)").status == 404)
        #expect(try await visitor.open("/groups/\(id)").status == 404)
        let deeds = try await company.house.office.desk.audit(AuditQuery(), by: visitor.acting).map(\.entry.deed)
            .filter { $0 == .manageGroups }
        #expect(deeds == [.manageGroups, .manageGroups, .manageGroups, .manageGroups, .manageGroups])
    }

    @Test func `a name that is taken or says nothing is shown again`() async throws {
        let company = try await TestHouse.shared.organization()
        let visitor = try await company.administrator(.accountManager)
        _ = try await made(visitor, "Drivers")
        for (name, sentence) in [
            ("drivers", "Another group has this name"), (" ", "Type a name"), ("a\u{7}", "Type a name"),
        ] {
            _ = try await visitor.open("/groups")
            let answer = try await visitor.submit(["name": name], to: "/groups")
            #expect(answer.status == 422 && answer.text.contains(sentence), "\(name)")
        }
    }

    @Test func `a group from outside is shown, can be offered, and is changed where it comes from`() async throws {
        let company = try await TestHouse.shared.organization()
        let ada = try await company.invited(["userName": "ada@x.example"])
        let id = try await provisioned(company, "Sales", [ada.id.text])
        let visitor = try await company.administrator(.accountManager)
        let page = try await visitor.open("/groups/\(id)")
        #expect(page.text.contains("<bdi>\(TestOrganization.integration)</bdi>") && !page.text.contains("/rename\""))
        for (deed, fields) in [("rename", "name"), ("add", "person"), ("remove", "member"), ("delete", "name")] {
            _ = try await visitor.open("/groups/\(id)")
            let value = deed == "rename" ? "Other" : ada.id.text
            let answer = try await visitor.browser.submit(
                [fields: value], to: company.page("/admin/groups/\(id)/\(deed)"))
            #expect(answer.status == 422 && answer.text.contains("Change it there"), "\(deed)")
        }
        _ = try await visitor.open("/groups/\(id)")
        let offered = try await visitor.submit(["joining": "offered"], to: "/groups/\(id)/joining")
        #expect(offered.status == 200 && offered.text.contains("Offered to everybody"))
        #expect(try await visitor.open("/groups?joining=offered").text.contains("<bdi>Sales</bdi>"))
        #expect(try await !visitor.open("/groups?joining=open").text.contains("<bdi>Sales</bdi>"))
        let administrator = try await company.administrator()
        #expect(try await administrator.open("/groups/\(id)/delete").text.contains("comes back"))
        _ = try await administrator.submit([:], to: "/groups/\(id)/delete")
        #expect(try await company.send("GET", "/Groups/\(id)").status == 404)
    }

    @Test func `only a system administrator changes a group whose members administer`() async throws {
        let company = try await TestHouse.shared.organization()
        let ada = try await company.invited(["userName": "ada@x.example"])
        let link = try await company.house.inviting.code(of: ada.id, in: company.organization.id)?.code
        let manager = try await company.administrator(.accountManager)
        let id = try await made(manager, "Bosses")
        try await company.house.administration.setAdministration(
            true, isWritable: false, byGroup: "Bosses", in: company.slug)
        for (deed, field) in [("rename", "name"), ("add", "person"), ("remove", "member"), ("delete", "name")] {
            _ = try await manager.open("/outbox")
            _ = try await manager.open("/groups")
            let answer = try await manager.browser.submit(
                [field: ada.id.text], to: company.page("/admin/groups/\(id)/\(deed)"))
            #expect(answer.status == 403, "\(deed)")
        }
        let offer = try await manager.submit(["joining": "open"], to: "/groups/\(id)/joining")
        #expect(offer.status != 200)
        let administrator = try await company.administrator()
        _ = try await administrator.open("/groups/\(id)")
        let added = try await administrator.submit(["person": ada.id.text], to: "/groups/\(id)/add")
        #expect(added.status == 200 && added.text.contains("Its members administer"))
        // Whoever has the link of before does not come to administer by it.
        let other = try await company.house.inviting.code(of: ada.id, in: company.organization.id)?.code
        #expect(link != nil && other != nil && link != other)
        let last = try await company.house.office.desk.audit(AuditQuery(), by: administrator.acting).first?.entry
        #expect(last?.deed == .manageAdministrators)
    }

    @Test func `an analyst sees groups, and changes none`() async throws {
        let company = try await TestHouse.shared.organization()
        let manager = try await company.administrator(.accountManager)
        let id = try await made(manager, "Drivers")
        let visitor = try await company.administrator(.analyst)
        let page = try await visitor.open("/groups/\(id)")
        #expect(page.status == 200 && !page.text.contains("/groups/\(id)/"))
        for deed in ["rename", "add", "remove", "joining", "delete"] {
            _ = try await visitor.open("/groups")
            let fields: KeyValuePairs = ["name": "Other", "person": "x", "member": visitor.person.id.text]
            #expect(try await visitor.submit(fields, to: "/groups/\(id)/\(deed)").status == 403, "\(deed)")
        }
        _ = try await visitor.open("/groups")
        #expect(try await visitor.submit(["name": "Mine"], to: "/groups").status == 403)
    }

    @Test func `pages of groups and members follow one another`() async throws {
        let company = try await TestHouse.shared.organization()
        let acting = ActingAdministrator.operator(of: try await company.record)
        let groups = company.house.office.groups
        for number in 0..<Limits.groupsOnPage + 2 { _ = try await groups.make("Team \(100 + number)", by: acting) }
        let first = try await groups.page(GroupSelection(prefix: "team"), behind: nil, by: acting)
        let rest = try await groups.page(GroupSelection(prefix: "team"), behind: first.groups.last?.id, by: acting)
        #expect(first.hasMore && !rest.hasMore)
        #expect((first.groups + rest.groups).map(\.name) == (0..<Limits.groupsOnPage + 2).map { "Team \(100 + $0)" })
        var ids: [String] = []
        for number in 0..<Limits.membersOnPage + 1 {
            ids.append(try await company.add(["userName": .string("p\(number)@x.example")]))
        }
        let crowd = try #require(Group.ID(try await provisioned(company, "Crowd", ids)))
        let some = try await groups.members(of: crowd, behind: nil, by: acting)
        let others = try await groups.members(of: crowd, behind: some.members.last?.id, by: acting)
        #expect(some.hasMore && !others.hasMore && others.members.count == 1)
        #expect(Set((some.members + others.members).map(\.id.text)) == Set(ids))
        #expect(try await groups.group(crowd, by: acting)?.members == ids.count)
    }
}
