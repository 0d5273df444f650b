public import FoundationEssentials

/// Turns a response into what may be believed, or says which check refused it.
///
/// It prepares the keys, which takes longer than a verification: one is made for a provider, and kept.
public struct ResponseVerifier: Sendable {
    public let provider: IdentityProvider
    public let serviceProvider: ServiceProvider
    public let policy: SignaturePolicy
    public let wantsEncryption: Bool
    /// The classes of authentication of which one must have been used; any may when there is none.
    public let requestedContext: [String]

    let providerKeys: [XMLKey]
    let ownKeys: [XMLKey]
    /// All of them; only a test leaves one out, to see what it alone refuses.
    var checks = ResponseVerifier.checks

    /// What is looked at, in this order, once every octet that is read is known to be signed.
    static let checks: [any AnswerCheck.Type] = [
        VersionCheck.self,
        IssuerCheck.self,
        DestinationCheck.self,
        IssueInstantCheck.self,
        SubjectCheck.self,
        ConfirmationCheck.self,
        InResponseToCheck.self,
        ConditionsCheck.self,
        AudienceCheck.self,
        TimeWindowCheck.self,
        AuthnStatementCheck.self,
        AuthnContextCheck.self,
        AttributesCheck.self,
    ]

    public init(
        provider: IdentityProvider, serviceProvider: ServiceProvider, policy: SignaturePolicy = .either,
        wantsEncryption: Bool = false, requestedContext: [String] = []
    ) {
        self.provider = provider
        self.serviceProvider = serviceProvider
        self.policy = policy
        self.wantsEncryption = wantsEncryption
        self.requestedContext = requestedContext
        providerKeys = provider.signingCertificates.compactMap(XMLKey.init)
        ownKeys = serviceProvider.keys.compactMap(XMLKey.init)
    }

    public func verify(
        _ response: UnverifiedResponse, expecting expectation: Expectation, at now: Date
    ) throws(SAMLError) -> VerifiedAssertion {
        let contents = try VerifiedContents(response, verifier: self)
        let answer = Answer(contents: contents, verifier: self, expectation: expectation, now: now)
        for check in checks {
            if let flaw = check.flaw(in: answer) { throw SAMLError(check.check, flaw) }
        }
        guard let assertion = VerifiedAssertion(answer) else {
            throw SAMLError(.content, "the assertion lacks something that no check has missed")
        }
        return assertion
    }

    /// The same for whoever sets a provider up: every check with its outcome, as far as one can look.
    public func examine(
        _ response: UnverifiedResponse, expecting expectation: Expectation, at now: Date
    ) -> Examination {
        let contents: VerifiedContents
        do throws(SAMLError) {
            contents = try VerifiedContents(response, verifier: self)
        } catch {
            return Examination(stoppedBy: error)
        }
        let answer = Answer(contents: contents, verifier: self, expectation: expectation, now: now)
        let flaws = checks.compactMap { check in
            check.flaw(in: answer).map { SAMLError(check.check, $0) }
        }
        return Examination(flaws: flaws, assertion: flaws.isEmpty ? VerifiedAssertion(answer) : nil)
    }
}
