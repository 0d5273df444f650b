internal import SCIM
internal import Secrets

/// Somebody who is to administer and may have no account yet.
struct Newcomer {
    let address: EmailAddress
    let checked: CheckedResource
}

extension Appointing {
    func newcomer(_ address: String, _ name: String) throws -> Newcomer {
        guard let email = EmailAddress(address), address.utf8.count <= Limits.nameBytes else {
            throw Refusal("\(SCIMError.quoted(address)) is no e-mail address; who administers needs one.")
        }
        var profile: JSONObject = [
            "schemas": [.string("urn:ietf:params:scim:schemas:core:2.0:User")], "userName": .string(address),
            "active": true, "emails": [["value": .string(address), "type": "work", "primary": true]],
        ]
        if !name.isEmpty { profile.append("displayName", .string(name)) }
        return Newcomer(address: email, checked: try schemas.check(profile))
    }

    /// Makes the account where there is none, gives it the role, and a link to claim it by; whoever has a role already keeps
    /// the password.
    func bring(
        _ newcomer: Newcomer,
        as role: Role,
        isTold: Bool,
        in organization: Organization,
        _ records: any AccountTransaction,
        _ entry: inout AuditEntry
    ) throws -> ClaimCode? {
        let account = try known(newcomer, in: organization, records) ?? make(newcomer, in: organization, records)
        entry.subject = .account(account.id, account.userName)
        guard account.isActive else {
            throw Refusal("\(account.userName) is deactivated; reactivate the account first.")
        }
        let hadRole = try records.role(of: account.id, in: organization.id) != nil
        try records.appoint(account, as: role, in: organization)
        guard !hadRole || !account.lifecycle.isClaimed else { return nil }
        return try invite(account, isTold: isTold, in: organization, records)
    }

    /// Whose address it is: a `userName` says nothing of where mail goes, and who signs in.
    private func known(
        _ newcomer: Newcomer,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws -> Account? {
        if let id = try records.account(signingInAs: SignInName(newcomer.address), in: organization.id) {
            return try records.account(id, in: organization.id)?.0
        }
        guard let (namesake, _) = try records.account(named: newcomer.address.text, in: organization.id) else {
            return nil
        }
        let mailed = namesake.address.map { "gets its mail at \(SCIMError.quoted($0))" } ?? "has no e-mail address"
        throw Refusal(
            "The account with the userName \(SCIMError.quoted(namesake.userName)) \(mailed). Correct its address first, or "
                + "invite another one.")
    }

    /// - Returns: the link by which the account is claimed.
    @discardableResult
    func invite(
        _ invited: Account,
        isTold: Bool,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws -> ClaimCode? {
        var account = invited
        let consequences = Consequences(keyring: keyring, environment: environment)
        let now = environment.now()
        let before = account
        let step: Lifecycle.Event =
            account.lifecycle.isClaimed ? .unclaim : account.lifecycle.isInvited ? .remind : .invite
        let effects = account.take(step, at: now) ?? []
        if account != before { try records.save(account, was: before, in: organization, schemas, environment) }
        let told: Set<Lifecycle.Effect> = [.invite, .remind]
        try consequences.perform(
            isTold ? effects : effects.filter { !told.contains($0) }, on: account, was: before, in: organization,
            records)
        if !isTold { try consequences.makeCode(for: account, in: organization, records) }
        return try records.code(.link, of: account.id, in: organization.id)?.opened(of: account.id, keyring)
    }

    private func make(
        _ newcomer: Newcomer,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws -> Account {
        let integration =
            try records.integration(named: Integration.byHand, in: organization.id)
            ?? records.insertIntegration(named: Integration.byHand, in: organization.id, at: environment.now())
        let account = try Account(newcomer.checked, in: organization, by: integration, environment)
        try records.insert(AccountEntry(account, schemas: schemas))
        try records.enqueue(in: organization.id) { PublishedChange(created: account, as: schemas, environment) }
        return account
    }
}
