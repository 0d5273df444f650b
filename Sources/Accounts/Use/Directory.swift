package import SCIM
package import Secrets

/// The people of an organization, as a provisioning client sees and changes them.
package struct Directory: Sendable {
    package let schemas: SchemaSet
    let store: any AccountStore
    let keyring: Keyring
    let environment: Environment
    let consequences: Consequences

    package init(schemas: SchemaSet, store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.schemas = schemas
        self.store = store
        self.keyring = keyring
        self.environment = environment
        consequences = Consequences(keyring: keyring, environment: environment)
    }

    /// What a write did, and what should be remembered about it.
    package struct Outcome: Sendable {
        package let record: AccountRecord
        /// What was odd about the request, for the log.
        package let warnings: [String]
        package let change: ResourceChange
    }

    /// RFC 7644 §3.3.
    ///
    /// - Throws: `Clash` where somebody else has the name.
    package func create(_ body: JSONObject, by caller: Credential) async throws -> Outcome {
        let creation = try creation(of: body, by: caller)
        do {
            return try await store.write { records in try perform(creation, records) }
        } catch StoreError.taken(let value) {
            let error = SCIMError.uniqueness(value.sentenceOfUser)
            throw Clash(error, value, by: creation.entry) ?? error as any Error
        }
    }

    /// An id for somebody who is to be created.
    package func newID() -> Account.ID { Account.ID(environment) }

    /// Creates people who refer to each other by the ids they are to have: all of them, or nobody.
    ///
    /// - Parameter people: with the caller for each, who may want a receipt for that one.
    package func create(
        _ people: [(id: Account.ID, body: JSONObject, caller: Credential)]
    ) async throws -> [Outcome] {
        var creations: [Creation] = []
        for (id, body, caller) in people { creations.append(try creation(of: body, as: id, by: caller)) }
        return try await naming {
            try await store.write { [creations] records in try creations.map { try perform($0, records) } }
        }
    }

    /// RFC 7644 §3.4.1. An id of another organization is as unknown as one that never was.
    package func read(_ id: String, by caller: Credential) async throws -> AccountRecord {
        guard let known = Account.ID(id), let record = try await store.record(known, in: caller.organization.id) else {
            throw SCIMError.unknownUser(id)
        }
        return record
    }

    /// RFC 7644 §3.4.2.
    package func list(_ query: ListQuery, by caller: Credential) async throws -> AccountPage {
        try query.filter?.checkDerived("groups")
        do {
            return try await store.page(query, in: caller.organization.id)
        } catch StoreError.tooSlow {
            throw SCIMError.tooMany(
                "Among this many people the filter or the order takes too long; ask with an operator that an "
                    + "index helps, like eq on userName, externalId or emails.value.")
        }
    }

    /// RFC 7644 §3.5.1. What the server owns stays when it is not sent.
    package func replace(
        _ id: String,
        with body: JSONObject,
        if condition: EntityTags?,
        by caller: Credential
    ) async throws -> Outcome {
        try await change(id, by: .put, if: condition, by: caller) { (account, quirks) throws(SCIMError) in
            var body = try schemas.unqualified(body, quirks: quirks)
            let wish = StatusWish(takenFrom: &body, schemas, by: caller)
            let kept =
                wish.isAll(of: body)
                ? account.profile
                : body.keeping(from: account.profile, quirks).assuming(active: account.isActive, quirks)
            return (try schemas.check(kept, replacing: account.profile, quirks: quirks), wish)
        }
    }

    /// RFC 7644 §3.5.2.
    package func patch(
        _ id: String,
        with request: PatchRequest,
        if condition: EntityTags?,
        by caller: Credential
    ) async throws -> Outcome {
        try await change(id, by: .patch, if: condition, by: caller) { (account, quirks) throws(SCIMError) in
            var request = request
            let wish = StatusWish(takenFrom: &request, schemas, by: caller)
            return (try schemas.patch(account.profile, with: request, quirks: quirks), wish)
        }
    }

    /// RFC 7644 §3.6. The name is free again; the id is never used again.
    @discardableResult
    package func remove(
        _ id: String,
        if condition: EntityTags?,
        by caller: Credential
    ) async throws -> ResourceChange {
        let (known, now) = (Account.ID(id), environment.now())
        let refusesClaimed = caller.integration.settings[.scimDelete] == "refuse-once-claimed"
        return try await store.write { records in
            guard let known, let (account, _) = try records.account(known, in: caller.organization.id) else {
                throw SCIMError.unknownUser(id)
            }
            try account.meets(condition)
            guard !refusesClaimed || !account.lifecycle.isClaimed else {
                throw SCIMError(
                    status: 412,
                    detail: "This account was claimed, and this integration may delete only accounts that never were; "
                        + "set active to false instead.")
            }
            try account.isWithinReach()
            try records.checkWayIn(from: account, to: nil, in: caller.organization)
            if account.isActive { try records.countDeactivation(by: caller, at: now) }
            try records.delete(known, in: caller.organization.id, at: now)
            try records.tell(caller, PublishedChange(deleted: account, as: schemas, environment))
            return ResourceChange(of: known, from: account.profile, to: nil)
        }
    }

    /// Reads, decides and writes in one transaction, so that no concurrent change is lost.
    private func change(
        _ id: String,
        by verb: PublishedChange.Verb,
        if condition: EntityTags?,
        by caller: Credential,
        _ decide: @escaping @Sendable (Account, Quirks) throws(SCIMError) -> (CheckedResource, StatusWish)
    ) async throws -> Outcome {
        let known = Account.ID(id)
        let quirks = caller.quirks
        return try await naming {
            try await store.write { records in
                guard let known, let (stored, record) = try records.account(known, in: caller.organization.id) else {
                    throw SCIMError.unknownUser(id)
                }
                try stored.meets(condition)
                return try accept(try decide(stored, quirks), for: stored, record, by: verb, caller, records)
            }
        }
    }

    func accept(
        _ decided: (CheckedResource, StatusWish),
        for stored: Account,
        _ record: AccountRecord,
        by verb: PublishedChange.Verb,
        isNewcomer: Bool = false,
        _ caller: Credential,
        _ records: any AccountTransaction
    ) throws -> Outcome {
        let (checked, wish) = decided
        if let person = caller.token.account {
            try OwnProfile.check(ManagerReference.settled(in: checked.document), of: stored, by: person)
        }
        var account = stored
        let outcome = try account.accept(checked, by: caller.integration, at: environment.now())
        let warnings =
            checked.warnings + wish.warnings(for: stored.lifecycle)
            + SignInMethod.warnings(about: checked.document, for: account.kind)
        var effects: [Lifecycle.Effect] = if case .changed(let effects) = outcome { effects } else { [] }
        let events = wish.events(for: account.lifecycle)
        if !events.isEmpty { caller.quirks.fired(.statusCommands) }
        try caller.mayTake(events)
        for event in events { effects += account.take(event, at: environment.now()) ?? [] }
        // Whoever is created anew may be somebody else by the same name: the old password lets nobody in (S27).
        if isNewcomer { effects += account.take(.unclaim, at: environment.now()) ?? [] }
        let change = ResourceChange(of: stored.id, from: stored.told(beside: account), to: account.told(beside: stored))
        guard account != stored else { return Outcome(record: record, warnings: warnings, change: change) }
        // Administrators are people too, and what people change of themselves gives them nothing.
        if caller.token.account == nil { try stored.isWithinReach() }
        try records.checkWayIn(from: stored, to: account, in: caller.organization)
        let isShutOut =
            stored.isActive && !account.isActive || stored.lifecycle.isClaimed && !account.lifecycle.isClaimed
        if isShutOut { try records.countDeactivation(by: caller, at: account.lastModified) }
        let entry = AccountEntry(account, schemas: schemas)
        try entry.checkSize()
        guard try records.update(entry, replacing: AccountEntry(stored, schemas: schemas)) else {
            throw StoreError.unavailable("the account changed at the same moment")
        }
        try consequences.perform(effects, on: account, was: stored, in: caller.organization, records)
        if isNewcomer { try records.endPin(of: account.id, in: account.organization) }
        try records.tell(caller, PublishedChange(verb, of: stored, to: account, as: schemas, environment))
        return Outcome(
            record: AccountRecord(entry, isMember: record.isMember), warnings: warnings, change: change)
    }

    /// Says which value is taken, in the client's words; never whose it is.
    private func naming<Value>(_ write: () async throws -> Value) async throws -> Value {
        do {
            return try await write()
        } catch StoreError.taken(let value) {
            throw SCIMError.uniqueness(value.sentenceOfUser)
        }
    }
}

extension Account {
    fileprivate func meets(_ condition: EntityTags?) throws(SCIMError) {
        guard let condition, !condition.match(version) else { return }
        throw SCIMError(
            status: 412,
            detail: "The account has changed since the version in If-Match; it is now \(version). Read it again.")
    }
}

extension AccountTransaction {
    fileprivate func checkWayIn(from before: Account, to after: Account?, in organization: Organization) throws {
        guard try losesLastWayIn(from: before, to: after, in: organization) else { return }
        throw SCIMError(status: 403, detail: before.isLastWayIn)
    }
}
