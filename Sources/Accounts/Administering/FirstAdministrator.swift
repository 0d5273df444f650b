internal import SCIM
internal import Secrets

/// The first who administers comes by a link that the server prints: whoever reads it has the machine.
///
/// It is good for a day, and only until somebody has claimed an account that may do everything: an address that was
/// mistyped can be typed again, and then is good for nothing.
package struct FirstAdministrator: Sendable {
    private let appointing: Appointing
    private var store: any AccountStore { appointing.desk.store }
    private var environment: Environment { appointing.environment }

    package init(appointing: Appointing) {
        self.appointing = appointing
    }

    /// - Returns: the secret of a new link, the one before is good no more; nil when somebody administers already.
    package func makeLink(in organization: Organization) async throws -> BrowserSecret? {
        let (now, secret) = (environment.now(), BrowserSecret(environment))
        let digest = secret.digest(appointing.keyring)
        return try await store.write { records in
            guard try !records.hasSystemAdministrator(in: organization.id) else { return nil }
            let expires = now.advanced(bySeconds: Limits.secondsOfSetupLink)
            try records.saveSetupLink(digest, until: expires, in: organization.id)
            return secret
        }
    }

    /// Whether a link is good; looking spends nothing.
    package func isGood(_ secret: BrowserSecret, in organization: Organization) async throws -> Bool {
        let (now, digest) = (environment.now(), secret.digest(appointing.keyring))
        return try await store.write { try $0.hasSetupLink(digest, at: now, in: organization.id) }
    }

    /// - Returns: the link by which the account is claimed; nil when the other one is not good any more.
    package func begin(
        _ secret: BrowserSecret,
        address: String,
        called name: String,
        in organization: Organization
    ) async throws -> ClaimCode? {
        let newcomer = try appointing.newcomer(address, name)
        let (now, digest) = (environment.now(), secret.digest(appointing.keyring))
        return try await store.write { [appointing] records in
            guard try records.hasSetupLink(digest, at: now, in: organization.id),
                let current = try records.organization(organization.id)
            else { return nil }
            var entry = AuditEntry(
                at: now, who: .operator, deed: .manageAdministrators, network: nil, subject: nil,
                facts: [AuditEntry.Fact("role", to: Role.systemAdministrator.rawValue)])
            let code = try appointing.bring(
                newcomer, as: .systemAdministrator, isTold: false, in: current, records, &entry)
            guard let code else {
                throw Refusal("This account is claimed and has a role already; muster admin add gives it another.")
            }
            try records.append(entry, in: organization.id)
            try records.dismiss(except: entry.subject, in: current, at: now)
            return code
        }
    }
}

extension AccountTransaction {
    /// Whoever was to do everything and has not come yet is an account like others: who comes invites them again.
    fileprivate func dismiss(
        except comer: AuditEntry.Subject?,
        in organization: Organization,
        at now: Instant
    ) throws {
        for account in try systemAdministrators(in: organization.id) where !account.lifecycle.isClaimed {
            let subject = AuditEntry.Subject.account(account.id, account.userName)
            guard subject.id != comer?.id else { continue }
            try appoint(account, as: nil, in: organization)
            let fact = AuditEntry.Fact("role", from: Role.systemAdministrator.rawValue, to: nil)
            try append(
                AuditEntry(
                    at: now, who: .operator, deed: .manageAdministrators, network: nil, subject: subject, facts: [fact]),
                in: organization.id)
        }
    }
}
