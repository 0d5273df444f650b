import Accounts
import Foundation
import SCIM
import Synchronization
import TestSupport
import Testing
import Web

@testable import SAML

/// Providers' metadata as time passes, read by the real reader; what would be fetched, a test says (S-13 of the attacks).
@Suite struct ProviderUpkeepTests {
    /// What stands at the address, and what it was asked with.
    private final class Shelf: MetadataSource {
        let answer = Mutex<MetadataAnswer>(.unchanged)
        let tags = Mutex<[String?]>([])

        func fetch(_ address: String, etag: String?, for organization: Organization.ID) async -> MetadataAnswer {
            tags.withLock { $0.append(etag) }
            return answer.withLock(\.self)
        }

        func put(_ document: String, etag: String? = nil) {
            answer.withLock { $0 = .fetched(body: Array(document.utf8), etag: etag) }
        }
    }

    /// An organization whose provider is kept by an address.
    private struct Desk {
        let house: TestHouse
        let slug: String
        let shelf = Shelf()

        init(_ house: TestHouse, signer: CertifiedKey? = nil) async throws {
            self.house = house
            slug = try await house.organization().slug
            let facts = try MetadataReader(isInternal: false).facts(
                in: Array(try Desk.metadata([SigningProvider.key]).utf8), entityID: nil, signer: nil,
                at: house.clock.now)
            let state = MetadataState(
                address: "https://idp.example/metadata", signer: signer?.certificate.der, etag: "\"0\"",
                nextFetch: facts.nextFetch(after: house.clock.now), trouble: nil)
            _ = try await house.administration.addProvider(
                NewProvider(name: "Nordwind", facts: facts, options: ProviderOptions(), source: state),
                answeringFor: [], to: slug)
        }

        /// A day later.
        func refresh() async throws -> ProviderUpkeep.Outcome? {
            house.clock.advance(bySeconds: 86_400)
            return try await ProviderUpkeep(
                store: house.store, source: shelf, reader: MetadataReader(isInternal: false),
                environment: house.environment
            ).refreshDue().first?.1
        }

        var provider: Provider {
            get async throws { try await house.administration.provider("Nordwind", of: slug) }
        }

        var warnings: [String] {
            get async throws { try await provider.warnings(at: house.clock.now) }
        }

        static func metadata(
            _ keys: [CertifiedKey],
            validUntil: String? = nil,
            signedBy signer: CertifiedKey? = nil
        ) throws -> String {
            let descriptors = keys.map { key in
                WrittenElement("md:KeyDescriptor", ["use": "signing"], [.keyInfo(key.certificate)])
            }
            let service = WrittenElement(
                "md:SingleSignOnService",
                ["Binding": Binding.redirect.rawValue, "Location": "https://idp.example/sso"])
            let document = WrittenElement(
                "md:EntityDescriptor",
                [
                    "xmlns:md": Namespace.metadata, "xmlns:ds": Namespace.signature, "ID": "_m",
                    "entityID": "https://idp.example/saml", "validUntil": validUntil,
                ],
                [
                    WrittenElement(
                        "md:IDPSSODescriptor", ["protocolSupportEnumeration": Namespace.protocolMessages],
                        descriptors + [service])
                ])
            return try signer.map { try document.signedDocument(id: "_m", position: 0, by: $0) } ?? document.printed
        }
    }

    @Test func `what is due is read once, with the tag that is known, and not again before its time`() async throws {
        try await TestHouse.run { house in
            let desk = try await Desk(house)
            #expect(try await desk.refresh() == .unchanged)
            #expect(desk.shelf.tags.withLock(\.self) == ["\"0\""])
            house.clock.advance(bySeconds: -86_400 + 60)
            #expect(try await desk.refresh() == nil)
        }
    }

