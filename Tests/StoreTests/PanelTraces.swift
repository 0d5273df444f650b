import Accounts
import SCIM
import Secrets

/// One row of everything that administering leaves behind, and what people do about their accounts.
struct PanelTraces {
    let account: Account
    let keyring: Keyring

    private var now: Instant { StoreHouse.start }

    func leave(_ records: any AccountTransaction) throws {
        let organization = account.organization
        try records.set(.analyst, of: account.id, in: organization)
        try records.save(
            SecondFactor(sealed: [0, 255], confirmed: now, lastStep: 60_000_000), of: account.id, in: organization)
        try records.saveSetupLink(keyring.digest("setup", for: .sessions), until: now, in: organization)
        try records.append(AccountEvent(.signedIn, at: now), of: account.id, in: organization)
        let issue = CodeIssue(digest: keyring.digest("code", for: .sessions), at: now, by: "ada")
        try records.record(issue, of: account.id, in: organization)
        var entry = AuditEntry(
            at: now, who: .person(account.id, name: "ada"), deed: .changePerson, network: "198.51.100.0/24",
            subject: .account(account.id, "ada"))
        entry.tell("userName", from: "ada", to: "\u{1F600}")
        try records.append(entry, in: organization)
    }
}
