internal import SCIM
internal import Secrets

/// What a provider sends back.
extension SigningOn {
    /// Whom an answer is expected from.
    package struct Expected: Sendable {
        package let provider: Provider
        /// What the answer has to be an answer to; nil when it began at the provider.
        package let requestID: String?
        /// Whether an administrator tries the provider out.
        package let isTest: Bool
    }

    /// What is expected with a RelayState; nil for one that is not ours, has ended, or has its answer.
    package func expected(with handle: SignOnHandle, in organization: Organization) async throws -> Expected? {
        guard let attempt = try await store.attempt(handle.digest(keyring)), attempt.answer == nil,
            attempt.organization == organization.id, environment.now() < attempt.expires,
            let requestID = attempt.requestID, attempt.purpose != .logout,
            let provider = try await store.provider(attempt.provider, in: organization.id)
        else { return nil }
        return Expected(provider: provider, requestID: requestID, isTest: attempt.purpose == .test)
    }

    /// The provider that says it has sent an answer nobody asked for, where such are taken.
    ///
    /// - Parameter issuer: as the answer has it, believed by nobody yet.
    package func expected(unasked issuer: String, in organization: Organization) async throws -> Expected? {
        guard organization.settings.isOn(.singleSignOn),
            let provider = try await store.provider(entityID: issuer, in: organization.id), provider.isActive,
            provider.options.isOn(.providerInitiated)
        else { return nil }
        return Expected(provider: provider, requestID: nil, isTest: false)
    }

    /// Takes a verified answer: the question has it now, and neither question nor assertion takes another.
    ///
    /// - Returns: false when either was used before, wherever that was.
    package func take(
        _ proof: SignOnProof,
        with handle: SignOnHandle,
        in organization: Organization
    ) async throws -> Bool {
        try await take(.proof(proof), of: proof, with: handle, in: organization)
    }

    /// Takes what a test sign-on has come to. The provider is active once one was good.
    package func take(
        _ report: SignOnReport,
        with handle: SignOnHandle,
        in organization: Organization
    ) async throws -> Bool {
        try await take(.report(report), of: report.proof, with: handle, in: organization)
    }

    private func take(
        _ answer: SignOnAttempt.Answer,
        of proof: SignOnProof?,
        with handle: SignOnHandle,
        in organization: Organization
    ) async throws -> Bool {
        let (now, digest) = (environment.now(), handle.digest(keyring))
        let sealed = handle.seal(answer, keyring, environment)
        return try await store.write { [keyring] records in
            guard var attempt = try records.attempt(digest), attempt.answer == nil, now < attempt.expires,
                attempt.organization == organization.id
            else { return false }
            guard try proof.map({ try records.spend($0, keyring, at: now) }) ?? true else {
                _ = try records.endAttempt(digest)
                return false
            }
            attempt.answer = sealed
            try records.save(attempt)
            if case .report(let report) = answer, report.isGood {
                try records.activate(attempt.provider, in: organization.id, at: now)
            }
            return true
        }
    }

    /// Takes a verified answer that nobody asked for; where it leads, its person is asked whether to go on.
    ///
    /// - Returns: nil when the assertion was used before.
    package func take(unasked proof: SignOnProof, in organization: Organization) async throws -> SignOnHandle? {
        let (now, handle) = (environment.now(), SignOnHandle(environment))
        let attempt = SignOnAttempt(
            digest: handle.digest(keyring), organization: organization.id, provider: proof.provider,
            purpose: .unsolicited, requestID: nil, browser: nil, created: now,
            expires: now.advanced(bySeconds: SignOnAttempt.seconds),
            answer: handle.seal(.proof(proof), keyring, environment))
        let isTaken = try await store.write { [keyring] records in
            guard try records.spend(proof, keyring, at: now) else { return false }
            try records.insert(attempt)
            return true
        }
        return isTaken ? handle : nil
    }

    /// An answer was refused. The question is over with it: nobody tries until one fits. What belongs to no question and names
    /// no provider is in the server's own log alone.
    ///
    /// - Parameters:
    ///   - handle: nil for an answer without a question.
    ///   - check: the name of the check that refused it.
    /// - Returns: the number that the visitor sees.
    package func refuse(
        _ handle: SignOnHandle?,
        by check: String,
        _ diagnosis: String,
        of provider: Provider.ID?,
        in organization: Organization
    ) async throws -> String {
        let digest = handle?.digest(keyring)
        let failure = SignOnFailure(
            provider: provider, time: environment.now(), reference: environment.random(6).hexadecimal, check: check,
            diagnosis: String(diagnosis.prefix(Limits.nameBytes)))
        try await store.write { records in
            let wasAsked = try digest.map { try records.endAttempt($0) } ?? false
            guard wasAsked || provider != nil else { return }
            try records.record(failure, isVerified: false, in: organization.id)
        }
        return failure.reference
    }
}

extension AccountTransaction {
    /// As long as the assertion could come again, and the clocks that differ besides.
    fileprivate func spend(_ proof: SignOnProof, _ keyring: Keyring, at now: Instant) throws -> Bool {
        let end = max(proof.assertionEnds, now).advanced(bySeconds: Limits.secondsOfSkew)
        return try spend(keyring.digest(proof.assertion, for: .signOn), until: end, of: proof.provider)
    }

    fileprivate func activate(_ id: Provider.ID, in organization: Organization.ID, at now: Instant) throws {
        guard var provider = try provider(id, in: organization) else { return }
        provider.tested = now
        _ = try save(provider)
    }

    /// So many in a day are written down for an organization; the rest is in the server's own log. What no provider has signed
    /// can be sent by anybody, so it has an allowance of its own.
    func record(_ failure: SignOnFailure, isVerified: Bool = true, in organization: Organization.ID) throws {
        let day = failure.time.milliseconds / 86_400_000
        let count = try countSignOnFailure(isVerified: isVerified, on: day, in: organization)
        guard count <= Limits.signOnFailuresPerDay else { return }
        try insert(failure, in: organization)
    }
}
