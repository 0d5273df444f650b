package import SCIM
package import Secrets

/// People are added by hand: one by a form, or a few by rows that somebody pastes.
package struct Adding: Sendable {
    let schemas: SchemaSet
    let store: any AccountStore
    let keyring: Keyring
    let environment: Environment

    package init(schemas: SchemaSet, store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.schemas = schemas
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    /// What a row would do, or did.
    package struct Outcome: Sendable {
        package let person: NewPerson
        package let verdict: RowVerdict
        package let finding: JobRow.Finding
        /// Whom it is about; nil for somebody who is not there yet.
        package let account: Account?
    }

    /// Says what rows would do, and does nothing.
    package func look(
        _ people: [NewPerson],
        invites: Bool,
        by acting: ActingAdministrator
    ) async throws -> [Outcome] {
        try desk.allow(.addPeople, to: acting)
        let organization = acting.organization
        return try await store.write { records in
            let rules = try rules(for: organization.id, invites: invites, records)
            let known = try KnownPeople(people, in: organization.id, records)
            var earlier = EarlierRows()
            return people.enumerated().map { index, person in
                do throws(PersonFlaw) {
                    let marks = try person.marks()
                    try earlier.check(marks)
                    let decision = try rules.decide(person, known: known.known(by: try person.key()), among: known)
                    earlier.take(marks, number: index + 1)
                    return Outcome(person, decision)
                } catch {
                    return Outcome(refused: person, error)
                }
            }
        }
    }

    /// Does what the rows say, each in a transaction of its own: one that is refused keeps nobody else out.
    package func add(
        _ people: [NewPerson],
        invites: Bool,
        by acting: ActingAdministrator
    ) async throws -> [Outcome] {
        var outcomes: [Outcome] = []
        var earlier = EarlierRows()
        for (index, person) in people.enumerated() {
            do {
                let marks = try person.marks()
                try earlier.check(marks)
                outcomes.append(try await add(person, invites: invites, by: acting))
                earlier.take(marks, number: index + 1)
            } catch {
                guard let flaw = PersonFlaw(undoing: error) else { throw error }
                outcomes.append(Outcome(refused: person, flaw))
            }
        }
        return outcomes
    }

    private func add(_ person: NewPerson, invites: Bool, by acting: ActingAdministrator) async throws -> Outcome {
        try await desk.perform(.addPeople, by: acting) { records, entry in
            let rules = try rules(for: acting.organization.id, invites: invites, records)
            let known = try KnownPeople([person], in: acting.organization.id, records)
            let done = try AddingHand(rules: rules, consequences: consequences, records: records)
                .add(person, among: known)
            entry.tell(done, person)
            return Outcome(
                person: person, verdict: done.verdict, finding: JobRow.Finding(changes: done.changes),
                account: done.account)
        }
    }

    var desk: Desk { Desk(store: store, environment: environment) }
    var consequences: Consequences { Consequences(keyring: keyring, environment: environment) }

    /// By the settings as they are now; the integration is made with the first person.
    func rules(
        for organization: Organization.ID,
        invites: Bool,
        _ records: any AccountTransaction
    ) throws -> AddingRules {
        guard let current = try records.organization(organization) else {
            throw StoreError.unavailable("the organization is gone")
        }
        let integration =
            try records.integration(named: Integration.byHand, in: organization)
            ?? records.insertIntegration(named: Integration.byHand, in: organization, at: environment.now())
        return AddingRules(
            schemas: schemas, organization: current, integration: integration, invites: invites,
            environment: environment)
    }
}

extension Adding.Outcome {
    init(_ person: NewPerson, _ decision: AddingDecision) {
        switch decision {
        case .add(let account):
            self.init(person: person, verdict: .add, finding: JobRow.Finding(), account: account)
        case .change(let account, _, _, let changes):
            self.init(
                person: person, verdict: .change, finding: JobRow.Finding(changes: changes), account: account)
        case .unchanged(let account):
            self.init(person: person, verdict: .unchanged, finding: JobRow.Finding(), account: account)
        }
    }

    init(refused person: NewPerson, _ flaw: PersonFlaw) {
        self.init(person: person, verdict: .refuse, finding: JobRow.Finding(flaw: flaw), account: nil)
    }
}
