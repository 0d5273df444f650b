import Accounts
import ArgumentParser
import Configuration
import Delivery
import Foundation
import SCIM
import Web

/// Where an operator has it from what a provider is.
struct ProviderOrigin: ParsableArguments {
    @Option(help: "Where its metadata is; it is read again from there.")
    var metadataURL: String?

    @Option(help: "A file with its metadata.")
    var metadata: String?

    @Option(help: "Which provider of the metadata, by its entity id, where there are several.")
    var entityID: String?

    @Option(help: "A file with the certificate that must have signed the metadata.")
    var signer: String?

    @Option(help: "Without metadata: where people sign on, called SAML URL.")
    var signOnURL: String?

    @Option(help: "Without metadata: the provider's entity id, called issuer.")
    var issuer: String?

    @Option(help: "Without metadata: a file with a certificate as PEM or base64; may be given again.")
    var certificate: [String] = []

    @Flag(help: "Without metadata: the question is sent by a form.")
    var post = false

    @Flag(help: "Identity providers may be at private addresses. [MUSTER_INTERNAL_PROVIDERS]")
    var internalProviders = false

    func validate() throws {
        let isTyped = signOnURL != nil || issuer != nil || !certificate.isEmpty
        guard [metadataURL != nil, metadata != nil, isTyped].filter(\.self).count == 1 else {
            throw ValidationError(
                "Give one of --metadata-url URL, --metadata FILE, or --sign-on-url with --issuer and --certificate.")
        }
        guard !isTyped || signOnURL != nil && issuer != nil && !certificate.isEmpty else {
            throw ValidationError("Without metadata, give --sign-on-url, --issuer and --certificate.")
        }
        guard !isTyped || entityID == nil && signer == nil else {
            throw ValidationError("--entity-id and --signer go with metadata.")
        }
    }

    func added(to options: HouseOptions) -> HouseOptions {
        var options = options
        if internalProviders { options.serving["internal-providers"] = .bool(true) }
        return options
    }

    /// - Returns: what the provider is, and where that is read again.
    func read(
        in house: House,
        for organization: Organization.ID
    ) async throws -> (ProviderFacts, MetadataState?) {
        let (reader, now) = (house.metadataReader, house.environment.now())
        if let signOnURL, let issuer {
            let certificates = try certificate.map { String(decoding: try Self.bytes(of: $0), as: UTF8.self) }
            return (
                try reader.facts(issuer: issuer, address: signOnURL, isPost: post, certificates: certificates), nil
            )
        }
        let pinned = try signer.map {
            try reader.certificate(pem: String(decoding: try Self.bytes(of: $0), as: UTF8.self))
        }
        if let metadata {
            let bytes = try Self.bytes(of: metadata)
            return (try reader.facts(in: bytes, entityID: entityID, signer: pinned, at: now), nil)
        }
        let address = metadataURL ?? ""
        switch await house.metadataSource.fetch(address, etag: nil, for: organization) {
        case .failed(let sentence): throw Unavailable(sentence)
        case .unchanged: throw Unavailable("\(address) answers nothing; check the address.")
        case .fetched(let body, let etag):
            let facts = try reader.facts(in: body, entityID: entityID, signer: pinned, at: now)
            return (
                facts,
                MetadataState(
                    address: address, signer: pinned, etag: etag, nextFetch: facts.nextFetch(after: now), trouble: nil)
            )
        }
    }

    private static func bytes(of file: String) throws -> [UInt8] {
        do {
            return Array(try Data(contentsOf: URL(fileURLWithPath: file)))
        } catch {
            throw Refusal("\(file) cannot be read; give a file with what the provider lets you download.")
        }
    }
}

extension Provider {
    /// Of a list.
    func line(answeringFor domains: [DomainName]) -> String {
        let state = tested.map { "active since \($0)" } ?? "not tested"
        let names = domains.isEmpty ? "no domain" : domains.map { "\($0)" }.joined(separator: ",")
        return "\(name)  \(facts.entityID)  \(state)  \(names)"
    }
}
