internal import SCIM

/// Proving a domain by a code that is mailed to somebody who answers for it.
extension Administration {
    /// Mails a code; the one before it is of no more use.
    package func mailDomainCode(for name: DomainName, to mailbox: DomainCode.Mailbox, by acting: ActingAdministrator)
        async throws
    {
        let organization = acting.organization
        let (now, digits) = (environment.now(), DomainCode.digits(environment))
        let code = DomainCode(digits, for: name, of: organization.id, keyring, at: now)
        let message = Message(
            organization: organization.id, account: nil, kind: .domainCode, channel: .email,
            recipient: "\(mailbox.rawValue)@\(name)", code: digits)
        let entry = MessageEntry(message, expires: code.expires, keyring: keyring, environment: environment)
        try await desk.perform(.manageDomains, on: .domain(name), by: acting) { records, log in
            log.tell("code mailed", to: message.recipient)
            guard let known = try records.domain(name, in: organization.id) else {
                throw Refusal.noDomain(name, in: organization.slug)
            }
            guard known.domain.verification == nil else { throw Refusal("\(name) is verified already.") }
            let count = try records.countCode(for: name, on: Day(now).number, in: organization.id)
            guard count <= Limits.domainCodesPerDay else {
                throw Refusal(
                    "\(Limits.domainCodesPerDay) codes were mailed for \(name) today, which is the limit; use the TXT record, "
                        + "or try again tomorrow (UTC).")
            }
            try records.save(code, for: name, in: organization.id)
            try records.enqueue(entry)
        }
    }

    /// Proves a domain by the code that was mailed last. A wrong one uses up a try, so what it leads to is returned from the
    /// transaction, not thrown.
    package func verifyDomain(_ name: DomainName, byCode text: String, by acting: ActingAdministrator) async throws {
        let organization = acting.organization
        let now = environment.now()
        let digest = DomainCode.digest(text, for: name, of: organization.id, keyring)
        let refusal: Refusal? = try await namingOwner(of: name) {
            try await desk.perform(.manageDomains, on: .domain(name), by: acting) { records, entry in
                guard let known = try records.domain(name, in: organization.id) else {
                    return .noDomain(name, in: organization.slug)
                }
                guard known.domain.verification == nil else { return nil }
                guard var code = known.code else { return .codeIsOver(name) }
                switch code.attempt(digest, at: now) {
                case .right:
                    try records.verify(name, by: .mail, in: organization.id, at: now)
                    entry.tell("verified", to: Domain.Proof.mail.rawValue)
                    return nil
                case .wrong(let left):
                    entry.tell("code", to: "wrong")
                    try records.save(code, for: name, in: organization.id)
                    return Refusal("That is not the code that was mailed last for \(name); tries left: \(left).")
                case .over:
                    try records.save(code, for: name, in: organization.id)
                    return .codeIsOver(name)
                }
            }
        }
        if let refusal { throw refusal }
    }
}

extension Refusal {
    fileprivate static func codeIsOver(_ name: DomainName) -> Refusal {
        Refusal(
            "No code for \(name) is good now: one lives for an hour and may be tried \(Limits.domainCodeTries) times. Have a new "
                + "one mailed with muster domain verify \(name) --mail postmaster.")
    }
}
