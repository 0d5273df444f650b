package import SCIM

/// A creation that was refused since somebody has a name already, with as much of it as an administrator needs.
package struct Clash: Error, Hashable, Sendable {
    /// What was taken.
    package enum Value: String, Hashable, Sendable {
        case userName, externalID = "externalId"
        /// The e-mail address or mobile number.
        case signInName
    }

    /// What the client was answered.
    package let error: SCIMError
    package let value: Value
    /// What was taken, as it is compared.
    package let key: String
    package let userName: String
    package let userNameKey: String
    package let externalID: String?

    /// Nil when what was taken is no name of the account.
    package init?(_ error: SCIMError, _ taken: StoreError.TakenValue, by entry: AccountEntry) {
        let account = entry.account
        let found: (Value, String?)? =
            switch taken {
            case .userName: (.userName, entry.userNameKey)
            case .signInName: (.signInName, account.identification.signInName?.key)
            case .externalID: (.externalID, account.externalID)
            default: nil
            }
        guard let (value, key) = found, let key else { return nil }
        self.error = error
        self.value = value
        self.key = key
        userName = account.userName
        userNameKey = entry.userNameKey
        externalID = account.externalID
    }
}

/// What the log learns about conflicts as it is written.
package enum ConflictNews: Hashable, Sendable {
    case refused(Clash, by: ProvisioningSource, at: Instant)
    /// An account of this name, or of this id of the client's, is as the client wants it.
    case settled(userNameKey: String, externalID: String?, by: ProvisioningSource)

    init?(_ event: ProvisioningEvent) {
        guard event.schemas?.type.name == ResourceType.user.name else { return nil }
        if let clash = event.facts.clash {
            self = .refused(clash, by: event.source, at: event.time)
        } else if event.status < 400, let profile = event.facts.change?.after,
            let userName = profile["userName"]?.string
        {
            self = .settled(
                userNameKey: userName.comparisonKey, externalID: profile["externalId"]?.string, by: event.source)
        } else {
            return nil
        }
    }

    var isRefusal: Bool { if case .refused = self { true } else { false } }
}

/// A refused creation that waits for an administrator, however often it was tried.
package struct Conflict: Hashable, Sendable {
    package struct ID: Hashable, Sendable {
        package let number: Int64

        package init(_ number: Int64) {
            self.number = number
        }
    }

    package let id: ID
    package let integration: Integration.ID
    package let integrationName: String
    package let value: Clash.Value
    /// Who has the name.
    package let holder: Account.ID
    /// What the client sent.
    package let userName: String
    package let externalID: String?
    package let first: Instant
    package let last: Instant
    package let times: Int

    package init(
        id: ID,
        integration: Integration.ID,
        integrationName: String,
        value: Clash.Value,
        holder: Account.ID,
        userName: String,
        externalID: String?,
        first: Instant,
        last: Instant,
        times: Int
    ) {
        self.id = id
        self.integration = integration
        self.integrationName = integrationName
        self.value = value
        self.holder = holder
        self.userName = userName
        self.externalID = externalID
        self.first = first
        self.last = last
        self.times = times
    }
}
