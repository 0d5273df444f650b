import Accounts
import SCIM
import Secrets
import Store
import Testing

/// Every promise of `DomainStore`.
@Suite struct DomainStoreTests {
    private let name = DomainName(stored: "acme.example")

    @Test func `domains are listed by name, with how they were proven`() async throws {
        let house = try await StoreHouse()
        let (id, now) = (house.organization.id, StoreHouse.start)
        let names = ["b.example", "a.example"].map(DomainName.init(stored:))
        try await house.store.write { records in
            for name in names { #expect(try records.insert(name, in: id, at: now)) }
            #expect(try !records.insert(names[0], in: id, at: now))
            #expect(try !records.hasVerifiedDomain(in: id))
            try records.verify(names[1], by: .mail, in: id, at: now)
            #expect(try records.hasVerifiedDomain(in: id))
        }
        let verification = Domain.Verification(time: now, proof: .mail)
        #expect(
            try await house.store.domains(in: id) == [
                Domain(name: names[1], added: now, verification: verification),
                Domain(name: names[0], added: now, verification: nil),
            ])
    }

    @Test func `a domain of another organization is not there, on any verb`() async throws {
        let house = try await StoreHouse()
        let (other, _) = try await StoreHouse.company("other", in: house.store)
        let code = DomainCode(digest: Digest(bytes: [7]), expires: StoreHouse.start, tries: 0)
        try await house.store.write { [house, name] records in
            let now = StoreHouse.start
            _ = try records.insert(name, in: house.organization.id, at: now)
            try records.verify(name, by: .dns, in: other.id, at: now)
            try records.save(code, for: name, in: other.id)
            #expect(try records.domain(name, in: other.id) == nil)
            #expect(try !records.delete(name, in: other.id))
            #expect(try !records.hasVerifiedDomain(in: house.organization.id))
            #expect(try records.domain(name, in: house.organization.id)?.code == nil)
            try records.verify(name, by: .dns, in: house.organization.id, at: now)
            #expect(try !records.hasVerifiedDomain(in: other.id))
        }
        #expect(try await house.store.domains(in: other.id) == [])
    }

    @Test func `many may say a domain is theirs, one can have proven it`() async throws {
        let house = try await StoreHouse()
        var made: [Organization.ID] = []
        for number in 0..<8 { made.append(try await StoreHouse.company("company\(number)", in: house.store).0.id) }
        let companies = made
        try await house.store.write { [name] records in
            for company in companies { _ = try records.insert(name, in: company, at: StoreHouse.start) }
        }
        let winners = await withTaskGroup(of: Bool.self) { group in
            for company in companies {
                group.addTask { [store = house.store, name] in
                    do {
                        try await store.write { try $0.verify(name, by: .dns, in: company, at: StoreHouse.start) }
                        return true
                    } catch {
                        #expect(error as? StoreError == .taken(.domain))
                        return false
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(winners == 1)
    }

    @Test func `a code replaces the one before, and goes with the proof`() async throws {
        let house = try await StoreHouse()
        let (id, now) = (house.organization.id, StoreHouse.start)
        let codes = (1...2).map { DomainCode(digest: Digest(bytes: [UInt8($0)]), expires: now, tries: $0) }
        try await house.store.write { [name] records in
            _ = try records.insert(name, in: id, at: now)
            #expect(try #require(try records.domain(name, in: id)).code == nil)
            for code in codes {
                try records.save(code, for: name, in: id)
                #expect(try records.domain(name, in: id)?.code == code)
            }
            try records.verify(name, by: .mail, in: id, at: now)
            #expect(try #require(try records.domain(name, in: id)).code == nil)
        }
    }

    @Test func `codes are counted by domain and day, also beyond a removal`() async throws {
        let house = try await StoreHouse()
        let (id, now, further) = (house.organization.id, StoreHouse.start, DomainName(stored: "further.example"))
        try await house.store.write { [name] records in
            _ = try records.insert(name, in: id, at: now)
            #expect(try records.countCode(for: name, on: 1, in: id) == 1)
            #expect(try records.delete(name, in: id))
            _ = try records.insert(name, in: id, at: now)
            #expect(try records.countCode(for: name, on: 1, in: id) == 2)
            #expect(try records.countCode(for: name, on: 2, in: id) == 1)
            #expect(try records.countCode(for: further, on: 1, in: id) == 1)
        }
    }
}
