import Accounts
import Store
import TestSupport
import Testing

/// However an import ends, it says of each row what became of it, and nothing of those that were left.
@Suite struct JobEndTests {
    private let count = 60

    /// Each has the next one as manager.
    private func rows() -> [[String]] {
        (0..<count).map { ["p\($0)@x.example", "p\(($0 + 1) % count)@x.example"] }
    }

    /// The lines of the file that says what became of the rows.
    private func result(of job: Job, _ visitor: PanelVisitor) async throws -> [Substring] {
        Array(try await visitor.open("/import/\(job.id.text)/result").text.split(separator: "\r\n").dropFirst())
    }

    private func confirmed(_ place: ImportHouse) async throws -> Job {
        let checked = try await place.checked(["Email", "Manager Email"], rows())
        _ = try await place.house.importing.confirm(checked.id, by: try await place.acting)
        return try #require(try await place.house.jobWorker.claim(checked.id))
    }

    @Test func `after a cancel the rows that were done say so, and the others say nothing`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let place = ImportHouse(house: house, slug: company.slug)
            let working = try await confirmed(place)
            _ = try await house.jobWorker.step(working)
            try await house.importing.cancel(working.id, by: try await place.acting)
            let job = try await place.job(working.id)
            #expect(job.isCarriedOut(25) && !job.isCarriedOut(26))
            let visitor = try await company.administrator()
            let page = try await visitor.open("/import/\(job.id.text)")
            #expect(page.text.contains("Added") && !page.text.contains("Will be added"))
            let lines = try await result(of: job, visitor)
            #expect(lines.filter { $0.contains(",Added,") }.count == 25)
            #expect(lines[24].hasPrefix("p24@x.example,p25@x.example,Added,"))
            #expect(lines[25].hasPrefix("p25@x.example,p26@x.example,,"))
        }
    }

    @Test func `a cancel while managers are put in takes nothing back of what is said of the rows`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let place = ImportHouse(house: house, slug: company.slug)
            var working = try await confirmed(place)
            while working.state == .working {
                working = try #require(try await house.jobWorker.step(working))
            }
            #expect(working.state == .linking)
            try await house.importing.cancel(working.id, by: try await place.acting)
            let job = try await place.job(working.id)
            #expect(job.isCarriedOut(count))
            let lines = try await result(of: job, try await company.administrator())
            #expect(lines.filter { $0.contains(",Added,") }.count == count)
        }
    }

    @Test func `an asker who loses the role while rows are checked has added nobody`() async throws {
        try await TestHouse.run { house in
            let company = try await house.organization()
            let asker = try await company.administrator(.accountManager)
            var upload = try await house.importing.begin(
                HeaderRow(["Email"]), fileName: "f", invites: true, by: try await asker.acting)
            for number in 0..<130 { try await upload.add(["p\(number)@x.example"], line: number + 2) }
            let id = try await upload.finish().id
            let checking = try #require(try await house.jobWorker.claim(id))
            let next = try #require(try await house.jobWorker.step(checking))
            #expect(next.state == .checking && next.counts.added == 100)
            try await house.appoint(asker.person.id.text, as: .analyst, in: company.slug)
            #expect(try await house.jobWorker.step(next) == nil)
            let job = try await ImportHouse(house: house, slug: company.slug).job(id)
            #expect(job.isWithdrawn && job.counts.added == 0 && !job.isCarriedOut(1))
            let visitor = try await company.administrator()
            #expect(try await result(of: job, visitor).contains { $0.contains("Added") } == false)
            let page = try await visitor.open("/import/\(id.text)")
            #expect(!page.text.contains("Will be added"))
        }
    }

    @Test func `a store that fails every time ends an import, and says so`() async throws {
        try await TestHouse.run { house in
            let place = try await ImportHouse(house)
            let faults = FaultyStore(house.store)
            let worker = JobWorker(
                adding: Adding(
                    schemas: house.schemas, store: faults, keyring: house.keyring, environment: house.environment),
                roster: Roster(store: faults, keyring: house.keyring, environment: house.environment))
            let id = try await confirmed(place).id
            house.clock.advance(bySeconds: Job.secondsForLease + 1)
            var tries = 0
            while tries < 10, let job = try await worker.claim(id) {
                faults.fail(with: StoreError.tooSlow, times: 1)
                await #expect(throws: StoreError.tooSlow) { try await worker.step(job) }
                house.clock.advance(bySeconds: Job.secondsForLease + 1)
                tries += 1
            }
            #expect(tries == 5)
            let job = try await place.job(id)
            #expect(job.state == .failed && !job.isCarriedOut(1))
        }
    }
}
