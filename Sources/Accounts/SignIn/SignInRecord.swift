internal import SCIM

/// How a person signs in, beside the account: what no provisioning client sees.
package struct SignInRecord: Hashable, Sendable {
    /// The argon2id hash in PHC's form; nil until a password was chosen.
    package let password: String?
    /// The sign-in name that was the person's own when that was last proven: by a claim, or by a code sent there.
    package let provenKey: String?

    package init(password: String?, provenKey: String?) {
        self.password = password
        self.provenKey = provenKey
    }
}

/// An account with how its person signs in, found by its sign-in name.
package struct SignInAccount: Hashable, Sendable {
    package let id: Account.ID
    package let kind: Kind
    package let isActive: Bool
    package let isClaimed: Bool
    package let record: SignInRecord

    package init(id: Account.ID, kind: Kind, isActive: Bool, isClaimed: Bool, record: SignInRecord) {
        self.id = id
        self.kind = kind
        self.isActive = isActive
        self.isClaimed = isClaimed
        self.record = record
    }

    /// Whether somebody may sign in here by password at all.
    package var hasPassword: Bool { isActive && isClaimed && record.password != nil }
}
