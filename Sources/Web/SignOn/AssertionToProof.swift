internal import Accounts
internal import FoundationEssentials
internal import SAML
internal import SCIM

/// The one way from what was verified to what the rules believe.
extension SignOnProof {
    init(_ assertion: VerifiedAssertion, by provider: Provider) {
        self.init(
            provider: provider.id, assertion: assertion.id, assertionEnds: Instant(assertion.notOnOrAfter),
            nameID: NameID(assertion.nameID), sessionIndex: assertion.sessionIndex,
            sessionEnds: assertion.sessionNotOnOrAfter.map { Instant($0) },
            authenticated: Instant(assertion.authnInstant),
            attributes: assertion.attributes.map {
                Attribute(name: $0.name, friendlyName: $0.friendlyName, values: $0.values)
            })
    }
}

extension SignOnProof.NameID {
    /// SAML Core §8.3.1: where no format is given, it is unspecified.
    private static let unspecified = "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"

    init(_ nameID: NameID) {
        self.init(
            value: nameID.value, format: nameID.format ?? Self.unspecified, nameQualifier: nameID.nameQualifier,
            spNameQualifier: nameID.spNameQualifier)
    }
}

extension SignOnReport {
    init(_ examination: Examination, by provider: Provider) {
        self.init(
            checks: examination.results.map { Check(name: $0.check.rawValue, $0.outcome) },
            proof: examination.assertion.map { SignOnProof($0, by: provider) })
    }
}

extension SignOnReport.Check {
    fileprivate init(name: String, _ outcome: Examination.Outcome) {
        switch outcome {
        case .passed: self.init(name: name, outcome: .passed, diagnosis: nil)
        case .failed(let diagnosis): self.init(name: name, outcome: .failed, diagnosis: diagnosis)
        case .notReached: self.init(name: name, outcome: .notReached, diagnosis: nil)
        }
    }
}

extension Instant {
    /// What is outside of the years that can be written is as far away as they are.
    init(_ date: Date) {
        let seconds = min(max(date.timeIntervalSince1970, -62_135_596_800), 253_402_300_799)
        self.init(milliseconds: Int64(seconds * 1000))
    }

    var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
}
