import Accounts
import SCIM
import Secrets
import Store
import TestSupport
import Testing

/// Two companies with much of all that the pages of those who administer list: the smaller one's pages are looked at.
struct OfficeCrowd {
    let house: StoreHouse
    let company: Organization
    let person: Account.ID
    let group: Group.ID
    let job: Job.ID

    init(_ count: Int, besides others: Int) async throws {
        let house = try await StoreHouse()
        let keyring = try #require(Keyring(master: Array(0..<32)))
        let big = Filling(house: house, keyring: keyring, company: house.organization, integration: house.integration)
        _ = try await big.fill(others)
        let (company, integration) = try await StoreHouse.company("small", in: house.store)
        let small = Filling(house: house, keyring: keyring, company: company, integration: integration)
        (person, group, job) = try await small.fill(count)
        try await TestDatabase.settle(house.databaseURL)
        (self.house, self.company) = (house, company)
    }
}

private struct Filling {
    let house: StoreHouse
    let keyring: Keyring
    let company: Organization
    let integration: Integration

    private var environment: Environment { house.environment }
    private var now: Instant { StoreHouse.start }

    func fill(_ count: Int) async throws -> (Account.ID, Group.ID, Job.ID) {
        let people = (0..<count).map { PeopleCrowd.person($0, in: house, at: company, of: [integration, integration]) }
        let groups = try (0..<count / 4).map { try house.group("Group \($0)", in: company, by: integration) }
        let job = Job.ID(in: company.id, "job-0")
        try await house.store.write { records in
            for (number, person) in people.enumerated() {
                try records.insert(AccountEntry(person, schemas: house.schemas))
                try leave(number, of: person, records)
            }
            for (number, group) in groups.enumerated() {
                try records.insert(group)
                let members = number == 0 ? people[...] : people[number..<number + 4]
                let references = members.map { MemberReference(id: $0.id.text) }
                _ = try records.add(references, to: group.group.id, in: company.id)
            }
            try leaveJobs(count / 4, records)
            let rows = (1...count).map { JobRow(number: $0, line: $0, sealed: [1], verdict: .refuse) }
            try records.insert(rows, of: job)
            for row in rows { try records.save(row, of: job) }
        }
        return (people[0].id, groups[0].group.id, job)
    }

    /// What there is of each person: a session, a code, a message, a conflict, and what was done.
    private func leave(_ number: Int, of person: Account, _ records: any AccountTransaction) throws {
        for _ in 0..<(number == 0 ? 9 : 1) {
            let session = NewSession(BrowserSecret(environment), agent: "Browser", keyring, at: now)
            try records.insert(session, of: person.id, in: company.id)
            try records.append(AccountEvent(.signedIn, at: now), of: person.id, in: company.id)
        }
        if person.kind == .emailless {
            let code = StoredCode(
                ClaimCode(.accessCode, environment), of: person.id, expires: now.advanced(bySeconds: 3600), keyring,
                environment)
            try records.save(code, of: person.id, in: company.id)
            let issued = CodeIssue(digest: code.digest, at: now, by: "ada")
            if number % 8 == 3 { try records.record(issued, of: person.id, in: company.id) }
        }
        let message = MessageEntry(
            Message(
                organization: company.id, account: person.id, kind: .invitation, channel: .email,
                recipient: "\(number)@x.example"),
            expires: now.advanced(bySeconds: 3600), keyring: keyring, environment: environment)
        try records.enqueue(message)
        if number % 2 == 0 { try records.settleFailed(message.id, in: company.id, because: "away") }
        let source = ProvisioningSource(organization: company.id, integration: integration.id, name: "okta")
        if number < 200,
            let clash = Clash(.uniqueness("taken"), .userName, by: AccountEntry(person, schemas: house.schemas))
        {
            try records.take(.refused(clash, by: source, at: now))
        }
        try records.append(
            AuditEntry(
                at: now, who: .operator, deed: number % 50 == 0 ? .deletePeople : .invite, network: nil,
                subject: .account(person.id, person.userName)),
            in: company.id)
    }

    private func leaveJobs(_ count: Int, _ records: any AccountTransaction) throws {
        for number in 0..<count {
            let made = now.advanced(bySeconds: Int64(number))
            try records.insert(
                Job(
                    id: Job.ID(in: company.id, "job-\(number)"), kind: .importPeople, asker: .operator, sealedPlan: [1],
                    created: made, state: .done, lease: made, expires: made))
        }
    }
}
