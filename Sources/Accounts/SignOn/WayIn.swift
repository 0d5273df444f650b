internal import SCIM
internal import Secrets

/// An administrator comes in by password while everybody else signs on at a provider: it is written down, and the others hear
/// of it, so that nobody uses this way unseen.
struct WayIn {
    let keyring: Keyring
    let environment: Environment

    /// How long the message is worth sending, in days.
    private static let daysOfMessage: Int64 = 3

    /// - Parameter administrators: the system administrators of the organization.
    func tell(
        _ account: Account,
        in organization: Organization,
        from network: String,
        _ administrators: [Account.ID],
        _ records: any AccountTransaction
    ) throws {
        guard organization.settings.isSignOnEnforced, account.kind == .email, administrators.contains(account.id) else {
            return
        }
        let now = environment.now()
        try records.append(
            AuditEntry(
                at: now, who: .person(account.id, name: account.userName), deed: .enterByPassword, network: network,
                subject: .account(account.id, account.userName)),
            in: organization.id)
        let consequences = Consequences(keyring: keyring, environment: environment)
        for id in administrators where id != account.id {
            guard let (other, _) = try records.account(id, in: organization.id), other.isActive,
                let address = other.address, other.kind == .email
            else { continue }
            let message = consequences.message(
                .wayInUsed, to: address, about: other, in: organization, person: account.userName)
            try records.enqueue(consequences.entry(message, days: WayIn.daysOfMessage))
        }
    }
}
