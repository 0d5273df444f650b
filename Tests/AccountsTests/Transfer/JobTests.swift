import Accounts
import SCIM
import Store
import TestSupport
import Testing

/// Jobs go on whatever becomes of who does them: no row twice, and none lost.
@Suite struct JobTests {
    private let count = 130

    private func rows() -> [[String]] {
        (0..<count).map { ["p\($0)@x.example", "p\(($0 + 1) % count)@x.example"] }
    }

    @Test func `a worker that dies after any step is followed by another, and nothing is done twice`() async throws {
        try await TestHouse.run { house in
            let place = try await ImportHouse(house)
            var upload = try await house.importing.begin(
                HeaderRow(["Email", "Manager Email"]), fileName: "f", invites: true, by: try await place.acting)
            for row in rows() { try await upload.add(row, line: 0) }
            let id = try await upload.finish().id
            var steps = 0
            while ![.done, .failed].contains(try await place.job(id).state) {
                if try await place.job(id).state == .waiting {
                    _ = try await house.importing.confirm(id, by: try await place.acting)
                }
                guard let job = try await house.jobWorker.claim() else {
                    Issue.record("nobody can go on")
                    break
                }
                #expect(try await house.jobWorker.claim() == nil, "two have it")
                _ = try await house.jobWorker.step(job)
                steps += 1
                // Whoever had it is never heard of again.
                house.clock.advance(bySeconds: Job.secondsForLease + 1)
            }
            let job = try await place.job(id)
            #expect(job.state == .done && job.counts.added == count && job.counts.refused == 0)
            #expect(steps >= 14)
            let people = try await place.people()
            #expect(people.count == count && Set(people.map(\.userName)).count == count)
            let enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
            #expect(people.allSatisfy { $0.profile[enterprise]?["manager"]?["value"] != nil })
            #expect(try await place.messages().count == count)
        }
    }

    @Test func `whoever has lost a job does nothing more for it`() async throws {
        try await TestHouse.run { house in
            let place = try await ImportHouse(house)
            let checked = try await place.checked(["Email", "Manager Email"], rows())
            _ = try await house.importing.confirm(checked.id, by: try await place.acting)
            let slow = try #require(try await house.jobWorker.claim())
            house.clock.advance(bySeconds: Job.secondsForLease + 1)
            let quick = try #require(try await house.jobWorker.claim())
            _ = try await house.jobWorker.step(quick)
            #expect(try await house.jobWorker.step(slow) == nil)
            #expect(try await place.people().count == 25)
            try await house.importing.cancel(checked.id, by: try await place.acting)
            house.clock.advance(bySeconds: Job.secondsForLease + 1)
            #expect(try await house.jobWorker.claim() == nil)
            #expect(try await place.people().count == 25)
        }
    }

