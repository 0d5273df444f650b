internal import SCIM
package import Secrets

/// The messages of an organization: what was sent, what waits and why, and what was given up.
package struct Outbox: Sendable {
    private let desk: Desk
    private let keyring: Keyring

    package init(desk: Desk, keyring: Keyring) {
        self.desk = desk
        self.keyring = keyring
    }

    package struct Page: Sendable {
        package let messages: [ShownMessage]
        /// Where the next page begins; nil at the end.
        package let next: MessagePosition?
    }

    /// - Parameter last: the message that they come behind; nil for the latest.
    package func page(
        _ selection: MessageSelection,
        behind last: MessagePosition?,
        by acting: ActingAdministrator
    ) async throws -> Page {
        try desk.allow(.readLogs, to: acting)
        let found = try await desk.store.messages(
            selection, behind: last, limit: Limits.messagesOnPage + 1, in: acting.organization.id)
        let messages = Array(found.prefix(Limits.messagesOnPage))
        return Page(
            messages: try await shown(messages, to: acting),
            next: found.count > messages.count ? messages.last.map(MessagePosition.init) : nil)
    }

    package func message(_ id: MessageEntry.ID, by acting: ActingAdministrator) async throws -> ShownMessage? {
        try desk.allow(.readLogs, to: acting)
        guard let message = try await desk.store.message(id, in: acting.organization.id) else { return nil }
        return try await shown([message], to: acting).first
    }

    /// Invites the person of a message once more: a new message with a new link, which ends the old one.
    package func sendAgain(
        _ id: MessageEntry.ID,
        by acting: ActingAdministrator
    ) async throws -> Consequences.Notice {
        let organization = acting.organization
        guard let account = try await desk.store.message(id, in: organization.id)?.entry.account else {
            throw Refusal("There is no such message, or nobody whom it is for.")
        }
        let consequences = Consequences(keyring: keyring, environment: desk.environment)
        return try await desk.perform(
            .resend, on: AuditEntry.Subject(.account, id: account.text, name: ""), by: acting
        ) { [keyring] records, entry in
            guard let message = try records.message(id, in: organization.id),
                let (account, _) = try records.account(account, in: organization.id),
                ShownMessage(message, to: account, isMasked: true, keyring).canBeSentAgain,
                let notice = try consequences.perform([.invite], on: account, in: organization, records)
            else {
                throw Refusal(
                    "This message cannot be sent again: only invitations of people who have not claimed their accounts can."
                )
            }
            entry.subject = .account(account.id, account.userName)
            entry.tell("message", from: message.entry.kind.rawValue, to: Message.Kind.invitation.rawValue)
            return notice
        }
    }

    private func shown(_ messages: [StoredMessage], to acting: ActingAdministrator) async throws -> [ShownMessage] {
        let ids = Set(messages.compactMap(\.entry.account))
        let accounts = ids.isEmpty ? [] : try await desk.store.accounts(Array(ids), in: acting.organization.id)
        let found = Dictionary(uniqueKeysWithValues: accounts.map { ($0.id, $0) })
        return messages.map { message in
            ShownMessage(
                message, to: message.entry.account.flatMap { found[$0] }, isMasked: acting.role == .analyst, keyring)
        }
    }
}
