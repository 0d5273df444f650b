import Accounts
import SCIM
import Secrets

/// One row of everything that a claim leaves behind.
struct ClaimTraces {
    let account: Account
    let keyring: Keyring
    let environment: Accounts.Environment
    let secret: BrowserSecret
    let link: ClaimCode

    init(of account: Account, _ keyring: Keyring, _ environment: Accounts.Environment) {
        self.account = account
        self.keyring = keyring
        self.environment = environment
        secret = BrowserSecret(environment)
        link = ClaimCode(.link, environment)
    }

    var now: Instant { environment.now() }
    var code: StoredCode { stored(link) }

    func stored(_ code: ClaimCode, seconds: Int64 = 60) -> StoredCode {
        StoredCode(code, of: account.id, expires: now.advanced(bySeconds: seconds), keyring, environment)
    }

    func claim(_ secret: BrowserSecret) -> StoredClaim {
        StoredClaim(
            digest: secret.digest(keyring), organization: account.organization, account: account.id,
            claim: Claim(.claim, of: .email, in: Settings(), hasNewTerms: false),
            proof: .code(.link, link.digest(keyring)), username: "ada", expires: now.advanced(bySeconds: Claim.seconds))
    }

    func session(_ secret: BrowserSecret, agent: String = "Browser") -> NewSession {
        NewSession(secret, agent: agent, keyring, at: now)
    }

    func leave(_ records: any AccountTransaction) throws {
        let organization = account.organization
        try records.save(code, of: account.id, in: organization)
        try records.insert(claim(secret))
        try records.insert(session(secret), of: account.id, in: organization)
        try records.save(SignInRecord(password: "hash", provenKey: "ada"), of: account.id, in: organization, at: now)
        _ = try records.allowance(keyring.digest("ada", for: .attempts), at: now)
        try records.schedule(reminder: now, of: account.id, in: organization)
        try records.insert(Terms(version: 1, text: "Be kind.", created: now), in: organization)
        try records.accept(1, by: account.id, in: organization, at: now)
        try records.save(ProfilePicture([0, 255], at: now), of: account.id, in: organization)
        try records.save(Logo([0, 255], at: now), of: organization)
    }
}
