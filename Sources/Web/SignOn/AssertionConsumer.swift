internal import Accounts
internal import FoundationEssentials
internal import SAML
internal import SCIM

/// Where providers' answers arrive: a form of another site, with none of our cookies (SAML Bindings §3.5).
///
/// What is verified waits for the browser that has asked. A question takes one answer, whether or not it is good.
struct AssertionConsumer {
    let signingOn: SigningOn
    let parties: SAMLParties
    let failures: SignOnFailures
    let now: Instant

    func answer(_ visit: Visit) async throws -> PageAnswer {
        guard let form = visit.form, form.carriesOnly(.response) else { return .page(.notProtocol) }
        let handle = SignOnHandle(form[Form.relayState])
        do {
            return try await take(
                try UnverifiedResponse(base64: form[Form.SAMLMessage.response.rawValue]), handle, visit)
        } catch let error as SAMLError {
            let reference = try await signingOn.refuse(
                handle, by: error.check.rawValue, error.diagnosis, of: nil, in: visit.organization)
            return refused(reference, error.check.rawValue, error.diagnosis, visit)
        }
    }

    private func take(
        _ response: UnverifiedResponse,
        _ handle: SignOnHandle?,
        _ visit: Visit
    ) async throws -> PageAnswer {
        guard let handle, let expected = try await signingOn.expected(with: handle, in: visit.organization) else {
            return try await take(unasked: response, visit)
        }
        if let flaw = flaw(of: expected.provider) {
            return try await refuse(handle, "metadata", flaw, expected.provider, visit)
        }
        let verifier = try await parties.verifier(of: expected.provider, visit.organization, visit.setting.prefix)
        let expectation = expected.requestID.map { Expectation.answer(to: $0) } ?? .unsolicited
        if expected.isTest {
            let examination = verifier.examine(response, expecting: expectation, at: now.date)
            let report = SignOnReport(examination, by: expected.provider)
            let isTaken = try await signingOn.take(report, with: handle, in: visit.organization)
            return isTaken ? lead(to: handle, visit) : try await replayed(expected.provider, visit)
        }
        do {
            let assertion = try verifier.verify(response, expecting: expectation, at: now.date)
            let proof = SignOnProof(assertion, by: expected.provider)
            let isTaken = try await signingOn.take(proof, with: handle, in: visit.organization)
            return isTaken ? lead(to: handle, visit) : try await replayed(expected.provider, visit)
        } catch let error as SAMLError {
            return try await refuse(handle, error.check.rawValue, error.diagnosis, expected.provider, visit)
        }
    }

    /// It began at the provider. The RelayState means nothing then: an address in it would be anybody's.
    private func take(unasked response: UnverifiedResponse, _ visit: Visit) async throws -> PageAnswer {
        guard response.inResponseTo == nil else {
            let diagnosis = "No question is open for this answer: it was answered, is too old, or was never asked."
            return try await refuse(nil, SAML.Check.inResponseTo.rawValue, diagnosis, nil, visit)
        }
        guard let issuer = response.issuer,
            let expected = try await signingOn.expected(unasked: issuer, in: visit.organization)
        else {
            let diagnosis = "Nobody asked, and its provider may not begin; see muster provider set, provider-initiated."
            return try await refuse(nil, SAML.Check.inResponseTo.rawValue, diagnosis, nil, visit)
        }
        if let flaw = flaw(of: expected.provider) {
            return try await refuse(nil, "metadata", flaw, expected.provider, visit)
        }
        do {
            let verifier = try await parties.verifier(
                of: expected.provider, visit.organization, visit.setting.prefix)
            let assertion = try verifier.verify(response, expecting: .unsolicited, at: now.date)
            let proof = SignOnProof(assertion, by: expected.provider)
            guard let handle = try await signingOn.take(unasked: proof, in: visit.organization) else {
                return try await replayed(expected.provider, visit)
            }
            return lead(to: handle, visit)
        } catch let error as SAMLError {
            return try await refuse(nil, error.check.rawValue, error.diagnosis, expected.provider, visit)
        }
    }

    /// Keys count no longer than the metadata they are in (SAML Metadata §2.3.2).
    private func flaw(of provider: Provider) -> String? {
        guard let until = provider.facts.validUntil, until <= now else { return nil }
        return "The provider's metadata was valid until \(until); see muster provider list."
    }

    /// This request came from another site, without cookies; the next one has them.
    private func lead(to handle: SignOnHandle, _ visit: Visit) -> PageAnswer {
        .seeOther(visit.address(of: .signOnAnswer, handle.text))
    }

    /// Sent twice: what came first stays for its browser.
    private func replayed(_ provider: Provider, _ visit: Visit) async throws -> PageAnswer {
        try await refuse(nil, "replay", "The question or the assertion was used before.", provider, visit)
    }

    private func refuse(
        _ handle: SignOnHandle?,
        _ check: String,
        _ diagnosis: String,
        _ provider: Provider?,
        _ visit: Visit
    ) async throws -> PageAnswer {
        let reference = try await signingOn.refuse(
            handle, by: check, diagnosis, of: provider?.id, in: visit.organization)
        return refused(reference, check, diagnosis, visit)
    }

    private func refused(_ reference: String, _ check: String, _ diagnosis: String, _ visit: Visit) -> PageAnswer {
        failures.log(reference, check, diagnosis, visit.organization)
        return .page(.signOnFailed(reference, visit))
    }
}
