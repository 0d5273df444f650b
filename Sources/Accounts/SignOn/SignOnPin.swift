package import SCIM

/// Who somebody is to a provider. The first sign-on pins it; from then on neither address nor attribute counts.
package struct SignOnPin: Hashable, Sendable {
    package let account: Account.ID
    package let provider: Provider.ID
    package let nameID: SignOnProof.NameID

    package init(account: Account.ID, provider: Provider.ID, nameID: SignOnProof.NameID) {
        self.account = account
        self.provider = provider
        self.nameID = nameID
    }
}

extension Instant {
    /// In place of when somebody signed on who has to do so again.
    package static let longAgo = Instant(milliseconds: 0)
}

/// What a session knows of the sign-on it began with.
package struct SignedOn: Hashable, Sendable {
    package let provider: Provider.ID
    package let time: Instant
    package let sessionIndex: String?
    /// When the provider wants it to end.
    package let ends: Instant?

    package init(provider: Provider.ID, time: Instant, sessionIndex: String?, ends: Instant?) {
        self.provider = provider
        self.time = time
        self.sessionIndex = sessionIndex
        self.ends = ends
    }
}
