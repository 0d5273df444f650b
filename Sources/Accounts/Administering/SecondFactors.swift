internal import SCIM
package import Secrets

/// People who administer set up their second factor, and show it.
package struct SecondFactors: Sendable {
    private let store: any AccountStore
    private let keyring: Keyring
    private let environment: Environment

    package init(store: any AccountStore, keyring: Keyring, environment: Environment) {
        self.store = store
        self.keyring = keyring
        self.environment = environment
    }

    package enum Outcome: Hashable, Sendable {
        /// The person as from now on.
        case shown(Person)
        case wrong
        /// Too many tries; there may be another one in so many seconds.
        case wait(seconds: Int64)
        /// There is nothing to be shown: it was taken away, or nobody has set it up.
        case missing
    }

    /// What an app has to know.
    package struct Enrolment: Hashable, Sendable {
        /// otpauth://…, for its camera.
        package let address: String
        /// To be typed by hand.
        package let secret: String
    }

    /// What the app has to know; the same as long as the session lasts, and another one in each.
    ///
    /// - Returns: nil when there is a second factor already, or somebody without a role asks.
    package func enrolment(of person: Person) async throws -> Enrolment? {
        let (id, organization) = (person.id, person.organization.id)
        guard try await store.role(of: id, in: organization) != nil,
            try await store.secondFactor(of: id, in: organization) == nil
        else { return nil }
        let secret = TOTP(secret: offer(to: person))
        return Enrolment(
            address: secret.address(
                issuer: person.organization.name, account: person.resource["userName"]?.string ?? ""),
            secret: secret.groupedSecret)
    }

    /// Of the session, so that nobody is offered what somebody else has seen who knows the password.
    private func offer(to person: Person) -> [UInt8] {
        let session = "\(person.id.text) \(person.session.id.number) \(person.session.created.milliseconds)"
        return Array(keyring.digest(session, for: .secondFactors).bytes.prefix(TOTP.secretBytes))
    }

    /// A code of the app; the session counts as confirmed from then on.
    package func show(_ typed: String, by person: Person) async throws -> Outcome {
        let (id, organization, now) = (person.id, person.organization.id, environment.now())
        let offered = offer(to: person)
        // A session in which it was shown before has tries of its own: who guesses elsewhere does not shut its person out.
        let guesser = person.session.confirmed == nil ? id.text : "session \(person.session.id.number)"
        return try await store.write { [keyring, environment] records in
            if let wait = try Throttle.ofSecondFactor.wait(guesser, keyring, at: now, records) {
                return .wait(seconds: wait)
            }
            let known = try records.secondFactor(of: id, in: organization)
            guard try known != nil || records.role(of: id, in: organization) != nil,
                let secret = known.map({ $0.secret(of: id, keyring) }) ?? offered
            else { return .missing }
            let step = TOTP(secret: secret).step(of: typed, at: now.milliseconds / 1000, after: known?.lastStep)
            guard let step else {
                _ = try Throttle.ofSecondFactor.take(guesser, keyring, at: now, records)
                try records.append(AccountEvent(.secondFactorWrong, at: now), of: id, in: organization)
                return .wrong
            }
            if known == nil {
                try records.append(AccountEvent(.secondFactorSetUp, at: now), of: id, in: organization)
            }
            let shown =
                known?.shown(step: step) ?? SecondFactor(secret, of: id, step: step, keyring, environment)
            try records.save(shown, of: id, in: organization)
            try records.confirm(person.session.id, of: id, in: organization, at: now)
            return .shown(person.confirmed(at: now))
        }
    }
}
