internal import SCIM

/// Where everything that administrators do passes: the right to it, and the entry in the audit log.
package struct Desk: Sendable {
    package let store: any AccountStore
    package let environment: Environment

    package init(store: any AccountStore, environment: Environment) {
        self.store = store
        self.environment = environment
    }

    /// For what is only looked at.
    ///
    /// - Throws: `Forbidden`, or `ConfirmationNeeded` where the deed is dangerous.
    package func allow(
        _ deed: Deed,
        to acting: ActingAdministrator,
        asDangerous isDangerous: Bool? = nil
    ) throws {
        guard acting.role.may(deed) else { throw Forbidden(deed: deed, role: acting.role) }
        switch acting.who {
        case .operator: return
        case .token: guard !deed.isForPeopleOnly else { throw Forbidden(deed: deed, role: acting.role) }
        case .person: if isDangerous ?? deed.isDangerous { try acting.checkConfirmed(at: environment.now()) }
        }
    }

    /// One deed in one transaction, with its entry in the audit log.
    ///
    /// Whose role was taken away a moment ago does nothing any more; who is no system administrator leaves accounts alone
    /// that administer; and whoever is one shows the second factor first.
    ///
    /// - Parameters:
    ///   - isDangerous: where that depends on more than the deed.
    ///   - work: may say more in the entry; what it throws undoes everything, the entry too.
    package func perform<Value: Sendable>(
        _ deed: Deed,
        on subject: AuditEntry.Subject? = nil,
        by acting: ActingAdministrator,
        asDangerous isDangerous: Bool? = nil,
        _ work: @escaping @Sendable (any AccountTransaction, inout AuditEntry) throws -> Value
    ) async throws -> Value {
        try allow(deed, to: acting, asDangerous: isDangerous)
        let now = environment.now()
        return try await store.write { records in
            try records.checkStanding(of: acting, for: deed)
            if let subject { try records.checkReach(of: acting, to: subject, at: now) }
            let hadAdministrator = try deed.mayEndAdministrator && records.hasSystemAdministrator(of: acting)
            var entry = AuditEntry(
                at: now, who: acting.who, deed: deed, network: acting.network, subject: subject)
            let value = try work(records, &entry)
            if let later = entry.subject, later != subject { try records.checkReach(of: acting, to: later, at: now) }
            if hadAdministrator, try !records.hasSystemAdministrator(of: acting) { throw Refusal.lastAdministrator }
            try records.append(entry, in: acting.organization.id)
            return value
        }
    }

    package func audit(_ query: AuditQuery, by acting: ActingAdministrator) async throws -> [LoggedAudit] {
        try allow(.readAudit, to: acting)
        return try await store.audit(query, in: acting.organization.id)
    }
}

extension AccountTransaction {
    fileprivate func checkStanding(of acting: ActingAdministrator, for deed: Deed) throws {
        guard try currentRole(of: acting)?.may(deed) == true else { throw Forbidden(deed: deed, role: acting.role) }
    }

    /// The role as it is now, and not as it was when the page was asked for.
    func currentRole(of acting: ActingAdministrator) throws -> Role? {
        guard let account = acting.account else { return acting.role }
        return try role(of: account, in: acting.organization.id)
    }

    fileprivate func checkReach(of acting: ActingAdministrator, to subject: AuditEntry.Subject, at now: Instant) throws
    {
        guard subject.kind == .account, let id = Account.ID(subject.id) else { return }
        try checkReach(of: acting, to: id, at: now)
    }

    /// Accounts that administer are a system administrator's business, and a dangerous one: whoever gets hold of such an
    /// account may do everything.
    ///
    /// Programs have no business with them: they would redirect one, and give themselves further rights (S29).
    ///
    /// - Throws: `Forbidden` or `ConfirmationNeeded`.
    func checkReach(of acting: ActingAdministrator, to account: Account.ID, at now: Instant) throws {
        guard try role(of: account, in: acting.organization.id) != nil else { return }
        let isPeople = if case .token = acting.who { false } else { true }
        let isOwn = account == acting.account
        guard isPeople, try isOwn || currentRole(of: acting) == .systemAdministrator else {
            throw Forbidden(deed: .manageAdministrators, role: acting.role)
        }
        try acting.checkConfirmed(at: now)
    }

    /// The organization is held until the end, so that of the last two not each takes the other for the one who remains.
    fileprivate func hasSystemAdministrator(of acting: ActingAdministrator) throws -> Bool {
        _ = try organization(acting.organization.id)
        return try hasSystemAdministrator(in: acting.organization.id)
    }
}

extension Refusal {
    package static let lastAdministrator = Refusal(
        "Nobody would be left who may do everything. Make somebody else who has claimed an account a system administrator "
            + "first.")
}

/// Somebody wants what the role does not give.
package struct Forbidden: Error, Hashable {
    package let deed: Deed
    package let role: Role
}

/// The second factor has to be shown again first.
package struct ConfirmationNeeded: Error, Hashable {
    package init() {}
}
