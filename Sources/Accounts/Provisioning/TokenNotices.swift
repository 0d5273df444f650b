internal import SCIM
internal import Secrets

/// Tells those who run an organization by mail what happens to its tokens (S28).
struct TokenNotices {
    let keyring: Keyring
    let environment: Environment

    /// A token was used from a network that it was never used from before.
    func tellOfUse(of credential: Credential, from network: Network?, _ records: any AccountTransaction) throws {
        guard let network else { return }
        try tell(
            .tokenElsewhere, "\(credential.integration.name), \(network)", in: credential.organization, days: 1, records
        )
    }

    /// A token ends soon.
    func tellOfEnd(
        of token: Token,
        _ integration: Integration,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws {
        let days = max(1, (token.expires.milliseconds - environment.now().milliseconds) / 86_400_000)
        try tell(
            .tokenEnds, "\(integration.name), \(token.expires.description.prefix(10))", in: organization, days: days,
            records)
    }

    /// - Parameter fact: what stands on a line of its own.
    private func tell(
        _ kind: Message.Kind,
        _ fact: String,
        in organization: Organization,
        days: Int64,
        _ records: any AccountTransaction
    ) throws {
        let day = environment.now().milliseconds / 86_400_000
        for account in try records.systemAdministrators(in: organization.id) {
            guard account.kind == .email, let address = account.address else { continue }
            let recipient = keyring.digest(address, for: .attempts)
            let count = try records.countMessage(to: recipient, of: kind.rawValue, on: day, in: organization.id)
            guard count <= Limits.tokenNoticesPerDay else { continue }
            let message = Message(
                organization: organization.id, account: account.id, kind: kind, channel: .email, recipient: address,
                language: account.language ?? organization.settings[.language], name: account.firstName, code: fact)
            try records.enqueue(
                MessageEntry(
                    message, expires: environment.now().advanced(bySeconds: days * 86_400), keyring: keyring,
                    environment: environment))
        }
    }
}
