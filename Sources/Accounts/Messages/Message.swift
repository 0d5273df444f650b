/// What a person is to be told: its kind and its facts, never a sentence.
package struct Message: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case invitation
        case reminder
        /// The account was set back to invited: a new password is to be chosen.
        case unclaimed
        case recoveryCode = "recovery-code"
        case resetCode = "reset-code"
        /// For an address that is to be proven.
        case addressCode = "address-code"
        /// For the old address.
        case addressChanged = "address-changed"
        case passwordChanged = "password-changed"
        case domainCode = "domain-code"
        /// What an administrator has asked for is there to be fetched.
        case exportReady = "export-ready"
        /// For administrators: a token was used from a network it was never used from before.
        case tokenElsewhere = "token-elsewhere"
        /// For administrators: a token ends soon.
        case tokenEnds = "token-ends"
        /// For the other administrators: somebody came in by password while everybody else signs on at a provider.
        case wayInUsed = "way-in-used"
    }

    package enum Channel: String, CaseIterable, Sendable {
        case email, sms
    }

    package let organization: Organization.ID
    package let account: Account.ID?
    package let kind: Kind
    package let channel: Channel
    /// An e-mail address, or a phone number as E.164 writes it.
    package let recipient: String
    /// The tag as the profile has it.
    package let language: String?
    /// What people call the person.
    package let name: String?
    /// A path like `/c/abcd`; the public origin comes in front when it is sent.
    package let link: String?
    package let code: String?
    /// Whom it is about, if that is not who reads it.
    package let person: String?

    package init(
        organization: Organization.ID,
        account: Account.ID?,
        kind: Kind,
        channel: Channel,
        recipient: String,
        language: String? = nil,
        name: String? = nil,
        link: String? = nil,
        code: String? = nil,
        person: String? = nil
    ) {
        self.organization = organization
        self.account = account
        self.kind = kind
        self.channel = channel
        self.recipient = recipient
        self.language = language
        self.name = name
        self.link = link
        self.code = code
        self.person = person
    }
}
