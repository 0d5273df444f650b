internal import SCIM

/// What a row would do, or did.
package enum RowVerdict: String, CaseIterable, Hashable, Sendable {
    case add, change, unchanged, refuse
}

/// What a row would do, decided without doing it: preview and work share it, so that the same row does nothing the second
/// time.
enum AddingDecision {
    case add(Account)
    case change(from: Account, to: Account, effects: [Lifecycle.Effect], [PersonColumn])
    case unchanged(Account)

    var verdict: RowVerdict {
        switch self {
        case .add: .add
        case .change: .change
        case .unchanged: .unchanged
        }
    }
}

/// By what a decision is made.
struct AddingRules: Sendable {
    let schemas: SchemaSet
    let organization: Organization
    /// What everybody belongs to who is added by hand.
    let integration: Integration
    /// Whether people are invited as they are added.
    let invites: Bool
    let environment: Environment

    /// - Parameters:
    ///   - known: the account that the key names, and the integration it belongs to; nil when there is none.
    ///   - people: whoever else the row may be about.
    func decide(
        _ person: NewPerson,
        known: KnownPeople.Known?,
        among people: KnownPeople
    ) throws(PersonFlaw) -> AddingDecision {
        let key = try person.key()
        if let account = known?.account { try mayMean(account, by: key) }
        // Nobody is their own manager, whatever the row says.
        let manager = people.manager(of: person).flatMap { $0.id == known?.account.id ? nil : $0 }
        let profile = try PersonProfile(person, key, manager: manager, over: known?.account.profile)
        do {
            guard let (account, integration) = known else {
                let newcomer = try newAccount(profile.document, key)
                try mayHave(person[.employeeID], newcomer, among: people)
                return .add(newcomer)
            }
            var changed = account
            let checked = try schemas.check(profile.document, replacing: account.profile)
            let outcome = try changed.accept(checked, by: integration, at: environment.now())
            guard case .changed(let effects) = outcome else { return .unchanged(account) }
            try mayChange(account, of: integration)
            try mayHave(person[.employeeID], account, among: people)
            return .change(from: account, to: changed, effects: effects, profile.changes)
        } catch let flaw as PersonFlaw {
            throw flaw
        } catch let error as SCIMError {
            throw PersonFlaw(error)
        } catch {
            throw PersonFlaw(.other, "\(error)")
        }
    }

    private func newAccount(_ document: JSONObject, _ key: NewPerson.Key) throws -> Account {
        switch key.kind {
        case .phone where !organization.settings.isOn(.profileCreationWithMobileNumber): throw PersonFlaw(.mobileIsOff)
        case .emailless where !organization.settings.isOn(.profileCreationWithAccessCodes):
            throw PersonFlaw(.codesAreOff)
        case .email, .phone, .emailless: break
        }
        let account = try Account(
            try schemas.check(document), isInvited: invites, in: organization, by: integration, environment)
        guard account.resource.encoded.count <= Limits.ownProfileBytes else {
            throw PersonFlaw(.other, "The row says more than \(Limits.ownProfileBytes) bytes; shorten it.")
        }
        return account
    }

    /// A `userName` may be an address that somebody had before: whoever is found by it alone is reached elsewhere by now.
    private func mayMean(_ account: Account, by key: NewPerson.Key) throws(PersonFlaw) {
        guard case .email(let email) = key, account.kind == .email, let address = account.address else { return }
        let name = SignInName(email)
        guard account.identification.signInName != name, !account.profile.hasEmail(name) else { return }
        throw PersonFlaw(.formerAddress, address)
    }

    /// An employee ID is one person's among those of an integration.
    private func mayHave(
        _ employeeID: String?,
        _ account: Account,
        among people: KnownPeople
    ) throws(PersonFlaw) {
        guard let holder = employeeID.flatMap({ people.holder(of: $0, in: account.integration) }),
            holder != account.id
        else { return }
        throw PersonFlaw(.taken)
    }

    /// Whose directory says who somebody is says it alone: what is changed here would be undone there.
    private func mayChange(_ account: Account, of integration: Integration) throws(PersonFlaw) {
        guard integration.isOurs else {
            throw PersonFlaw(.provisioned, integration.name)
        }
        guard !account.isAdministrator else { throw PersonFlaw(.administers) }
    }
}
