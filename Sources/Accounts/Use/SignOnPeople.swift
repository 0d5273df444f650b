package import SCIM

/// What administrators do about how people sign in.
extension Administration {
    /// Says of one account how its person signs in, whatever the organization's setting is.
    ///
    /// - Parameter method: one of `SignInMethod.choices`.
    package func setSignInMethod(
        _ method: String,
        of name: String,
        _ schemas: SchemaSet,
        by acting: ActingAdministrator
    ) async throws {
        let organization = acting.organization
        try await desk.perform(.changePerson, by: acting) { [environment] records, entry in
            let account = try records.account(called: name, in: organization)
            entry.subject = .account(account.id, account.userName)
            entry.tell("sign-in method", from: SignInMethod.wish(in: account.profile), to: method)
            try records.setSignInMethod(method, of: account, in: organization, schemas, environment)
        }
    }

    /// People who have signed on do so again before anything else.
    ///
    /// - Parameter name: nil means everybody.
    package func signOnAgain(_ name: String?, by acting: ActingAdministrator) async throws {
        let organization = acting.organization
        try await desk.perform(name == nil ? .manageProviders : .endSessions, by: acting) { records, entry in
            let account = try name.map { try records.account(called: $0, in: organization) }
            entry.subject = account.map { .account($0.id, $0.userName) }
            entry.tell("sign on again", to: account?.userName ?? "everybody")
            try records.signOnAgain(account?.id, in: organization.id)
        }
    }

    /// The next sign-on says anew who somebody is to a provider: whoever has the account's address there now.
    package func forgetPin(of name: String, by acting: ActingAdministrator) async throws {
        let (organization, now) = (acting.organization, environment.now())
        try await desk.perform(.manageProviders, by: acting) { records, entry in
            let account = try records.account(called: name, in: organization)
            entry.subject = .account(account.id, account.userName)
            entry.tell(
                "known to the provider as", from: try records.pin(of: account.id, in: organization.id)?.nameID.value,
                to: nil)
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
