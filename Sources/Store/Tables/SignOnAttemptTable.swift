internal import Accounts
internal import SCIM
internal import Secrets

/// The statements on `sign_on_attempt` and `spent_assertion`.
struct SignOnAttemptTable {
    let session: any Session

    static func lookup(_ digest: Digest) -> SQL {
        """
        SELECT digest, organization_id, provider_id, purpose, subject, request_id, browser, created, expires, answer
        FROM sign_on_attempt WHERE digest = \(digest.bytes)
        """
    }

    func attempt(_ digest: Digest, lock: SQL) throws -> SignOnAttempt? {
        try session.row(Self.lookup(digest) + lock).map(SignOnAttempt.init)
    }

    func insert(_ attempt: SignOnAttempt) throws {
        let (purpose, subject) = attempt.purpose.words
        try session.run(
            """
            INSERT INTO sign_on_attempt (digest, organization_id, provider_id, purpose, subject, request_id, browser,
            created, expires, answer)
            VALUES (\(attempt.digest.bytes), \(attempt.organization.number), \(attempt.provider.number), \(purpose),
            \(SQLValue(subject?.bytes)), \(SQLValue(attempt.requestID)), \(SQLValue(attempt.browser?.bytes)),
            \(attempt.created.milliseconds), \(attempt.expires.milliseconds), \(SQLValue(attempt.answer)))
            """)
    }

    func save(_ attempt: SignOnAttempt) throws {
        try session.run(
            """
            UPDATE sign_on_attempt SET request_id = \(SQLValue(attempt.requestID)),
            browser = \(SQLValue(attempt.browser?.bytes)), answer = \(SQLValue(attempt.answer))
            WHERE digest = \(attempt.digest.bytes)
            """)
    }

    func end(_ digest: Digest) throws -> Bool {
        try session.run("DELETE FROM sign_on_attempt WHERE digest = \(digest.bytes)") == 1
    }

    func spend(_ assertion: Digest, until end: Instant, of provider: Provider.ID) throws -> Bool {
        try session.run(
            """
            INSERT INTO spent_assertion (provider_id, digest, expires)
            VALUES (\(provider.number), \(assertion.bytes), \(end.milliseconds))
            ON CONFLICT (provider_id, digest) DO NOTHING
            """) == 1
    }
}

extension SignOnAttempt.Purpose {
    fileprivate var words: (name: String, subject: Digest?) {
        switch self {
        case .signIn: ("sign-in", nil)
        case .claim(let claim): ("claim", claim)
        case .again(let session): ("again", session)
        case .test: ("test", nil)
        case .unsolicited: ("unsolicited", nil)
        case .logout: ("logout", nil)
        }
    }

    fileprivate init(_ name: String, _ subject: Digest?) throws {
        switch (name, subject) {
        case ("sign-in", _): self = .signIn
        case ("claim", let claim?): self = .claim(claim)
        case ("again", let session?): self = .again(session)
        case ("test", _): self = .test
        case ("unsolicited", _): self = .unsolicited
        case ("logout", _): self = .logout
        default: throw DamagedRow(column: 3)
        }
    }
}

extension SignOnAttempt {
    /// - Parameter row: the columns of `SignOnAttemptTable.lookup`.
    init(_ row: Row) throws {
        self.init(
            digest: Digest(bytes: try row.blob(0)), organization: Organization.ID(try row.integer(1)),
            provider: Provider.ID(try row.integer(2)),
            purpose: try Purpose(try row.text(3), try row.optionalBlob(4).map(Digest.init)),
            requestID: try row.optionalText(5), browser: try row.optionalBlob(6).map(Digest.init),
            created: Instant(milliseconds: try row.integer(7)), expires: Instant(milliseconds: try row.integer(8)),
            answer: try row.optionalBlob(9))
    }
}
