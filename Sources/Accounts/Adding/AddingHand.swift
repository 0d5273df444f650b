internal import SCIM

/// Carries out what was decided about a row, in the transaction that writes it down.
struct AddingHand {
    let rules: AddingRules
    let consequences: Consequences
    let records: any AccountTransaction

    /// What a row did.
    struct Done {
        let account: Account
        let verdict: RowVerdict
        let changes: [PersonColumn]
    }

    /// Decides once more, about the account as it is now, and does it.
    ///
    /// - Parameter isKnown: whether it is somebody who was there already, and is not added anew.
    /// - Throws: `PersonFlaw` for what was decided against; what the store or a limit refuses undoes the transaction.
    func add(_ person: NewPerson, among people: KnownPeople, isKnown: Bool = false) throws -> Done {
        let key = try person.key()
        var known = people.known(by: key)
        // As it is now, and locked.
        if let (account, integration) = known {
            known = try records.account(account.id, in: rules.organization.id).map { ($0.0, integration) }
        }
        guard known != nil || !isKnown else { throw PersonFlaw(.gone) }
        switch try rules.decide(person, known: known, among: people) {
        case .unchanged(let account): return Done(account: account, verdict: .unchanged, changes: [])
        case .add(let account):
            try insert(account)
            return Done(account: account, verdict: .add, changes: [])
        case .change(let before, let after, let effects, let changes):
            try update(before, to: after, effects)
            return Done(account: after, verdict: .change, changes: changes)
        }
    }

    private func insert(_ account: Account) throws {
        if account.kind == .phone { try records.countPhoneAccount(in: rules.organization, at: account.created) }
        try records.insert(AccountEntry(account, schemas: rules.schemas))
        if account.lifecycle.isInvited {
            try consequences.perform([.invite], on: account, in: rules.organization, records)
        }
        try records.enqueue(in: account.organization) {
            PublishedChange(created: account, as: rules.schemas, rules.environment)
        }
    }

    private func update(_ before: Account, to after: Account, _ effects: [Lifecycle.Effect]) throws {
        guard try !records.losesLastWayIn(from: before, to: after, in: rules.organization) else {
            throw PersonFlaw(.other, before.isLastWayIn)
        }
        guard
            try records.update(
                AccountEntry(after, schemas: rules.schemas), replacing: AccountEntry(before, schemas: rules.schemas))
        else { throw StoreError.unavailable("the account changed at the same moment") }
        try consequences.perform(effects, on: after, was: before, in: rules.organization, records)
        try records.enqueue(in: after.organization) {
            PublishedChange(.patch, of: before, to: after, as: rules.schemas, rules.environment)
        }
    }
}

extension AuditEntry {
    /// Whom a row was about, and what it did.
    mutating func tell(_ done: AddingHand.Done, _ person: NewPerson) {
        subject = .account(done.account.id, done.account.userName)
        tell("outcome", to: done.verdict.rawValue)
        for column in done.changes { tell(column.rawValue, to: person[column]) }
    }
}

extension PersonFlaw {
    /// What a store or a limit had against a row; nil for trouble that is not the row's.
    init?(undoing error: any Error) {
        switch error {
        case let flaw as PersonFlaw: self = flaw
        case StoreError.taken: self.init(.taken)
        case let error as SCIMError: self.init(error)
        case let refusal as Refusal: self.init(.other, refusal.description)
        default: return nil
        }
    }
}
