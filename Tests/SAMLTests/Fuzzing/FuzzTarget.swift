import Foundation
import SAMLCorpus

@testable import SAML

/// The doors through which messages of strangers come in, and what must hold whatever they are.
///
/// `Tests/Fuzz` feeds them with a fuzzer; `FailCaseTests` feeds them what the fuzzer once found.
enum FuzzTarget: String, CaseIterable, Sendable {
    case response, answer, metadata, logout

    /// A promise that was broken.
    struct Finding: Error, CustomStringConvertible {
        let description: String

        init(_ description: String) { self.description = description }
    }

    /// A refusal is fine; a trap or a `Finding` is not.
    func run(_ bytes: [UInt8]) throws {
        switch self {
        case .response: try Self.runResponse(bytes)
        case .answer: try Self.runAnswer(bytes)
        case .metadata: try Self.runMetadata(bytes)
        case .logout: try Self.runLogout(bytes)
        }
    }

    private static let genuine = CorpusDocument.named("Providers/Nordwind/assertion-signed")
    private static let elliptic = CorpusDocument.named("Providers/Nordwind/ecdsa-sha256")
    private static let subjects = Set(CorpusDocument.all.filter { $0.refusal == nil }.map(\.subject))
    private static let key = CorpusHouse.key("elliptic")
}

extension FuzzTarget {
    /// Nobody is let in whom the provider has not named somewhere in the corpus: nobody else can sign.
    private static func runResponse(_ bytes: [UInt8]) throws {
        try checkBounds(of: bytes, .message)
        let value = Data(bytes).base64EncodedString()
        for expectation in [genuine.expectation, .unsolicited] {
            let outcome = CorpusHouse.verifier(of: genuine).outcome(of: value, expecting: expectation)
            guard case .success(let assertion) = outcome else { continue }
            guard subjects.contains(assertion.nameID.value) else { throw Finding("\(assertion.nameID) came in") }
        }
    }

    /// Whatever the provider signs: what is accepted is an answer, now, and about somebody.
    private static func runAnswer(_ bytes: [UInt8]) throws {
        guard let text = String(validating: bytes, as: UTF8.self), let signed = signed(text) else { return }
        let value = Data(signed.utf8).base64EncodedString()
        let verifier = CorpusHouse.verifier(of: elliptic)
        guard let response = try? UnverifiedResponse(base64: value) else { return }
        let examination = verifier.examine(response, expecting: elliptic.expectation, at: CorpusHouse.now)
        let outcome = verifier.outcome(of: value, expecting: elliptic.expectation)
        guard case .success(let assertion) = outcome else {
            guard examination.assertion == nil else { throw Finding("it is examined as sound, and refused") }
            return
        }
        guard examination.assertion?.id == assertion.id else { throw Finding("it is accepted, and examined as flawed") }
        guard !assertion.nameID.value.isEmpty, assertion.inResponseTo == elliptic.request,
            assertion.issuer == verifier.provider.entityID,
            assertion.notOnOrAfter > CorpusHouse.now - SAMLLimits.clockSkew,
            assertion.authnInstant < CorpusHouse.now + SAMLLimits.clockSkew
        else { throw Finding("this should not be accepted: \(assertion)") }
    }

    /// The text with a signature behind its first Issuer; nil when it has no place for one.
    private static func signed(_ text: String) -> String? {
        guard let root = try? XMLDocument(Array(text.utf8), limits: .message).root,
            let id = root.attribute("ID"), let issuer = text.range(of: "Issuer>", options: [], range: end(of: text))
        else { return nil }
        let signature = WrittenElement.signature(of: id, by: key).printed
        let document = text[..<issuer.upperBound] + signature + text[issuer.upperBound...]
        return try? WrittenElement.signed(String(document), by: key)
    }

    /// From the first end tag on.
    private static func end(of text: String) -> Range<String.Index> {
        (text.range(of: "</")?.lowerBound ?? text.endIndex)..<text.endIndex
    }

    /// What the parser reads is within the bounds too, whatever was taken for a comment or a quote before.
    private static func checkBounds(of bytes: [UInt8], _ limits: XMLLimits) throws {
        guard let root = try? XMLDocument(bytes, limits: limits).root else { return }
        var level = [root]
        var depth = 0
        var count = 0
        while !level.isEmpty {
            depth += 1
            count += level.count
            level = level.flatMap(\.children)
        }
        guard depth <= SAMLLimits.depth, count <= limits.nodes else {
            throw Finding("\(count) elements, \(depth) deep, came in")
        }
    }

    /// What is accepted has all that a sign-on needs.
    private static func runMetadata(_ bytes: [UInt8]) throws {
        try checkBounds(of: bytes, .metadata)
        for entityID in [nil, "https://idp.nordwind.example/saml"] {
            for signer in [nil, key.certificate] {
                guard
                    let provider = try? IdentityProviderMetadata.read(
                        bytes, entityID: entityID, signer: signer, at: CorpusHouse.now)
                else { continue }
                guard !provider.entityID.isEmpty, !provider.signOnEndpoints.isEmpty,
                    !provider.signingCertificates.isEmpty, provider.validUntil.map({ $0 > CorpusHouse.now }) ?? true,
                    entityID == nil || provider.entityID == entityID
                else { throw Finding("this should not be accepted: \(provider)") }
            }
        }
    }

    /// By either binding; nobody is signed out by what nobody signed.
    private static func runLogout(_ bytes: [UInt8]) throws {
        let field = Data(bytes).base64EncodedString()
        let messages = [
            try? UnverifiedLogoutMessage(query: String(decoding: bytes, as: UTF8.self)),
            try? UnverifiedLogoutMessage(fields: [("SAMLRequest", field)]),
            try? UnverifiedLogoutMessage(fields: [("SAMLResponse", field)]),
        ]
        let provider = CorpusHouse.verifier(of: genuine).provider
        let verifier = LogoutVerifier(provider: provider, serviceProvider: CorpusHouse.serviceProvider)
        for message in messages {
            switch message {
            case .request(let request)?:
                if (try? verifier.verify(request, at: CorpusHouse.now)) != nil {
                    throw Finding("somebody is signed out")
                }
            case .response(let response)?:
                _ = try? verifier.verify(response, answering: "_request", at: CorpusHouse.now)
            case nil: continue
            }
        }
    }
}
