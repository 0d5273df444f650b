import Foundation
import SAML
import Testing

/// Who receives the documents of the corpus, and what is known of their senders.
enum CorpusHouse {
    /// The instant at which the corpus is read: 2026-03-02T09:00:00Z.
    static let now = Date(timeIntervalSince1970: 1_772_442_000)

    static let serviceProvider: ServiceProvider = {
        do {
            return ServiceProvider(
                entityID: "https://work.example/saml/metadata",
                assertionConsumerService: "https://work.example/saml/acs",
                singleLogoutService: "https://work.example/saml/slo",
                keys: [try key("service"), try key("retired")], encrypts: true)
        } catch {
            preconditionFailure("the corpus has no keys: \(error)")
        }
    }()

    /// A verifier for each record, by its name.
    static let verifiers: [String: ResponseVerifier] = {
        do {
            let rows = try CorpusDocument.table("providers").map { (row) in (row["name"] ?? "", try verifier(row)) }
            return Dictionary(uniqueKeysWithValues: rows)
        } catch {
            preconditionFailure("the corpus has no providers: \(error)")
        }
    }()

    static func verifier(of document: CorpusDocument) throws -> ResponseVerifier {
        try #require(verifiers[document.provider], "nobody knows \(document.provider)")
    }

    private static func verifier(_ row: [String: String]) throws -> ResponseVerifier {
        let names = row["certificates", default: ""].split(separator: " ").map(String.init)
        let endpoint = Endpoint(binding: .redirect, location: "https://idp.nordwind.example/sso")
        let provider = IdentityProvider(
            entityID: row["entity", default: ""], signOnEndpoints: [endpoint],
            signingCertificates: try names.map { try certificate($0) })
        let policy = try #require(SignaturePolicy(rawValue: row["signed", default: ""]))
        let contexts = row["contexts", default: "-"].split(separator: " ").map(String.init).filter { $0 != "-" }
        return ResponseVerifier(
            provider: provider, serviceProvider: serviceProvider, policy: policy,
            wantsEncryption: row["encrypted"] == "yes", requestedContext: contexts)
    }

    static func certificate(_ name: String) throws -> Certificate {
        try Certificate(pem: String(contentsOf: file("\(name).crt.pem"), encoding: .utf8))
    }

    static func key(_ name: String) throws -> CertifiedKey {
        let lines = try String(contentsOf: file("\(name).key.pem"), encoding: .utf8).split(separator: "\n")
        let body = lines.filter { !$0.hasPrefix("-----") }.joined()
        let der = try #require(Data(base64Encoded: body), "\(name) is no key")
        return try CertifiedKey(certificate: certificate(name), privateKey: Array(der))
    }

    private static func file(_ name: String) -> URL {
        CorpusDocument.folder.appendingPathComponent("Corpus/Keys/\(name)")
    }
}

extension CorpusDocument {
    /// What becomes of it when it is posted.
    func verified(_ bytes: [UInt8]? = nil) throws -> Result<VerifiedAssertion, SAMLError> {
        let value = Data(try bytes ?? self.bytes()).base64EncodedString()
        let verifier = try CorpusHouse.verifier(of: self)
        return Result { () throws(SAMLError) in
            try verifier.verify(UnverifiedResponse(base64: value), expecting: expectation, at: CorpusHouse.now)
        }
    }

    var expectation: SAML.Expectation { request.map { .answer(to: $0) } ?? .unsolicited }
}
