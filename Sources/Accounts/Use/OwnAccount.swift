package import SCIM
package import Secrets

/// What people do about their own account, once they are signed in.
package struct OwnAccount: Sendable {
    let store: any AccountStore
    private let keyring: Keyring
    private let hasher: PasswordHasher
    let environment: Environment

    package init(store: any AccountStore, keyring: Keyring, hasher: PasswordHasher, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.hasher = hasher
        self.environment = environment
    }

    /// What only its person is shown.
    package struct Overview: Hashable, Sendable {
        package let account: Account
        /// What the manager is called, where that is somebody here.
        package let manager: String?
        package let sessions: [Session]
        /// When the recovery code was made that is good; nil when there is none.
        package let recoveryCode: Instant?
        /// Whether mail to the address is known to reach this person.
        package let isAddressProven: Bool
        /// Whether there is one; whoever signs on at a provider may have none.
        package let hasPassword: Bool
    }

    package enum PasswordOutcome: Hashable, Sendable {
        case changed
        case wrongPassword
        case flawed(PasswordFlaw)
        case wait(seconds: Int64)
    }

    package func overview(of person: Person) async throws -> Overview? {
        let organization = person.organization.id
        let codes = try await store.codes(of: person.id, in: organization)
        let sessions = try await store.sessions(of: person.id, in: organization)
        let record = try await store.signInRecord(of: person.id, in: organization)
        let found = try await store.write { records in
            try records.account(person.id, in: organization).map { account, _ in
                (account, try records.signOnProvider(of: account, in: person.organization))
            }
        }
        guard let (account, provider) = found else { return nil }
        let managerID = ManagerReference.key(in: account.profile).flatMap { Account.ID($0) }
        let names = try await store.names(of: managerID.map { [$0] } ?? [], in: organization)
        return Overview(
            account: account, manager: names.values.first ?? nil, sessions: sessions,
            recoveryCode: codes.first { $0.kind == .recoveryCode }?.created,
            isAddressProven: account.kind != .email || record?.provenKey == account.identification.signInName?.key,
            hasPassword: record?.password != nil && provider == nil)
    }

    package func endSession(_ session: Session.ID, of person: Person) async throws {
        _ = try await store.write { try $0.endSession(session, of: person.id, in: person.organization.id) }
    }

    /// Ends all sessions but the one that asks.
    package func endOtherSessions(of person: Person, _ secret: BrowserSecret) async throws {
        let digest = secret.digest(keyring)
        try await store.write { try $0.endSessions(of: person.id, in: person.organization.id, except: digest) }
    }

    /// Chooses another password, after the one that there is; other sessions end.
    package func changePassword(
        _ old: String,
        to new: String,
        of person: Person,
        _ secret: BrowserSecret
    ) async throws -> PasswordOutcome {
        let (now, organization) = (environment.now(), person.organization.id)
        let wait = try await store.write { [keyring] records in
            try Throttle.ofNameInBrowser.take("password \(person.id.text)", keyring, at: now, records)
        }
        if let wait { return .wait(seconds: wait) }
        guard let account = try await store.write({ try $0.account(person.id, in: organization)?.0 }),
            let record = try await store.signInRecord(of: person.id, in: organization),
            try await hasher.verifies(old, record.password)
        else { return .wrongPassword }
        let personal = account.personalWords(nil, person.organization)
        if let flaw = PasswordRules(person.organization.settings, known: personal).flaw(of: new) {
            return .flawed(flaw)
        }
        let hash = try await hasher.hash(new)
        let digest = secret.digest(keyring)
        let consequences = Consequences(keyring: keyring, environment: environment)
        return try await store.write { records in
            guard let (account, _) = try records.account(person.id, in: organization), account.isActive,
                try records.signInRecord(of: person.id, in: organization) == record
            else { return .wrongPassword }
            try records.save(
                SignInRecord(password: hash, provenKey: record.provenKey), of: person.id, in: organization, at: now)
            try records.append(AccountEvent(.passwordChanged, at: now), of: person.id, in: organization)
            try records.endSessions(of: person.id, in: organization, except: digest)
            // Whoever has begun to choose another one may not be the person.
            _ = try records.endCode(.resetCode, of: person.id, in: organization)
            try records.endClaims(of: person.id, in: organization)
            if account.kind == .email, let address = account.address {
                try records.enqueue(
                    consequences.entry(
                        consequences.message(.passwordChanged, to: address, about: account, in: person.organization),
                        days: 1))
            }
            return .changed
        }
    }

    /// Makes a new recovery code; nil for people who have none because they have a mailbox or an administrator.
    package func makeRecoveryCode(of person: Person) async throws -> ClaimCode? {
        let consequences = Consequences(keyring: keyring, environment: environment)
        return try await store.write { records in
            guard let (account, _) = try records.account(person.id, in: person.organization.id), account.isActive,
                account.kind == .phone
            else { return nil }
            return try consequences.makeRecoveryCode(for: account, in: person.organization, records)
        }
    }

    /// Mails a code to an address that is not proven yet.
    package func sendAddressCode(to person: Person) async throws {
        let (consequences, now) = (Consequences(keyring: keyring, environment: environment), environment.now())
        try await store.write { [keyring, environment] records in
            guard let (account, _) = try records.account(person.id, in: person.organization.id), account.isActive,
                account.kind == .email, let address = account.address,
                try Throttle.ofNameFromNetwork.take("address \(person.id.text)", keyring, at: now, records) == nil
            else { return }
            let code = ClaimCode(.addressCode, environment)
            let expires = now.advanced(bySeconds: ClaimCode.Kind.addressCode.seconds ?? 0)
            try records.save(
                StoredCode(code, of: account.id, expires: expires, keyring, environment), of: account.id,
                in: account.organization)
            let message = consequences.message(
                .addressCode, to: address, about: account, in: person.organization, code: code.grouped)
            try records.withdrawMessages(to: account.id, in: account.organization, of: [.addressCode])
            try records.enqueue(MessageEntry(message, expires: expires, keyring: keyring, environment: environment))
        }
    }

    /// - Returns: whether the code was right; the address is proven then.
    package func proveAddress(by typed: String, of person: Person) async throws -> Bool {
        let (now, organization) = (environment.now(), person.organization.id)
        return try await store.write { [keyring] records in
            guard let (account, _) = try records.account(person.id, in: organization), account.isActive,
                let stored = try records.code(.addressCode, of: account.id, in: organization), stored.isLive(at: now),
                let record = try records.signInRecord(of: account.id, in: organization)
            else { return false }
            guard let code = ClaimCode(.addressCode, typed: typed),
                code.digest(of: account.id, keyring).isSame(as: stored.digest)
            else {
                try records.countTry(.addressCode, of: account.id, in: organization)
                return false
            }
            guard try records.spend(stored.digest, .addressCode, of: account.id, in: organization, at: now) else {
                return false
            }
            let proven = account.identification.signInName?.key
            try records.save(
                SignInRecord(password: record.password, provenKey: proven), of: account.id, in: organization, at: now)
            return true
        }
    }
}
