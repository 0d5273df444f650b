package import Foundation
package import SAML

/// Who receives the documents of the corpus, and what is known of their senders.
package enum CorpusHouse {
    /// The instant at which the corpus is read: 2026-03-02T09:00:00Z.
    package static let now = Date(timeIntervalSince1970: 1_772_442_000)

    package static let serviceProvider = ServiceProvider(
        entityID: "https://work.example/saml/metadata",
        assertionConsumerService: "https://work.example/saml/acs",
        singleLogoutService: "https://work.example/saml/slo",
        keys: [key("service"), key("retired")], encrypts: true)

    /// A verifier for each record, by its name.
    private static let verifiers: [String: ResponseVerifier] = Dictionary(
        uniqueKeysWithValues: CorpusDocument.table("providers").map { ($0["name", default: ""], verifier($0)) })

    package static func verifier(of document: CorpusDocument) -> ResponseVerifier {
        guard let verifier = verifiers[document.provider] else {
            preconditionFailure("nobody knows \(document.provider)")
        }
        return verifier
    }

    private static func verifier(_ row: [String: String]) -> ResponseVerifier {
        let names = row["certificates", default: ""].split(separator: " ").map(String.init)
        let endpoint = Endpoint(binding: .redirect, location: "https://idp.nordwind.example/sso")
        let provider = IdentityProvider(
            entityID: row["entity", default: ""], signOnEndpoints: [endpoint],
            signingCertificates: names.map { key($0).certificate })
        let contexts = row["contexts", default: "-"].split(separator: " ").map(String.init).filter { $0 != "-" }
        return ResponseVerifier(
            provider: provider, serviceProvider: serviceProvider,
            policy: SignaturePolicy(rawValue: row["signed", default: ""]) ?? .both,
            wantsEncryption: row["encrypted"] == "yes", requestedContext: contexts)
    }

    /// One of the keys in `Corpus/Keys`.
    package static func key(_ name: String) -> CertifiedKey {
        let folder = CorpusDocument.folder.appendingPathComponent("Corpus/Keys")
        do {
            let pem = try String(contentsOf: folder.appendingPathComponent("\(name).key.pem"), encoding: .utf8)
            let body = pem.split(separator: "\n").filter { !$0.hasPrefix("-----") }.joined()
            let certificate = try String(contentsOf: folder.appendingPathComponent("\(name).crt.pem"), encoding: .utf8)
            return try CertifiedKey(
                certificate: Certificate(pem: certificate), privateKey: Array(Data(base64Encoded: body) ?? Data()))
        } catch {
            preconditionFailure("the corpus has no key \(name): \(error)")
        }
    }
}

extension CorpusDocument {
    package var expectation: Expectation { request.map { .answer(to: $0) } ?? .unsolicited }

    /// What becomes of it when it is posted.
    package func verified() throws -> Result<VerifiedAssertion, SAMLError> {
        CorpusHouse.verifier(of: self).outcome(of: try base64(), expecting: expectation)
    }
}

extension ResponseVerifier {
    /// What becomes of a form field, at the instant of the corpus.
    package func outcome(
        of value: String, expecting expectation: Expectation
    ) -> Result<VerifiedAssertion, SAMLError> {
        Result { () throws(SAMLError) in
            try verify(UnverifiedResponse(base64: value), expecting: expectation, at: CorpusHouse.now)
        }
    }
}
