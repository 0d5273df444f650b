package import SCIM
package import Secrets

/// A question that a browser carries to a provider, and the answer when it has come.
///
/// The answer is found by the handle that travelled with it, and belongs to the browser that asked; nobody else's browser can
/// use it, and it is used once.
package struct SignOnAttempt: Hashable, Sendable {
    /// What the answer is for.
    package enum Purpose: Hashable, Sendable {
        case signIn
        /// The claim, by the digest of its browser's secret.
        case claim(Digest)
        /// The session of somebody who has to sign on again, by its digest.
        case again(Digest)
        /// An administrator tries the provider out.
        case test
        /// Nobody asked: it began at the provider.
        case unsolicited
        /// A sign-off: what comes back is no proof of anything.
        case logout
    }

    /// What has come.
    package enum Answer: Hashable, Sendable {
        case proof(SignOnProof)
        case report(SignOnReport)
    }

    package let digest: Digest
    package let organization: Organization.ID
    package let provider: Provider.ID
    package let purpose: Purpose
    /// The `ID` of the request that was sent; nil when none was, or none yet.
    package var requestID: String?
    /// Of the secret of the browser that asked; nil when none did.
    package var browser: Digest?
    package let created: Instant
    package let expires: Instant
    /// Sealed; see `SignOnHandle`.
    package var answer: [UInt8]?

    package init(
        digest: Digest,
        organization: Organization.ID,
        provider: Provider.ID,
        purpose: Purpose,
        requestID: String?,
        browser: Digest?,
        created: Instant,
        expires: Instant,
        answer: [UInt8]?
    ) {
        self.digest = digest
        self.organization = organization
        self.provider = provider
        self.purpose = purpose
        self.requestID = requestID
        self.browser = browser
        self.created = created
        self.expires = expires
        self.answer = answer
    }

    /// How long a person may take at the provider, in seconds.
    package static let seconds: Int64 = 900
    /// How long the link to a test sign-on is good, in seconds.
    package static let secondsForTest: Int64 = 3600
}

/// What travels with a question as its RelayState, and in the address that the answer leads to: it finds the attempt, and
/// opens what has come. It is 256 random bits, and known to nobody but the browser and the provider.
package struct SignOnHandle: Hashable, Sendable {
    package let text: String

    package init(_ environment: Environment) {
        text = environment.random(32).base64URL
    }

    /// Nil for what cannot be one.
    package init?(_ text: String) {
        guard text.utf8.count == 43, [UInt8](base64URL: text) != nil else { return nil }
        self.text = text
    }

    package func digest(_ keyring: Keyring) -> Digest { keyring.digest(text, for: .signOn) }

    func seal(_ answer: SignOnAttempt.Answer, _ keyring: Keyring, _ environment: Environment) -> [UInt8] {
        var object = JSONObject()
        switch answer {
        case .proof(let proof): object.append("proof", .object(proof.object))
        case .report(let report): object.append("report", .object(report.object))
        }
        return keyring.seal(
            Array(object.stored.utf8), in: Array(text.utf8), for: .signOn,
            nonce: environment.random(Keyring.nonceLength))
    }

    func open(_ sealed: [UInt8], _ keyring: Keyring) throws -> SignOnAttempt.Answer? {
        guard let bytes = keyring.open(sealed, in: Array(text.utf8), for: .signOn) else { return nil }
        let object = try JSONObject(stored: String(decoding: bytes, as: UTF8.self))
        if let proof = object["proof"]?.object { return .proof(try SignOnProof(proof)) }
        return try object["report"]?.object.map { .report(try SignOnReport($0)) }
    }
}
