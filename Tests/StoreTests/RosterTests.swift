import Accounts
import SCIM
import Secrets
import Store
import TestSupport
import Testing

/// What the store promises to whoever goes through everybody.
@Suite struct RosterTests {
    @Test func `a walk meets everybody once, in pages, and a selection those it names`() async throws {
        let house = try await StoreHouse()
        var names: [String] = []
        for number in 1...7 {
            names.append(number % 2 == 0 ? "person \(number)" : "person\(number)@x.example")
            try await house.insert(try house.entry(names[number - 1]))
        }
        let place = try await house.insert(try house.entry("last@x.example")).account.organization
        var met: [String] = []
        var last: Account.ID?
        while true {
            let page = try await house.store.accounts(AccountSelection(), behind: last, limit: 3, in: place)
            guard let end = page.last else { break }
            #expect(page.count <= 3)
            met += page.map(\.userName)
            last = end.id
        }
        #expect(met.sorted() == (names + ["last@x.example"]).sorted())
        let reached = try await house.store.accounts(
            AccountSelection(stage: .provisioned, kind: .email), behind: nil, limit: 10, in: place)
        #expect(reached.count == 5 && reached.allSatisfy { $0.kind == .email && $0.stage == .provisioned })
        let invited = try await house.store.accounts(
            AccountSelection(stage: .invited), behind: nil, limit: 10, in: place)
        #expect(invited.map(\.kind) == [.emailless, .emailless, .emailless])
        for stage in [AccountSelection.Stage.claimed, .deactivated] {
            #expect(
                try await house.store.accounts(AccountSelection(stage: stage), behind: nil, limit: 10, in: place)
                    .isEmpty)
        }
        let some = try await house.store.accounts(
            reached.prefix(2).map(\.id) + [Account.ID(house.environment)], in: place)
        #expect(Set(some.map(\.id)) == Set(reached.prefix(2).map(\.id)))
    }

    @Test func `invitations are links and access codes, of those who were asked for`() async throws {
        let house = try await StoreHouse()
        let entries = [
            try await house.insert(try house.entry("ada@x.example")), try await house.insert(try house.entry("bob")),
            try await house.insert(try house.entry("ida@x.example")),
        ]
        let keyring = try #require(Keyring(master: Array(0..<32)))
        let place = entries[0].account.organization
        for (entry, kinds) in zip(entries, [[ClaimCode.Kind.link, .resetCode], [.accessCode], [.link]]) {
            let traces = ClaimTraces(of: entry.account, keyring, house.environment)
            for kind in kinds {
                let stored = traces.stored(ClaimCode(kind, house.environment))
                try await house.store.write { try $0.save(stored, of: entry.account.id, in: place) }
            }
        }
        let asked = entries.prefix(2).map(\.account.id)
        let found = try await house.store.invitations(of: asked, withAdministrators: true, in: place)
        #expect(found.mapValues(\.kind) == [asked[0]: .link, asked[1]: .accessCode])
        #expect(try await house.store.invitations(of: [], withAdministrators: true, in: place).isEmpty)
    }
}
