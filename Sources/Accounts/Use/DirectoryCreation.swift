internal import SCIM

/// How people are created.
extension Directory {
    /// An account that is to be, decided before the transaction opens.
    struct Creation {
        let entry: AccountEntry
        let checked: CheckedResource
        let wish: StatusWish
        let caller: Credential
        /// Whether somebody was told the id already, so that nobody else can be meant.
        let isPromised: Bool
    }

    func creation(of body: JSONObject, as id: Account.ID? = nil, by caller: Credential) throws -> Creation {
        let quirks = caller.quirks
        var body = try schemas.unqualified(body, quirks: quirks)
        let wish = StatusWish(takenFrom: &body, schemas, by: caller)
        let checked = try schemas.check(body.assuming(active: true, quirks), quirks: quirks)
        let account = try Account(
            checked, as: id, isInvited: wish.invitesAtCreation, in: caller.organization, by: caller.integration,
            environment)
        let entry = AccountEntry(account, schemas: schemas)
        try entry.checkSize()
        return Creation(entry: entry, checked: checked, wish: wish, caller: caller, isPromised: id != nil)
    }

    /// Creates an account, or lets the person in again whom the same integration has deactivated, where it is set so.
    func perform(_ creation: Creation, _ records: any AccountTransaction) throws -> Outcome {
        let (account, caller) = (creation.entry.account, creation.caller)
        if !creation.isPromised, caller.integration.settings.isOn(.reactivateOnCreate),
            creation.entry.account.isActive, let (stored, record) = try records.deactivated(like: creation.entry)
        {
            return try accept(
                (creation.checked, creation.wish), for: stored, record, by: .put, isNewcomer: true, caller, records)
        }
        if account.kind == .phone {
            try records.countPhoneAccount(in: caller.organization, at: account.created)
        }
        try records.insert(creation.entry)
        if account.lifecycle.isInvited, account.isActive {
            try consequences.perform([.invite], on: account, in: caller.organization, records)
        }
        try records.tell(caller, PublishedChange(created: account, as: schemas, environment))
        if creation.wish.invitesAtCreation { caller.quirks.fired(.statusCommands) }
        return Outcome(
            record: AccountRecord(creation.entry),
            warnings: creation.checked.warnings + creation.wish.warnings(for: account.lifecycle)
                + SignInMethod.warnings(about: creation.checked.document, for: account.kind),
            change: ResourceChange(of: account.id, from: nil, to: account.profile))
    }
}

extension AccountEntry {
    /// Many small requests must not make what one large request may not.
    func checkSize() throws(SCIMError) {
        guard document.utf8.count > Limits.documentBytes else { return }
        throw SCIMError(
            status: 413,
            detail: "The resource would be larger than the limit of \(Limits.documentBytes) bytes; send less.")
    }
}
