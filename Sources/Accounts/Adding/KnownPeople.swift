internal import PhoneNumbers
internal import SCIM

/// The accounts that some rows are about, name as managers, or take an employee ID from: looked for together, since one after
/// the other takes long.
struct KnownPeople {
    typealias Known = (account: Account, integration: Integration)

    /// Whom a row names as manager, and in which column.
    struct Manager {
        let id: Account.ID
        let column: PersonColumn
    }

    private var byName: [String: Known] = [:]
    private var byEmployeeID: [String: Known] = [:]
    private var holders: [Integration.ID: [String: Account.ID]] = [:]

    init(_ people: [NewPerson], in organization: Organization.ID, _ records: any AccountTransaction) throws {
        var (names, employeeIDs): (Set<String>, Set<String>) = ([], [])
        for person in people {
            switch try? person.key() {
            case .email(let address)?: names.insert(SignInName(address).key)
            case .phone(let number)?: names.insert(number.e164)
            case .employeeID?, nil: break
            }
            if let employeeID = person[.employeeID] { employeeIDs.insert(employeeID) }
            if let manager = person[.managerEmail] { names.insert(manager.comparisonKey) }
            if let manager = person[.managerEmployeeID] { employeeIDs.insert(manager) }
        }
        for known in try records.accounts(named: names, employeeIDs: employeeIDs, in: organization) {
            take(known)
        }
    }

    private mutating func take(_ known: Known) {
        let account = known.account
        // The name somebody signs in with is that person's alone; a userName may only look like it.
        let userName = account.userName.comparisonKey
        if byName[userName] == nil { byName[userName] = known }
        if let name = account.identification.signInName { byName[name.key] = known }
        guard let employeeID = account.externalID else { return }
        holders[account.integration, default: [:]][employeeID] = account.id
        // An employee ID is one person's among those without an address; elsewhere each integration has its own.
        if byEmployeeID[employeeID] == nil || account.kind == .emailless { byEmployeeID[employeeID] = known }
    }

    func known(by key: NewPerson.Key) -> Known? {
        switch key {
        case .email(let address): byName[SignInName(address).key]
        case .phone(let number): byName[number.e164]
        case .employeeID(let employeeID): byEmployeeID[employeeID]
        }
    }

    /// Who has an employee ID among the people of an integration, where nobody else can have it.
    func holder(of employeeID: String, in integration: Integration.ID) -> Account.ID? {
        holders[integration]?[employeeID]
    }

    func manager(of person: NewPerson) -> Manager? {
        if let known = person[.managerEmail].flatMap({ byName[$0.comparisonKey] }) {
            return Manager(id: known.account.id, column: .managerEmail)
        }
        return person[.managerEmployeeID].flatMap { byEmployeeID[$0] }
            .map { Manager(id: $0.account.id, column: .managerEmployeeID) }
    }
}

extension NewPerson {
    /// What the row calls the manager.
    var namedManager: String? { self[.managerEmail] ?? self[.managerEmployeeID] }
}
