import Accounts
import SCIM
import Secrets

/// One row of everything that single sign-on leaves behind.
struct SignOnTraces {
    let account: Account
    let keyring: Keyring
    let environment: Accounts.Environment

    static let domain = DomainName(stored: "login.example")

    static func facts(_ entityID: String = "https://login.example/idp") -> ProviderFacts {
        ProviderFacts(
            entityID: entityID,
            signOn: [.init(binding: "redirect", location: "https://login.example/sso", responseLocation: nil)],
            logout: [.init(binding: "post", location: "https://login.example/slo", responseLocation: "https://x.example")],
            certificates: [[1, 255], [2]], certificatesEnd: Instant(milliseconds: 7), wantsSignedRequests: true,
            validUntil: Instant(milliseconds: 8), cacheSeconds: 9)
    }

    var now: Instant { StoreHouse.start }

    func provider(_ name: String = "Login", _ facts: ProviderFacts = facts(), in records: any AccountTransaction) throws
        -> Provider
    {
        let source = MetadataState(
            address: "https://login.example/metadata", signer: [3], etag: "e", nextFetch: now, trouble: nil)
        return try records.insert(
            NewProvider(name: name, facts: facts, options: ProviderOptions(), source: source), in: account.organization,
            at: now)
    }

    func attempt(_ provider: Provider.ID, _ secret: String, purpose: SignOnAttempt.Purpose = .signIn) -> SignOnAttempt {
        SignOnAttempt(
            digest: keyring.digest(secret, for: .signOn), organization: account.organization, provider: provider,
            purpose: purpose, requestID: "_1", browser: keyring.digest("browser", for: .sessions), created: now,
            expires: now.advanced(bySeconds: 60), answer: [1])
    }

    func leave(_ records: any AccountTransaction) throws {
        let organization = account.organization
        var provider = try provider(in: records)
        (provider.held, provider.tested) = (Self.facts(), now)
        provider.source?.trouble = "away"
        _ = try records.save(provider)
        _ = try records.insert(Self.domain, in: organization, at: now)
        try records.verify(Self.domain, by: .dns, in: organization, at: now)
        _ = try records.route(Self.domain, to: provider.id, in: organization)
        try records.insert(SignOnKey(certificate: [1], sealed: [2], signsFrom: now, ends: now), in: organization)
        try records.insert(attempt(provider.id, "handle", purpose: .claim(keyring.digest("claim", for: .sessions))))
        _ = try records.spend(keyring.digest("_1", for: .signOn), until: now, of: provider.id)
        let name = SignOnProof.NameID(value: "ada", format: "persistent")
        try records.insert(
            SignOnPin(account: account.id, provider: provider.id, nameID: name), in: organization, at: now)
        let signedOn = SignedOn(provider: provider.id, time: now, sessionIndex: "1", ends: now)
        try records.insert(
            NewSession(BrowserSecret(environment), agent: "Browser", signedOn: signedOn, keyring, at: now),
            of: account.id, in: organization)
        try records.insert(
            SignOnFailure(provider: provider.id, time: now, reference: "ab", check: "audience", diagnosis: "Not ours."),
            in: organization)
    }
}
