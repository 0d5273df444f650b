package import SCIM

/// What an operator does about how people sign in.
extension Administration {
    /// Says of one account how its person signs in, whatever the organization's setting is.
    ///
    /// - Parameter method: `password` or `sso`.
    package func setSignInMethod(_ method: String, of name: String, in slug: String, _ schemas: SchemaSet) async throws
    {
        guard method == "password" || method == "sso" else {
            throw Refusal("\(SCIMError.quoted(method)) is no way to sign in; it is password or sso.")
        }
        let (organization, now) = (try await organization(slug), environment.now())
        try await store.write { [environment] records in
            let before = try records.account(called: name, in: organization)
            guard before.kind == .email || method == "password" else {
                throw Refusal("\(name) has no e-mail address, so a password is the only way.")
            }
            var account = before
            let checked = try schemas.check(
                SignInMethod.wishing(method, in: before.profile), replacing: before.profile)
            guard account.acceptOwn(checked, at: now) else { return }
            guard try !records.losesLastWayIn(from: before, to: account, in: organization) else {
                throw Refusal(before.isLastWayIn)
            }
            guard
                try records.update(
                    AccountEntry(account, schemas: schemas), replacing: AccountEntry(before, schemas: schemas))
            else { throw StoreError.unavailable("the account changed at the same moment") }
            try records.enqueue(in: organization.id) {
                PublishedChange(.patch, of: before, to: account, as: schemas, environment)
            }
        }
    }

    /// People who have signed on do so again before anything else.
    ///
    /// - Parameter name: nil means everybody.
    package func signOnAgain(_ name: String?, in slug: String) async throws {
        let organization = try await organization(slug)
        try await store.write { records in
            let account = try name.map { try records.account(called: $0, in: organization).id }
            try records.signOnAgain(account, in: organization.id)
        }
    }

    /// The next sign-on says anew who somebody is to a provider: whoever has the account's address there now.
    package func forgetPin(of name: String, in slug: String) async throws {
        let (organization, now) = (try await organization(slug), environment.now())
        try await store.write { records in
            let account = try records.account(called: name, in: organization)
            try records.endPin(of: account.id, in: organization.id)
            guard let record = try records.signInRecord(of: account.id, in: organization.id) else { return }
            let proven = account.identification.signInName?.key
            try records.save(
                SignInRecord(password: record.password, provenKey: proven), of: account.id, in: organization.id, at: now
            )
        }
    }

    /// Whether single sign-on may be on as the settings would be.
    func checkSignOn(_ settings: Settings, in organization: Organization, _ records: any AccountTransaction) throws {
        guard settings.isOn(.singleSignOn) else { return }
        guard try records.hasActiveProvider(in: organization.id) else {
            throw Refusal(
                "Single sign-on stays off until a test sign-on has succeeded: muster provider add, then muster provider test."
            )
        }
        guard settings.isSignOnEnforced, try !records.hasWayIn(otherThan: nil, in: organization.id) else { return }
        throw Refusal(
            "Everybody would have to sign on at a provider; if it broke, nobody could come in. Let somebody who has claimed an "
                + "account sign in by password first (muster accounts sign-in NAME password), or set login-method to password."
        )
    }
}