    @Test(arguments: ["role", "way in"])
    func `an import ends with the right of whoever confirmed it, and not of whoever began it`(lost: String) async throws
    {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let place = ImportHouse(house: house, slug: company.slug)
            let (beginner, confirmer) = try await (
                company.administrator(.accountManager), company.administrator(.accountManager)
            )
            let before = try await place.people().count
            var upload = try await house.importing.begin(
                HeaderRow(["Email", "Manager Email"]), fileName: "f", invites: true, by: try await beginner.acting)
            for row in rows() { try await upload.add(row, line: 0) }
            let id = try await upload.finish().id
            try await place.work(on: id)
            _ = try await house.importing.confirm(id, by: try await confirmer.acting)
            let (deeds, operating) = (house.office.personDeeds, try await place.acting)
            try await deeds.take(.deactivate, with: beginner.person.id, by: operating)
            let working = try #require(try await house.jobWorker.claim(id))
            let next = try #require(try await house.jobWorker.step(working))
            if lost == "role" {
                try await house.appoint(confirmer.person.id.text, as: .analyst, in: company.slug)
            } else {
                try await deeds.take(.deactivate, with: confirmer.person.id, by: operating)
            }
            #expect(try await house.jobWorker.step(next) == nil)
            let job = try await place.job(id)
            #expect(job.isWithdrawn && job.counts.added == 25)
            #expect(try await place.people().count == before + 25)
            let page = try await company.administrator().open("/import/\(id.text)")
            #expect(page.text.contains("Whoever asked for this may not do it any more"))
        }
    }

    @Test func `an import by a program ends with its token`() async throws {
        try await TestHouse.run { house in
            let place = try await ImportHouse(house)
            _ = try await house.administration.createToken(
                integration: "Robot", in: place.slug, scopes: [.administerAccounts], days: 10)
            let token = try #require(try await house.administration.tokens(of: "Robot", in: place.slug).first)
            let checked = try await place.checked(["Email", "Manager Email"], rows())
            _ = try await house.importing.confirm(checked.id, by: try await place.acting)
            var job = try #require(try await house.jobWorker.claim(checked.id))
            let before = job
            job.asker = .token(token.id)
            let isSaved = try await house.store.write { [job] in try $0.save(job, replacing: before) }
            #expect(isSaved)
            let next = try #require(try await house.jobWorker.step(job))
            #expect(next.asker == .token(token.id) && next.counts.added == 25)
            try await house.administration.revokeToken(token.id, in: place.slug)
            #expect(try await house.jobWorker.step(next) == nil)
            #expect(try await place.job(job.id).isWithdrawn)
        }
    }

    @Test func `the audit log names each person of an import, and whoever confirmed it`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let place = ImportHouse(house: house, slug: company.slug)
            let confirmer = try await company.administrator(.accountManager)
            let acting = try await confirmer.acting
            for title in ["Spy", "Cook"] {
                let checked = try await place.checked(
                    ["Email", "Job Title", "Manager Email"],
                    [["ann@x.example", title, "bob@x.example"], ["bob@x.example", "", ""], ["nonsense", "", ""]])
                _ = try await house.importing.confirm(checked.id, by: acting)
                try await place.work(on: checked.id)
            }
            let audit = try await house.office.desk.audit(AuditQuery(), by: try await place.acting)
            let about = audit.map(\.entry).filter { $0.deed == .importPeople && $0.subject?.kind == .account }
            #expect(about.allSatisfy { $0.who == acting.who })
            let told = about.reversed().map { entry in
                "\(entry.subject?.name ?? "") \(entry.facts.map { "\($0.name)=\($0.after ?? "")" })"
            }
            #expect(
                told == [
                    #"ann@x.example ["outcome=add"]"#, #"bob@x.example ["outcome=add"]"#,
                    #"ann@x.example ["outcome=change", "Manager Email=bob@x.example"]"#,
                    #"ann@x.example ["outcome=change", "Job Title=Cook"]"#,
                ])
        }
    }

    @Test func `a manager who is named by employee ID is in the audit log by that`() async throws {
        try await TestHouse.run { house in
            let place = try await ImportHouse(house)
            for manager in ["", "B1"] {
                _ = try await place.imported(
                    ["Email", "Employee ID", "Manager Email", "Manager Employee ID"],
                    [["ann@x.example", "", "", manager], ["bob@x.example", "B1", "", ""]])
            }
            let audit = try await house.office.desk.audit(AuditQuery(), by: try await place.acting)
            let change = try #require(
                audit.map(\.entry).first { $0.subject?.name == "ann@x.example" && $0.facts.count == 2 })
            #expect(
                change.facts.map { "\($0.name)=\($0.after ?? "")" } == ["outcome=change", "Manager Employee ID=B1"])
        }
    }

    @Test func `whoever is deleted before the managers are put in does not come back`() async throws {
        try await TestHouse.run { house in
            let place = try await ImportHouse(house)
            let checked = try await place.checked(["Email", "Manager Email"], rows())
            _ = try await house.importing.confirm(checked.id, by: try await place.acting)
            var job = try #require(try await house.jobWorker.claim(checked.id))
            while job.state == .working { job = try #require(try await house.jobWorker.step(job)) }
            let first = try #require(try await place.people().first { $0.userName == "p0@x.example" })
            try await house.office.personDeeds.take(.delete, with: first.id, by: try await place.acting)
            try await house.jobWorker.finish(job)
            #expect(try await place.job(job.id).state == .done)
            let people = try await place.people()
            #expect(people.count == count - 1 && !people.contains { $0.userName == "p0@x.example" })
            let row = try #require(try await place.rows(of: job).first)
            #expect(row.verdict == .add && row.finding.flaw?.kind == .gone)
        }
    }

    @Test func `what a job says of people is sealed, and erased with it after a week`() async throws {
        try await TestHouse.run { house in
            let place = try await ImportHouse(house)
            let job = try await place.imported(["Email", "Title"], [["secret@x.example", "Spy"], ["nonsense", ""]])
            let rows = try await house.store.rows(of: job.id, behind: 0, verdicts: [], limit: 10)
            for row in rows {
                let text = String(decoding: row.sealed + (row.sealedFinding ?? []), as: UTF8.self)
                #expect(!text.contains("secret") && !text.contains("nonsense"))
            }
            house.clock.advance(bySeconds: 7 * 86_400 - 1)
            try await house.jobWorker.sweep()
            #expect(try await house.store.job(job.id) != nil)
            house.clock.advance(bySeconds: 1)
            #expect(try await house.importing.job(job.id.text, by: try await place.acting) == nil)
            try await house.jobWorker.sweep()
            #expect(try await house.store.job(job.id) == nil)
            #expect(try await house.store.rows(of: job.id, behind: 0, verdicts: [], limit: 10).isEmpty)
        }
    }

    @Test func `an export holds everybody once, claim links of people and not of administrators`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let place = ImportHouse(house: house, slug: company.slug)
            _ = try await place.imported(["Email", "First name"], (0..<520).map { ["p\($0)@x.example", "=P\($0)"] })
            try await house.appoint("p1@x.example", as: .accountManager, in: place.slug)
            let acting = try await company.administrator().acting
            let job = try await house.exporting.begin(AccountSelection(stage: .invited), by: acting)
            try await place.work(on: job.id)
            #expect(try await place.job(job.id).state == .done)
            #expect(try await place.job(job.id).counts.rows == 520)
            let parts = [
                try #require(try await house.exporting.part(1, of: job.id, at: "https://p.example")),
                try #require(try await house.exporting.part(2, of: job.id, at: "https://p.example")),
            ]
            #expect(try await house.exporting.part(3, of: job.id, at: "") == nil)
            #expect(parts.map(\.count) == [500, 20], "whoever fetches it has one part in memory")
            let all = parts.flatMap(\.self)
            #expect(Set(all.map { $0[1] }).count == 520)
            let links = all.filter { $0[AccountExport.claimLinkColumn].hasPrefix("https://p.example/c/") }
            #expect(links.count == 519)
            #expect(all.first { $0[1] == "p1@x.example" }?[AccountExport.claimLinkColumn] == "")
            let told = try await place.messages().filter { $0.entry.kind == .exportReady }
            #expect(told.count == 1 && told[0].entry.account == acting.account)
        }
    }

    @Test func `an export, and the link to it, are good for three days`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let place = ImportHouse(house: house, slug: company.slug)
            let began = house.clock.now
            let job = try await house.exporting.begin(
                AccountSelection(), by: try await company.administrator().acting)
            try await place.work(on: job.id)
            let letter = try #require(try await place.messages().first { $0.entry.kind == .exportReady })
            #expect(letter.entry.expires == began.advanced(bySeconds: 3 * 86_400))
            house.clock.advance(bySeconds: 3 * 86_400 - 1)
            #expect(try await house.exporting.job(job.id.text, by: try await place.acting) != nil)
            house.clock.advance(bySeconds: 1)
            #expect(try await house.exporting.job(job.id.text, by: try await place.acting) == nil)
            try await house.jobWorker.sweep()
            #expect(try await house.store.job(job.id) == nil)
            #expect(try await house.store.chunk(1, of: job.id) == nil)
        }
    }
}
