package import SCIM
package import Secrets

/// A browser in which somebody is signed in.
package struct Session: Hashable, Sendable {
    package struct ID: Hashable, Sendable {
        package let number: Int64

        package init(_ number: Int64) {
            self.number = number
        }
    }

    package let id: ID
    package let account: Account.ID
    package let created: Instant
    package let lastSeen: Instant
    package let expires: Instant
    /// What the browser calls itself, shortened; for its owner to recognise.
    package let agent: String
    /// Where somebody signed on at a provider.
    package let signedOn: SignedOn?
    /// When a second factor was shown in it last.
    package let confirmed: Instant?

    package init(
        id: ID,
        account: Account.ID,
        created: Instant,
        lastSeen: Instant,
        expires: Instant,
        agent: String,
        signedOn: SignedOn? = nil,
        confirmed: Instant? = nil
    ) {
        self.id = id
        self.account = account
        self.created = created
        self.lastSeen = lastSeen
        self.expires = expires
        self.agent = agent
        self.signedOn = signedOn
        self.confirmed = confirmed
    }

    func confirmed(at now: Instant) -> Session {
        Session(
            id: id, account: account, created: created, lastSeen: lastSeen, expires: expires, agent: agent,
            signedOn: signedOn, confirmed: now)
    }

    /// Whether it counts for anything; a provider may want its sessions to end sooner.
    package func isLive(at now: Instant) -> Bool { now < expires && now < signedOn?.ends ?? expires }

    /// How long somebody stays signed in who does not come back, in seconds: 30 days.
    package static let seconds: Int64 = 30 * 86_400
    /// Being seen is written down once in so many seconds, not with every page.
    package static let lastSeenResolution: Int64 = 3600
    /// How many browsers one person is signed in with; with one more the one seen longest ago ends.
    package static let maximumOfPerson = 20
}

/// A session that is not stored yet.
package struct NewSession: Sendable {
    package let digest: Digest
    package let created: Instant
    package let agent: String
    package let signedOn: SignedOn?

    package var expires: Instant { created.advanced(bySeconds: Session.seconds) }

    package init(
        _ secret: BrowserSecret,
        agent: String,
        signedOn: SignedOn? = nil,
        _ keyring: Keyring,
        at now: Instant
    ) {
        self.signedOn = signedOn
        digest = secret.digest(keyring)
        created = now
        self.agent = NewSession.shortened(agent)
    }

    /// What can be seen of it, and no more than a line.
    private static func shortened(_ agent: String) -> String {
        String(String.UnicodeScalarView(agent.unicodeScalars.prefix(200).filter { $0.isASCII && $0.value >= 0x20 }))
    }
}

/// Who is signed in, as it was just read.
package struct SignedIn: Hashable, Sendable {
    package let session: Session
    package let organization: Organization
    package let identification: Account.Identified

    package init(session: Session, organization: Organization, identification: Account.Identified) {
        self.session = session
        self.organization = organization
        self.identification = identification
    }
}

/// What a browser shows to be known again: a session, or a begun claim.
package struct BrowserSecret: Hashable, Sendable {
    /// 256 random bits in base64url.
    package let text: String

    package init(_ environment: Environment) {
        text = environment.random(32).base64URL
    }

    /// Nil for what cannot be one.
    package init?(_ text: String) {
        guard text.utf8.count == 43, [UInt8](base64URL: text) != nil else { return nil }
        self.text = text
    }

    package func digest(_ keyring: Keyring) -> Digest { keyring.digest(text, for: .sessions) }
}
