internal import SCIM
package import Secrets

/// The keys that an organization signs its requests with; one is made when the first is needed.
package struct SignOnKeys: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment

    package init(store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    /// A key, opened.
    package struct Opened: Hashable, Sendable {
        /// DER.
        package let certificate: [UInt8]
        /// PKCS #8.
        package let privateKey: [UInt8]
    }

    /// All that are published, the one that signs now first.
    package func all(of organization: Organization) async throws -> [Opened] {
        let now = environment.now()
        var keys = try await store.signOnKeys(in: organization.id, at: now)
        if keys.isEmpty { keys = try await make(in: organization, isFirst: true) }
        let signing = keys.last { $0.signsFrom <= now } ?? keys.last
        return (keys.filter { $0 == signing } + keys.filter { $0 != signing }).compactMap { key in
            key.privateKey(keyring).map { Opened(certificate: key.certificate, privateKey: $0) }
        }
    }

    /// Publishes a new key, which signs once providers have had time to read of it; the old one ends later still.
    package func renew(by acting: ActingAdministrator) async throws {
        let desk = Desk(store: store, environment: environment)
        try desk.allow(.manageProviders, to: acting)
        let keys = try await make(in: acting.organization, isFirst: false)
        let fingerprint = keys.last.map { KeyedHash.sha256($0.certificate).hexadecimal }
        try await desk.perform(.manageProviders, by: acting) { _, entry in
            entry.subject = AuditEntry.Subject(
                .organization, id: acting.organization.slug, name: acting.organization.name)
            entry.tell("our key", to: fingerprint)
        }
    }

    private func make(in organization: Organization, isFirst: Bool) async throws -> [SignOnKey] {
        let now = environment.now()
        let overlap = Limits.daysOfKeyOverlap * 86_400
        let ends = now.advanced(bySeconds: Limits.daysOfSignOnKey * 86_400)
        let made = try await SelfSignedKey.make(
            name: "Muster \(organization.slug)", from: now.milliseconds / 1000, until: ends.milliseconds / 1000)
        let key = SignOnKey(
            made, signsFrom: isFirst ? now : now.advanced(bySeconds: overlap), ends: ends, keyring, environment)
        return try await store.write { records in
            // Held until the end, so that no two first keys are made.
            _ = try records.organization(organization.id)
            let known = try records.signOnKeys(in: organization.id, at: now)
            guard !isFirst || known.isEmpty else { return known }
            if !isFirst { try records.endSignOnKeys(at: now.advanced(bySeconds: 2 * overlap), in: organization.id) }
            try records.insert(key, in: organization.id)
            return known + [key]
        }
    }
}
