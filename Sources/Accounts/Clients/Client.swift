package import SCIM
package import Secrets

/// An OAuth client of an integration (RFC 6749 §2): it fetches access tokens by what it holds, a secret or a private key.
package struct Client: Hashable, Sendable {
    package struct ID: Hashable, Sendable {
        package let number: Int64

        package init(_ number: Int64) {
            self.number = number
        }
    }

    /// How it proves who it is, in the words of RFC 7591 §2.
    package enum Authentication: Hashable, Sendable {
        /// `client_secret_basic`: known by the keyed digest of its secret.
        case secret(Digest)
        /// `private_key_jwt`: one of these keys verifies what it signed.
        case keys([ClientKey])
    }

    package let id: ID
    /// Its `client_id`.
    package let identifier: String
    package let organization: Organization.ID
    package let integration: Integration.ID
    package let authentication: Authentication
    package let scopes: Set<Token.Scope>
    /// How long its access tokens live, in seconds.
    package let tokenLife: Int64
    package let created: Instant
    /// When it was given a token last.
    package let lastUsed: Instant?

    package init(
        id: ID,
        identifier: String,
        organization: Organization.ID,
        integration: Integration.ID,
        authentication: Authentication,
        scopes: Set<Token.Scope>,
        tokenLife: Int64,
        created: Instant,
        lastUsed: Instant?
    ) {
        self.id = id
        self.identifier = identifier
        self.organization = organization
        self.integration = integration
        self.authentication = authentication
        self.scopes = scopes
        self.tokenLife = tokenLife
        self.created = created
        self.lastUsed = lastUsed
    }

    /// The shortest and the longest life of an access token, in hours.
    package static let tokenHours: ClosedRange<Int64> = 1...6

    /// 128 random bits: no secret, yet nobody comes upon one.
    static func makeIdentifier(_ environment: Environment) -> String { environment.random(16).hexadecimal }
}

/// A client before the store has given it a number.
package struct NewClient: Hashable, Sendable {
    package let identifier: String
    package let authentication: Client.Authentication
    package let scopes: Set<Token.Scope>
    package let tokenLife: Int64
    package let created: Instant
}

/// The secret of a client itself, on its way to the person who asked for it.
package struct ClientSecret: Sendable {
    /// A fixed prefix, by which scanners find leaked secrets, and 256 random bits in base64url.
    package let text: String

    init(_ environment: Environment) {
        text = "muster_secret_" + environment.random(32).base64URL
    }

    init(text: String) {
        self.text = text
    }

    func digest(_ keyring: Keyring) -> Digest {
        keyring.digest(text, for: .clientSecrets)
    }
}
