internal import SCIM
package import Secrets

/// Carries out what a lifecycle decided, in the transaction that keeps the decision.
package struct Consequences: Sendable {
    let keyring: Keyring
    let environment: Environment

    package init(keyring: Keyring, environment: Environment) {
        self.keyring = keyring
        self.environment = environment
    }

    /// What became of an invitation or a reminder.
    package enum Notice: Hashable, Sendable {
        case queued(Message.Channel)
        /// The number has had its messages of the day.
        case leftToTomorrow
        /// Nobody can be written to: there is an access code, to be handed over.
        case handedOver
    }

    /// - Parameters:
    ///   - account: as it is now.
    ///   - before: as it was, where something about it changed.
    /// - Returns: what became of the invitation or reminder, if there was one.
    @discardableResult
    func perform(
        _ effects: [Lifecycle.Effect],
        on account: Account,
        was before: Account? = nil,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws -> Notice? {
        let now = environment.now()
        var notice: Notice?
        for effect in effects {
            switch effect {
            case .endAccess: try endAccess(of: account, records)
            case .forgetPassword:
                try records.save(
                    SignInRecord(password: nil, provenKey: nil), of: account.id, in: account.organization, at: now)
                try records.endPin(of: account.id, in: account.organization)
            case .invite:
                notice = try invite(
                    account, by: effects.contains(.forgetPassword) ? .unclaimed : .invitation, in: organization, records
                )
            case .remind: notice = try remind(account, in: organization, records)
            case .tellOldAddress:
                // Whoever was vouched for under the old address, and has not claimed the account, may be somebody else.
                if !account.lifecycle.isClaimed { try records.endPin(of: account.id, in: account.organization) }
                guard let before, before.kind == .email, let address = before.address else { break }
                try records.enqueue(
                    entry(message(.addressChanged, to: address, about: account, in: organization), days: 1))
            }
        }
        return notice
    }

    private func endAccess(of account: Account, _ records: any AccountTransaction) throws {
        try records.endTokens(of: account.id, in: account.organization)
        try records.endAccess(of: account.id, in: account.organization)
        try records.withdrawMessages(
            to: account.id, in: account.organization, of: Set(Message.Kind.allCases).subtracting([.addressChanged]))
        try records.schedule(reminder: nil, of: account.id, in: account.organization)
    }

    /// A new code ends the old one; people without an address get theirs from somebody who asks for it.
    private func invite(
        _ account: Account,
        by kind: Message.Kind,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws -> Notice? {
        let link = try makeCode(for: account, in: organization, records)
        guard account.kind != .emailless else { return .handedOver }
        return try send(kind, with: link, to: account, in: organization, records)
    }

    /// Makes the code by which an account of its kind is claimed.
    @discardableResult
    func makeCode(
        for account: Account,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws -> ClaimCode {
        let isCode = account.kind == .emailless
        let code = ClaimCode(isCode ? .accessCode : .link, environment)
        let days = isCode ? organization.settings.accessCodeDays : organization.settings.claimLinkDays
        let stored = StoredCode(
            code, of: account.id, expires: environment.now().advanced(bySeconds: days * 86_400), keyring, environment)
        try records.save(stored, of: account.id, in: account.organization)
        return code
    }

    /// The link that there is, or a new one where that has ended.
    private func remind(
        _ account: Account,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws -> Notice? {
        guard account.kind != .emailless else { return .handedOver }
        let now = environment.now()
        let stored = try records.code(.link, of: account.id, in: account.organization)
        let link =
            try stored.flatMap { $0.isLive(at: now) ? $0.opened(of: account.id, keyring) : nil }
            ?? makeCode(for: account, in: organization, records)
        return try send(.reminder, with: link, to: account, in: organization, records)
    }

    /// One such message waits for an account at most; one that is too many for the number's day is left to the next day.
    private func send(
        _ kind: Message.Kind,
        with link: ClaimCode,
        to account: Account,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws -> Notice? {
        guard let address = account.address else { return nil }
        let now = environment.now()
        let message = message(kind, to: address, about: account, in: organization, link: "/c/\(link.text)")
        let isWithinDay = try isWithinDay(message, "claim", organization.settings.claimMessagesPerDay, records)
        // Who is not reminded today keeps the message that waits: it has the same link.
        if isWithinDay || kind != .reminder {
            try records.withdrawMessages(
                to: account.id, in: account.organization, of: [.invitation, .reminder, .unclaimed])
        }
        guard isWithinDay else {
            try records.schedule(reminder: now.nextDay, of: account.id, in: account.organization)
            return .leftToTomorrow
        }
        try records.enqueue(entry(message, days: organization.settings.claimLinkDays))
        try records.schedule(
            reminder: account.lifecycle.nextReminder(after: now, on: organization.settings.reminderDays),
            of: account.id, in: account.organization)
        return .queued(message.channel)
    }

    /// Whether one more text message may go to a number today; the answer counts.
    func isWithinDay(
        _ message: Message,
        _ name: String,
        _ limit: Int,
        _ records: any AccountTransaction
    ) throws -> Bool {
        guard message.channel == .sms else { return true }
        let digest = keyring.digest(message.recipient, for: .attempts)
        let day = environment.now().milliseconds / 86_400_000
        return try records.countMessage(to: digest, of: name, on: day, in: message.organization) <= limit
    }

    func message(
        _ kind: Message.Kind,
        to address: String,
        about account: Account,
        in organization: Organization,
        link: String? = nil,
        code: String? = nil,
        person: String? = nil
    ) -> Message {
        Message(
            organization: account.organization, account: account.id, kind: kind,
            channel: kind != .addressChanged && account.kind == .phone ? .sms : .email, recipient: address,
            language: account.language ?? organization.settings[.language],
            name: account.firstName, link: link, code: code, person: person)
    }

    func entry(_ message: Message, days: Int64) -> MessageEntry {
        MessageEntry(
            message, expires: environment.now().advanced(bySeconds: days * 86_400), keyring: keyring,
            environment: environment)
    }
}

extension Lifecycle {
    /// - Parameter days: after how many days from the invitation on somebody is reminded.
    func nextReminder(after now: Instant, on days: [Int64]) -> Instant? {
        guard case .invited(let date) = state else { return nil }
        return days.map { date.advanced(bySeconds: $0 * 86_400) }.first { now < $0 }
    }
}

extension Instant {
    /// When the next day begins (UTC).
    fileprivate var nextDay: Instant {
        Instant(milliseconds: (milliseconds / 86_400_000 + 1) * 86_400_000)
    }
}
