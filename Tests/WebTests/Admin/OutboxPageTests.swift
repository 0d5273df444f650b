import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// What was sent, what waits and why, and an invitation once more.
@Suite struct OutboxPageTests {
    /// Of the newest message that was made.
    private func newest(_ company: TestOrganization) async throws -> StoredMessage {
        try #require(try await company.house.store.messages(of: company.record.id, limit: 1).first)
    }

    @Test func `a message that waits says why, and nothing of what is in it`() async throws {
        let company = try await TestHouse.shared.organization()
        let ada = try await company.invited(["userName": "ada@x.example", "displayName": "Ada Marin"])
        let link = try await company.link(of: ada.id.text)
        let visitor = try await company.administrator(.accountManager)
        let list = try await visitor.open("/outbox?person=\(ada.id.text)")
        #expect(list.text.contains("<bdi>Ada Marin</bdi>") && list.text.contains(">ada@x.example<"))
        #expect(list.text.contains("Invitation") && list.text.contains("Waits"))
        let id = try await newest(company).entry.id.text
        for answer in [list, try await visitor.open("/outbox"), try await visitor.open("/outbox/\(id)")] {
            #expect(answer.status == 200 && !answer.text.contains(link.dropFirst("/c/".count)))
        }
        #expect(try await visitor.open("/outbox?state=failed").text.contains("There are no such messages"))
        #expect(try await visitor.open("/outbox/\(String(repeating: "0", count: 32))").status == 404)
        #expect(try await visitor.open("/outbox/none").status == 404)
    }

    @Test func `what a gateway answered is shown, and when it is asked again`() async throws {
        let house = try await TestHouse()
        let company = try await house.organization()
        _ = try await company.invited(["userName": "ada@x.example"])
        let visitor = try await company.administrator(.accountManager)
        let now = house.clock.now
        let next = now.advanced(bySeconds: 1800)
        try await house.store.write { records in
            let end = now.advanced(bySeconds: 60)
            for message in try records.claimMessages(on: [.email], until: end, limit: 10, at: now) {
                try records.postpone(
                    message.entry.id, in: message.entry.organization, claimedUntil: end, to: next,
                    because: "451 try later")
            }
        }
        let acting = try await visitor.acting
        let page = try await house.office.outbox.page(MessageSelection(state: .waiting), behind: nil, by: acting)
        let message = try #require(page.messages.first)
        #expect(message.wait(at: now) == .nextTry(next) && message.wait(at: next) == .now)
        let shown = try await visitor.open("/outbox/\(message.message.entry.id.text)")
        #expect(shown.text.contains("451 try later"))
        try await house.stop()
    }

    @Test func `an analyst sees addresses in part, and sends nothing`() async throws {
        let company = try await TestHouse.shared.organization()
        let ada = try await company.invited(["userName": "ada@x.example"])
        let visitor = try await company.administrator(.analyst)
        let list = try await visitor.open("/outbox?person=\(ada.id.text)")
        #expect(list.text.contains("a…@x.example"))
        let id = try #require(try await company.told(ada.id.text).first?.message.entry.id.text)
        #expect(try await !visitor.open("/outbox/\(id)").text.contains("Send again"))
        #expect(try await visitor.submit([:], to: "/outbox/\(id)").status == 403)
        #expect(try await company.told(ada.id.text).count == 1)
    }

    @Test func `an invitation is sent again with a new link, which ends the old one`() async throws {
        let company = try await TestHouse.shared.organization()
        let ada = try await company.invited(["userName": "ada@x.example"])
        let old = try await company.link(of: ada.id.text)
        let visitor = try await company.administrator(.accountManager)
        let first = try #require(try await company.told(ada.id.text).first?.message.entry.id)
        try await company.house.store.write { [organization = try await company.record.id] records in
            try records.settleSent(first, in: organization, as: nil)
        }
        // What it said was erased; where it went is known as long as its person is still there.
        let sent = try await visitor.open("/outbox/\(first.text)")
        #expect(sent.text.contains("Send again") && sent.text.contains("ada@x.example"))
        let answer = try await visitor.submit([:], to: "/outbox/\(first.text)")
        #expect(answer.status == 200 && answer.text.contains("A new invitation is on its way"))
        let new = try await company.link(of: ada.id.text)
        #expect(new != old)
        #expect(try await company.claimCode(of: ada.id.text).text == new.dropFirst("/c/".count))
        let entry = try #require(
            try await company.house.office.desk.audit(AuditQuery(), by: visitor.acting).first?.entry)
        #expect(entry.deed == .resend && entry.subject == .account(ada.id, "ada@x.example"))
    }

    @Test func `a dead code is never sent again, nor an invitation of somebody who has claimed`() async throws {
        let company = try await TestHouse.shared.organization()
        let ada = try await company.invited(["userName": "ada@x.example"])
        let visitor = try await company.administrator(.accountManager)
        let invitation = try #require(try await company.told(ada.id.text).first?.message.entry.id.text)
        try await ada.claim()
        let house = company.house
        let code = Message(
            organization: try await company.record.id, account: ada.id, kind: .resetCode, channel: .email,
            recipient: "ada@x.example", code: "123456")
        let entry = MessageEntry(
            code, expires: house.clock.now.advanced(bySeconds: 600), keyring: house.keyring,
            environment: house.environment)
        try await house.store.write { try $0.enqueue(entry) }
        for message in try await company.told(ada.id.text) {
            let page = try await visitor.open("/outbox/\(message.message.entry.id.text)")
            #expect(page.status == 200 && !page.text.contains("Send again") && !page.text.contains("123456"))
            _ = try await visitor.submit([:], to: "/outbox/\(message.message.entry.id.text)")
        }
        _ = try await visitor.open("/groups")
        #expect(try await visitor.submit([:], to: "/outbox/\(invitation)").status == 422)
        #expect(try await company.told(ada.id.text).filter { $0.kind == .invitation }.isEmpty)
    }

    @Test func `pages of messages follow one another, each message once`() async throws {
        let house = try await TestHouse()
        let company = try await house.organization()
        for number in 0..<Limits.messagesOnPage * 2 + 5 {
            _ = try await company.invited(["userName": .string("p\(number)@x.example")])
            if number % 3 == 0 { house.clock.advance(bySeconds: 1) }
        }
        let acting = ActingAdministrator.operator(of: try await company.record)
        var (seen, behind): ([String], MessagePosition?) = ([], nil)
        repeat {
            let page = try await house.office.outbox.page(MessageSelection(), behind: behind, by: acting)
            seen += page.messages.map(\.message.entry.id.text)
            behind = try page.next.map { try #require(MessagePosition($0.text)) }
        } while behind != nil
        #expect(seen.count == Limits.messagesOnPage * 2 + 5 && Set(seen).count == seen.count)
        let all = try await house.store.messages(of: company.record.id, limit: 1000)
        let order = all.sorted { ($0.entry.created, $0.entry.id.text) > ($1.entry.created, $1.entry.id.text) }
        #expect(seen == order.map(\.entry.id.text))
        for text in ["", "1", "1-", "x-\(String(repeating: "0", count: 32))", "1-ABC", "1-2-3"] {
            #expect(MessagePosition(text) == nil, "\(text)")
        }
        try await house.stop()
    }
}
