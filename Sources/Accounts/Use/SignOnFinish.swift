internal import SCIM
internal import Secrets

/// Whoever has asked fetches the answer, and is let in by it, if it is about somebody who may come in.
extension SigningOn {
    package enum Outcome: Sendable {
        case signedIn(BrowserSecret)
        /// An invited person goes on taking the account into use.
        ///
        /// - secret: what the browser shows of the claim; nil where it does so already.
        case claim(BrowserSecret?)
        /// It began at the provider: its person is asked whether to go on as somebody.
        case consent(name: String)
        case report(SignOnReport, Provider?)
        case refused(SignOnRefusal, reference: String)
    }

    /// - Parameters:
    ///   - browser: what the browser shows of having asked.
    ///   - isAgreed: whether the person was asked whether to go on, and wants to.
    ///   - agent: what the browser calls itself.
    package func finish(
        _ handle: SignOnHandle,
        browser: BrowserSecret?,
        isAgreed: Bool,
        in organization: Organization,
        agent: String
    ) async throws -> Outcome {
        let digest = handle.digest(keyring)
        let shown = browser?.digest(keyring)
        // Anybody can come with anything: what is no answer for this browser costs no transaction, and no line in the
        // organization's log.
        guard let asked = try await store.attempt(digest), asked.organization == organization.id,
            asked.isAnswer(for: shown, at: environment.now())
        else { return .refused(.notAsked, reference: environment.random(6).hexadecimal) }
        let decision: @Sendable (any AccountTransaction) throws -> Outcome = { records in
            try decide(digest, handle, shown, isAgreed, organization, agent, records)
        }
        do {
            return try await store.write(decision)
        } catch StoreError.taken {
            // Somebody else was vouched for by the same name at the same moment; now it is known whose it is.
            return try await finishAgain(asked.provider, organization, decision)
        }
    }

    private func finishAgain(
        _ provider: Provider.ID,
        _ organization: Organization,
        _ decision: @escaping @Sendable (any AccountTransaction) throws -> Outcome
    ) async throws -> Outcome {
        do {
            return try await store.write(decision)
        } catch StoreError.taken {
            return try await store.write { try refused(.takenName, of: provider, in: organization, $0) }
        }
    }

    private func decide(
        _ digest: Digest,
        _ handle: SignOnHandle,
        _ shown: Digest?,
        _ isAgreed: Bool,
        _ organization: Organization,
        _ agent: String,
        _ records: any AccountTransaction
    ) throws -> Outcome {
        let now = environment.now()
        guard let attempt = try records.attempt(digest), attempt.isAnswer(for: shown, at: now),
            let answer = try attempt.answer.flatMap({ try handle.open($0, keyring) }),
            // The settings as they are now, not as they were remembered.
            let organization = try records.organization(organization.id)
        else { return try refused(.notAsked, of: nil, in: organization, records) }
        let proof: SignOnProof
        switch answer {
        // It may be looked at again.
        case .report(let report):
            return .report(report, try records.provider(attempt.provider, in: organization.id))
        case .proof(let known): proof = known
        }
        if attempt.purpose == .unsolicited, !isAgreed { return .consent(name: proof.nameID.value) }
        _ = try records.endAttempt(digest)
        do {
            let decision = SignOnDecision(
                proof: proof, attempt: attempt, organization: organization, agent: agent, signingOn: self,
                records: records)
            return try decision.outcome(at: now)
        } catch let refusal as SignOnRefusal {
            // Whoever was to be asked again, and was not, may begin from the beginning.
            if refusal == .notFresh, case .again(let session) = attempt.purpose {
                try records.endSession(session, in: organization.id)
            }
            return try refused(refusal, of: attempt.provider, in: organization, records)
        }
    }

    /// Returned, not thrown, so that it is remembered.
    private func refused(
        _ refusal: SignOnRefusal,
        of provider: Provider.ID?,
        in organization: Organization,
        _ records: any AccountTransaction
    ) throws -> Outcome {
        let failure = SignOnFailure(
            provider: provider, time: environment.now(), reference: environment.random(6).hexadecimal,
            check: refusal.check, diagnosis: refusal.diagnosis)
        try records.record(failure, in: organization.id)
        return .refused(refusal, reference: failure.reference)
    }
}

extension SignOnAttempt {
    /// Whether there is something to fetch for a browser that shows this.
    fileprivate func isAnswer(for shown: Digest?, at now: Instant) -> Bool {
        guard answer != nil, now < expires else { return false }
        if purpose == .unsolicited { return true }
        guard let browser, let shown else { return false }
        return browser.isSame(as: shown)
    }
}
