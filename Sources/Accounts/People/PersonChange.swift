internal import SCIM

/// Changes of how somebody is reached, and signs in.
extension PersonDeeds {
    /// Gives a person another e-mail address: sessions, links and codes end, and the old address is told.
    ///
    /// `userName` stays as the provisioning client knows it, unless it is the only place where the address stands.
    package func changeAddress(of id: Account.ID, to typed: String, by acting: ActingAdministrator) async throws {
        guard let address = EmailAddress(typed), address.text.utf8.count <= Limits.nameBytes else {
            throw Refusal("\(SCIMError.quoted(typed)) is no e-mail address.")
        }
        let integrations = try await desk.store.integrations(in: acting.organization.id)
        do {
            try await perform(.changePerson, on: id, by: acting) { [self] before, records, entry in
                guard let integration = integrations.first(where: { $0.id == before.integration }) else { return }
                entry.tell("e-mail", from: before.kind == .email ? before.address : nil, to: address.text)
                let checked = try schemas.check(before.profile.reached(at: address, before), replacing: before.profile)
                var account = before
                guard case .changed(let effects) = try account.accept(checked, by: integration, at: environment.now())
                else { return }
                try records.save(account, was: before, in: acting.organization, schemas, environment)
                try consequences.perform(effects, on: account, was: before, in: acting.organization, records)
            }
        } catch StoreError.taken {
            throw Refusal("\(SCIMError.quoted(address.text)) is somebody else's here already.")
        } catch let error as SCIMError {
            throw Refusal(error.detail)
        }
    }

    /// Says how somebody signs in, whatever the organization's setting is; see `SignInMethod.choices`.
    package func setSignInMethod(_ method: String, of id: Account.ID, by acting: ActingAdministrator) async throws {
        try await perform(.changePerson, on: id, by: acting) { [self] before, records, entry in
            entry.tell("sign-in", from: SignInMethod.wish(in: before.profile), to: method)
            try records.setSignInMethod(method, of: before, in: acting.organization, schemas, environment)
        }
    }
}

extension JSONObject {
    /// The profile of somebody who is reached at another address.
    fileprivate func reached(at address: EmailAddress, _ account: Account) -> JSONObject {
        var profile = self
        let known = account.kind == .email ? account.identification.signInName : nil
        var emails = profile["emails"]?.array ?? []
        let isKnown = { (text: String?) in
            known != nil && text.flatMap(EmailAddress.init).map { SignInName($0) } == known
        }
        if let place = emails.firstIndex(where: { isKnown($0.object?["value"]?.string) }) {
            emails[place] = emails[place].with("value", .string(address.text))
            profile["emails"] = .array(emails)
        } else if isKnown(profile["userName"]?.string) {
            profile["userName"] = .string(address.text)
        } else {
            emails = emails.map { $0.with("primary", nil) }
            emails.append(["value": .string(address.text), "type": "work", "primary": true])
            profile["emails"] = .array(emails)
        }
        return profile
    }
}

extension JSONValue {
    fileprivate func with(_ name: String, _ value: JSONValue?) -> JSONValue {
        guard var object else { return self }
        object[name] = value
        return .object(object)
    }
}

extension AccountTransaction {
    /// Keeps what changed about an account, and tells those who follow.
    func save(
        _ account: Account,
        was before: Account,
        in organization: Organization,
        _ schemas: SchemaSet,
        _ environment: Environment
    ) throws {
        guard try !losesLastWayIn(from: before, to: account, in: organization) else {
            throw Refusal(before.isLastWayIn)
        }
        guard try update(AccountEntry(account, schemas: schemas), replacing: AccountEntry(before, schemas: schemas))
        else { throw StoreError.unavailable("the account changed at the same moment") }
        try enqueue(in: organization.id) { PublishedChange(.patch, of: before, to: account, as: schemas, environment) }
    }

    /// - Parameter method: one of `SignInMethod.choices`.
    func setSignInMethod(
        _ method: String,
        of before: Account,
        in organization: Organization,
        _ schemas: SchemaSet,
        _ environment: Environment
    ) throws {
        guard SignInMethod.choices.contains(method) else {
            throw Refusal(
                "\(SCIMError.quoted(method)) is no way to sign in; it is password, sso, or default as the organization has it."
            )
        }
        guard before.kind == .email || method != "sso" else {
            throw Refusal("\(SCIMError.quoted(before.userName)) has no e-mail address, so a password is the only way.")
        }
        var account = before
        let checked = try schemas.check(SignInMethod.wishing(method, in: before.profile), replacing: before.profile)
        guard account.acceptOwn(checked, at: environment.now()) else { return }
        try save(account, was: before, in: organization, schemas, environment)
    }
}
