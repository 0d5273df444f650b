package import SCIM
package import Secrets

/// A bearer token of an integration: shown once, kept as a keyed digest. An access token is one that a client fetched.
package struct Token: Hashable, Sendable {
    package struct ID: Hashable, Sendable {
        package let number: Int64

        package init(_ number: Int64) {
            self.number = number
        }
    }

    /// What the bearer may do.
    package enum Scope: String, CaseIterable, Hashable, Sendable {
        case readUsers = "users:read"
        case writeUsers = "users:write"
        /// Fetches events; not among those a token has unless it is named, since a directory needs it for nothing else.
        case readEvents = "events:read"
        /// Reads what provisioning clients did; for administrators.
        case readLog = "log:read"
        /// Reads claim links and access codes: whoever holds one can take an account, so nothing but their delivery needs it.
        case readClaims = "claims:read"
        /// For programs that administer, by roles: to look, to manage accounts, and to do everything but give rights.
        case administerRead = "admin:read"
        case administerAccounts = "admin:accounts"
        case administerAll = "admin:all"

        /// What a provisioning client needs, and gets unless somebody says otherwise.
        package static let provisioning: Set<Scope> = [.readUsers, .writeUsers]

        /// All of them, for people.
        package static let words = allCases.map(\.rawValue).joined(separator: ", ")
    }

    package let id: ID
    package let scopes: Set<Scope>
    package let created: Instant
    package let expires: Instant
    package let lastUsed: Instant?
    /// Whose access token it is; nil for the long-lived tokens that an operator makes.
    package let client: Client.ID?
    /// Whom it proves the bearer to be; nil for the tokens of an integration.
    package let account: Account.ID?
    /// From where alone it may be used; none is everywhere.
    package let networks: [Network]
    /// From where it was used last, and by what.
    package let lastNetwork: Network?
    package let lastAgent: String?

    package init(
        id: ID,
        scopes: Set<Scope>,
        created: Instant,
        expires: Instant,
        lastUsed: Instant?,
        client: Client.ID? = nil,
        account: Account.ID? = nil,
        networks: [Network] = [],
        lastNetwork: Network? = nil,
        lastAgent: String? = nil
    ) {
        self.id = id
        self.scopes = scopes
        self.created = created
        self.expires = expires
        self.lastUsed = lastUsed
        self.client = client
        self.account = account
        self.networks = networks
        self.lastNetwork = lastNetwork
        self.lastAgent = lastAgent
    }

    package func isLive(at now: Instant) -> Bool { now < expires }

    /// Two, so that one can be rotated while the other is in use.
    package static let maximumLive = 2

    /// A few, for what a person signs in with; they do not count among the two.
    package static let maximumLiveOfPerson = 5

    /// The longest life in days (RFC 7644 §7.4 wants one that is bounded).
    package static let maximumDays: Int64 = 3650

    static func checkLife(_ days: Int64) throws(Refusal) {
        guard (1...maximumDays).contains(days) else { throw Refusal("A token lives 1 to \(maximumDays) days.") }
    }

    /// Use is recorded once in so many seconds, not with every request.
    package static let lastUseResolution: Int64 = 60

    /// Whether it is one of those that an integration has two of.
    package var isOfIntegration: Bool { account == nil && client == nil }
}

extension [Token] {
    /// As an operator is told of them.
    var numbers: String { map { String($0.id.number) }.joined(separator: ", ") }
}

/// The secret itself, on its way to the person who asked for it.
package struct TokenSecret: Sendable {
    /// A fixed prefix, by which scanners find leaked tokens, then base64url of 256 random bits and the first 32 bits of
    /// their SHA-256, by which they tell a token from what only looks like one.
    package let text: String

    package init(_ environment: Environment) {
        let random = environment.random(32)
        var checksum = Checksum()
        checksum.add(random)
        text = "muster_" + (random + checksum.finish().prefix(4)).base64URL
    }

    package func digest(_ keyring: Keyring) -> Digest {
        keyring.digest(text, for: .tokens)
    }
}

/// What a token proves: who calls, for whom, and what they may do.
package struct Credential: Hashable, Sendable {
    package let token: Token
    package let organization: Organization
    package let integration: Integration
    /// How its requests are read.
    package private(set) var quirks: Quirks
    /// Where the next change is written down as the result of an operation; nil where its client is answered at once.
    package private(set) var receipt: Receipt?

    package init(token: Token, organization: Organization, integration: Integration) {
        self.token = token
        self.organization = organization
        self.integration = integration
        quirks = integration.settings.quirks
    }

    /// The same, and somebody who is told of each quirk that made the difference.
    package func telling(_ tell: @escaping @Sendable (Quirk) -> Void) -> Credential {
        var credential = self
        credential.quirks = quirks.telling(tell)
        return credential
    }

    /// The same for one operation of an asynchronous request.
    package func giving(_ receipt: Receipt?) -> Credential {
        var credential = self
        credential.receipt = receipt
        return credential
    }
}
