package import SCIM
package import Secrets

/// All that those who administer see of one person.
package struct PersonFile: Sendable {
    package let account: Account
    package let role: Role?
    /// The integration that the account came from.
    package let integration: String?
    package let manager: (id: Account.ID, name: String?)?
    package let groups: [Membership]
    /// The live ones.
    package let sessions: [Session]
    /// When the access code that is good ends; nil where there is none.
    package let accessCode: Instant?
    package let diagnosis: SignInDiagnosis
    /// What the person is to sign in by, where somebody has said so: `password` or `sso`.
    package let wish: String?

    /// What may be done next about how far the person has come.
    package var steps: [PersonStep] { PersonStep.allCases.filter { account.allows($0) } }
}

/// Looks up people for those who administer.
package struct PersonFiles: Sendable {
    let desk: Desk
    let keyring: Keyring
    private var store: any AccountStore { desk.store }

    package init(desk: Desk, keyring: Keyring) {
        self.desk = desk
        self.keyring = keyring
    }

    /// - Returns: nil for whom the organization does not have.
    package func account(_ id: Account.ID, by acting: ActingAdministrator) async throws -> Account? {
        try desk.allow(.readPeople, to: acting)
        return try await store.accounts([id], in: acting.organization.id).first
    }

    /// - Returns: nil for whom the organization does not have.
    package func file(of id: Account.ID, by acting: ActingAdministrator) async throws -> PersonFile? {
        try desk.allow(.readPeople, to: acting)
        let (organization, now) = (acting.organization, desk.environment.now())
        guard let account = try await store.accounts([id], in: organization.id).first else { return nil }
        let managerID = ManagerReference.key(in: account.profile).flatMap { Account.ID($0) }
        let manager = try await store.names(of: managerID.map { [$0] } ?? [], in: organization.id)
        let sessions = try await store.sessions(of: id, in: organization.id).filter { $0.isLive(at: now) }
        let codes = try await store.codes(of: id, in: organization.id)
        let integrations = try await store.integrations(in: organization.id)
        return PersonFile(
            account: account, role: try await store.role(of: id, in: organization.id),
            integration: integrations.first { $0.id == account.integration }?.name,
            manager: manager.first.map { ($0.key, $0.value) },
            groups: try await store.memberships(of: [id], in: organization.id)[id] ?? [], sessions: sessions,
            accessCode: codes.first { $0.kind == .accessCode && $0.isLive(at: now) }?.expires,
            diagnosis: SignInDiagnosis(try await facts(about: account, sessions, codes, organization), at: now),
            wish: SignInMethod.wish(in: account.profile))
    }

    private func facts(
        about account: Account,
        _ sessions: [Session],
        _ codes: [StoredCode],
        _ organization: Organization
    ) async throws -> SignInDiagnosis.Facts {
        let now = desk.environment.now()
        var facts = SignInDiagnosis.Facts(kind: account.kind, lifecycle: account.lifecycle, created: account.created)
        facts.codes = codes
        facts.sessions = sessions.count
        facts.mustSignOnAgain = sessions.contains { $0.signedOn?.time == .longAgo }
        let record = try await store.signInRecord(of: account.id, in: organization.id)
        facts.hasPassword = record?.password != nil
        facts.isAddressProven = record?.provenKey == account.identification.signInName?.key
        facts.message = try await store.messages(to: account.id, limit: 20, in: organization.id)
            .first { [.invitation, .reminder, .unclaimed].contains($0.entry.kind) }
        facts.messagesPerDay = organization.settings.claimMessagesPerDay
        if account.kind == .phone, let number = account.address {
            facts.messagesToday = try await store.messagesCounted(
                to: keyring.digest(number, for: .attempts), of: "claim", on: Day(now).number, in: organization.id)
        }
        facts.signOn = try await signOn(of: account, organization)
        let name = account.identification.signInName
        let (pin, wait) = try await store.write { [keyring] records in
            let pin = try records.pin(of: account.id, in: organization.id)
            let wait = try name.flatMap { try Attempt.wait($0, in: organization, keyring, at: now, records) }
            return (pin, wait)
        }
        facts.secondsToWait = wait
        if let pin {
            facts.pinned = try await store.provider(pin.provider, in: organization.id)?.name
            let address = EmailAddress(pin.nameID.value).map(SignInName.init)
            facts.isPinnedToOtherAddress = address != nil && address != name
        }
        return facts
    }

    private func signOn(of account: Account, _ organization: Organization) async throws -> SignInDiagnosis.SignOn {
        guard account.signsOn(in: organization.settings), let domain = account.mailDomain else {
            let wantsSignOn = account.kind == .email && SignInMethod.wish(in: account.profile) == "sso"
            return wantsSignOn && !organization.settings.isOn(.singleSignOn) ? .switchedOff : .no
        }
        if let provider = try await store.provider(for: domain, in: organization.id) {
            return .at(provider: provider.name)
        }
        let isVerified = try await store.domains(in: organization.id)
            .contains { $0.name == domain && $0.verification != nil }
        return .nowhere(domain: domain.text, isVerified: isVerified)
    }
}

extension PersonFiles {
    /// What happened to an account, as far back as each log goes, the newest first.
    ///
    /// - Parameter start: how many entries are passed over.
    package func timeline(
        of account: Account,
        from start: Int,
        by acting: ActingAdministrator
    ) async throws -> Timeline {
        try desk.allow(.readPeople, to: acting)
        let (id, place, limit) = (account.id, acting.organization.id, Limits.timelineEntries)
        var all = [TimelineEntry(at: account.created, event: .created)]
        if let date = account.lifecycle.inviteDate { all.append(TimelineEntry(at: date, event: .invited)) }
        if let date = account.lifecycle.claimDate { all.append(TimelineEntry(at: date, event: .claimed)) }
        all += try await store.provisioning(of: id, limit: limit, in: place)
            .map { TimelineEntry(at: $0.time, event: .provisioned($0)) }
        all += try await store.messages(to: id, limit: limit, in: place).map { message in
            let recipient = MessageFacts(message.entry, keyring)?.maskedRecipient
            return TimelineEntry(at: message.entry.created, event: .message(message, recipient: recipient))
        }
        all += try await store.codes(of: id, in: place)
            .map { TimelineEntry(at: $0.created, event: .code($0.kind, until: $0.expires)) }
        all += try await store.events(of: id, limit: limit, in: place)
            .map { TimelineEntry(at: $0.at, event: .did($0.kind)) }
        all += try await store.sessions(of: id, in: place)
            .map { TimelineEntry(at: $0.created, event: .session($0)) }
        if acting.role.may(.readAudit) {
            var query = AuditQuery()
            (query.subject, query.limit) = (AuditQuery.Target(.account, id.text), limit)
            all += try await store.audit(query, in: place)
                .map { TimelineEntry(at: $0.entry.at, event: .administered($0.entry)) }
        }
        return Timeline(all, from: start)
    }
}