    @Test func `a key that comes beside the known one counts at once`() async throws {
        try await TestHouse.run { house in
            let desk = try await Desk(house)
            desk.shelf.put(try Desk.metadata([SigningProvider.key, SigningProvider.stranger]), etag: "\"1\"")
            #expect(try await desk.refresh() == .changed)
            let provider = try await desk.provider
            #expect(provider.facts.certificates.count == 2 && provider.source?.etag == "\"1\"")
            #expect(try await desk.refresh() == .unchanged)
        }
    }

    @Test func `when every key is another one, somebody looks at it first`() async throws {
        try await TestHouse.run { house in
            let desk = try await Desk(house)
            desk.shelf.put(try Desk.metadata([SigningProvider.stranger]))
            #expect(try await desk.refresh() == .held)
            #expect(try await desk.provider.facts.certificates == [SigningProvider.key.certificate.der])
            #expect(try await desk.warnings.contains { $0.contains("muster provider approve") })
            let acting = try await house.administration.acting(in: desk.slug)
            await #expect(throws: Refusal.self) {
                try await house.administration.approveProvider("Nordwind", shown: "another", by: acting)
            }
            let shown = try #require(try await desk.provider.held?.digest)
            try await house.administration.approveProvider("Nordwind", shown: shown, by: acting)
            #expect(try await desk.provider.facts.certificates == [SigningProvider.stranger.certificate.der])
            #expect(try await desk.warnings == [])
        }
    }

    @Test func `a pinned signer vouches for other keys, and nobody else does`() async throws {
        try await TestHouse.run { house in
            let desk = try await Desk(house, signer: SigningProvider.key)
            desk.shelf.put(try Desk.metadata([SigningProvider.stranger], signedBy: SigningProvider.stranger))
            guard case .trouble = try await desk.refresh() else {
                Issue.record("a stranger's signature is believed")
                return
            }
            #expect(try await desk.warnings.contains { $0.hasPrefix("its metadata cannot be read again: ") })
            desk.shelf.put(try Desk.metadata([SigningProvider.stranger], signedBy: SigningProvider.key))
            #expect(try await desk.refresh() == .changed)
            #expect(try await desk.warnings == [])
        }
    }

    @Test func `an older copy that is served again brings nothing back`() async throws {
        try await TestHouse.run { house in
            let desk = try await Desk(house)
            desk.shelf.put(try Desk.metadata([SigningProvider.key], validUntil: "2026-12-01T00:00:00Z"))
            #expect(try await desk.refresh() == .changed)
            let both = [SigningProvider.key, SigningProvider.stranger]
            desk.shelf.put(try Desk.metadata(both, validUntil: "2026-11-01T00:00:00Z"))
            _ = try await desk.refresh()
            #expect(try await desk.provider.facts.certificates.count == 1)
        }
    }

    @Test func `what fails is told, and what was known goes on until it has run out`() async throws {
        try await TestHouse.run { house in
            let desk = try await Desk(house)
            desk.shelf.put(try Desk.metadata([SigningProvider.key], validUntil: "2026-06-20T00:00:00Z"))
            #expect(try await desk.refresh() == .changed)
            #expect(try await desk.warnings.first?.contains("valid until 2026-06-20") == true)
            desk.shelf.answer.withLock { $0 = .failed("https://idp.example/metadata answered 404.") }
            #expect(try await desk.refresh() == .trouble("https://idp.example/metadata answered 404."))
            #expect(try await desk.provider.facts.certificates.count == 1)
            #expect(try await desk.warnings.contains { $0.hasSuffix("answered 404.") })
        }
    }

    @Test(arguments: ["", "<html><body>Sign in</body></html>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])
    func `what is no metadata changes nothing`(document: String) async throws {
        try await TestHouse.run { house in
            let desk = try await Desk(house)
            desk.shelf.put(document)
            guard case .trouble = try await desk.refresh() else {
                Issue.record("it is taken for metadata")
                return
            }
            #expect(try await desk.provider.facts.certificates.count == 1)
        }
    }
}
