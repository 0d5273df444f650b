package import SCIM
package import Secrets

/// Access codes are handed to people whom no message reaches: shown or printed, each once.
///
/// Who asks for a code that was handed out already gets a new one, which ends it: nobody knows where the old one is.
package struct HandingOut: Sendable {
    private let desk: Desk
    private let keyring: Keyring

    package init(desk: Desk, keyring: Keyring) {
        self.desk = desk
        self.keyring = keyring
    }

    // MARK: Looking

    package func departments(by acting: ActingAdministrator) async throws -> [CodeDepartment] {
        try desk.allow(.readPeople, to: acting)
        return try await desk.store.codeDepartments(
            withAdministrators: acting.mayHandToAdministrators, limit: Limits.codeDepartmentsShown,
            in: acting.organization.id, at: desk.environment.now())
    }

    /// Whom the next letters are for.
    package struct Batch: Sendable {
        package let people: [Account]
        /// Whether there are more behind them.
        package let hasMore: Bool
    }

    /// - Parameter last: the one that they come behind; nil for the beginning.
    package func batch(
        _ selection: CodeSelection,
        behind last: Account.ID?,
        by acting: ActingAdministrator
    ) async throws -> Batch {
        try desk.allow(.handOutCodes, to: acting)
        let found = try await desk.store.people(
            selection.within(reachOf: acting), behind: last, limit: Limits.lettersAtOnce + 1,
            in: acting.organization.id, at: desk.environment.now())
        return Batch(
            people: Array(found.prefix(Limits.lettersAtOnce)), hasMore: found.count > Limits.lettersAtOnce)
    }

    /// Somebody, and whether a code was handed out that is still good.
    package func person(
        _ id: Account.ID,
        by acting: ActingAdministrator
    ) async throws -> (account: Account, issue: CodeIssue?)? {
        try desk.allow(.handOutCodes, to: acting)
        let (store, organization) = (desk.store, acting.organization.id)
        guard let account = try await store.accounts([id], in: organization).first else { return nil }
        let now = desk.environment.now()
        let live = try await store.codes(of: id, in: organization)
            .first { $0.kind == .accessCode && $0.isLive(at: now) }
        let issue = try await store.codeIssue(of: id, in: organization)
        return (account, issue?.digest == live?.digest ? issue : nil)
    }

    // MARK: Handing out

    /// The codes of those people of a batch who still belong to the selection, in one transaction.
    ///
    /// - Parameters:
    ///   - end: the last of the batch, so that nobody is in it who was not shown.
    ///   - asked: when it was asked whether codes may end; those that were handed out later stay. Nil: just now.
    package func hand(
        _ selection: CodeSelection,
        behind last: Account.ID?,
        through end: Account.ID,
        asked: Instant? = nil,
        by acting: ActingAdministrator
    ) async throws -> [CodeLetter] {
        let selection = selection.within(reachOf: acting)
        let (organization, now) = (acting.organization, desk.environment.now())
        return try await desk.perform(.handOutCodes, by: acting) { records, entry in
            let people = try records.people(
                selection, behind: last, through: end, limit: Limits.lettersAtOnce, in: organization.id, at: now)
            let letters = try people.compactMap { id -> CodeLetter? in
                guard let (account, _) = try records.account(id, in: organization.id), account.awaitsCode else {
                    return nil
                }
                if account.isAdministrator { try records.checkReach(of: acting, to: id, at: now) }
                let again = selection.states.contains(.issued)
                return try letter(for: account, by: acting, again: again, asked: asked, records)
            }
            entry.tell("letters", to: String(letters.count))
            return letters
        }
    }

    package enum Outcome: Hashable, Sendable {
        case handed(CodeLetter)
        /// There is one that is good; asking for another one ends it.
        case wasHanded(CodeIssue)
    }

    /// The code of one person, to claim the account by or to get back into it.
    ///
    /// - Parameters:
    ///   - again: whether a code that was handed out may be ended.
    ///   - asked: when that was asked; a code that was handed out later stays. Nil: just now.
    package func hand(
        to id: Account.ID,
        again: Bool,
        asked: Instant? = nil,
        by acting: ActingAdministrator
    ) async throws -> Outcome {
        let organization = acting.organization
        return try await desk.perform(
            .handOutCodes, on: AuditEntry.Subject(.account, id: id.text, name: ""), by: acting
        ) { records, entry in
            guard let (account, _) = try records.account(id, in: organization.id) else {
                throw Refusal("There is no such account.")
            }
            entry.subject = .account(id, account.userName)
            guard account.kind == .emailless else {
                throw Refusal(
                    "\(account.userName) is written to; access codes are for people without e-mail address and mobile "
                        + "number.")
            }
            guard account.isActive else { throw Refusal("\(account.userName) is deactivated.") }
            if let letter = try letter(for: account, by: acting, again: again, asked: asked, records) {
                return .handed(letter)
            }
            guard let issue = try records.codeIssue(of: id, in: organization.id) else {
                throw StoreError.unavailable("the code changed at the same moment")
            }
            return .wasHanded(issue)
        }
    }

    /// Hands out the code that waits, or a new one.
    ///
    /// - Returns: nil where one was handed out, is good, and may not be ended.
    private func letter(
        for account: Account,
        by acting: ActingAdministrator,
        again: Bool,
        asked: Instant?,
        _ records: any AccountTransaction
    ) throws -> CodeLetter? {
        let (organization, now) = (acting.organization, desk.environment.now())
        let consequences = Consequences(keyring: keyring, environment: desk.environment)
        var stored = try records.code(.accessCode, of: account.id, in: organization.id)
            .flatMap { $0.isLive(at: now) ? $0 : nil }
        if let live = stored, let issue = try records.codeIssue(of: account.id, in: organization.id),
            issue.digest == live.digest
        {
            guard again, issue.at <= asked ?? issue.at else { return nil }
            stored = nil
        }
        let code =
            try stored?.opened(of: account.id, keyring)
            ?? consequences.makeCode(for: account, in: organization, records)
        let issued = try records.recordIssue(to: account.id, by: acting, at: now)
        return CodeLetter(account, code, expires: issued.expires, in: organization)
    }
}

extension AccountTransaction {
    /// Records that the access code that somebody has now was handed out.
    ///
    /// - Returns: the code as it is stored.
    @discardableResult
    func recordIssue(
        to account: Account.ID,
        by acting: ActingAdministrator,
        at now: Instant
    ) throws -> StoredCode {
        guard let stored = try code(.accessCode, of: account, in: acting.organization.id) else {
            throw StoreError.unavailable("the code changed at the same moment")
        }
        try record(
            CodeIssue(digest: stored.digest, at: now, by: acting.issuer), of: account, in: acting.organization.id)
        return stored
    }
}

extension Account {
    /// Whether the account is still to be claimed by a code that is handed over.
    fileprivate var awaitsCode: Bool { kind == .emailless && isActive && lifecycle.isInvited }
}

extension ActingAdministrator {
    /// Who is no system administrator has no business with accounts that administer, and programs have none.
    fileprivate var mayHandToAdministrators: Bool {
        if case .token = who { false } else { role == .systemAdministrator }
    }

    fileprivate var issuer: String? {
        switch who {
        case .person(_, let name): name
        case .token(_, let integration): integration
        case .operator: nil
        }
    }
}

extension CodeSelection {
    fileprivate func within(reachOf acting: ActingAdministrator) -> CodeSelection {
        var selection = self
        selection.withAdministrators = acting.mayHandToAdministrators
        return selection
    }
}
