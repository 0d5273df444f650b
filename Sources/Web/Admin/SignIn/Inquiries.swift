package import Accounts
internal import SCIM

/// Asks the world outside on behalf of administrators: for metadata of providers, and for what proves a domain.
package struct Inquiries: Sendable {
    let source: any MetadataSource
    /// Fetches files that prove domains; follows no redirections.
    let files: any MetadataSource
    let records: any DomainRecords
    let reader: MetadataReader

    package init(
        source: any MetadataSource,
        files: any MetadataSource,
        records: any DomainRecords,
        reader: MetadataReader
    ) {
        self.source = source
        self.files = files
        self.records = records
        self.reader = reader
    }

    /// - Returns: what the provider is, and where that is read again.
    func metadata(
        at address: String,
        entityID: String?,
        for organization: Organization.ID,
        now: Instant
    ) async throws -> (ProviderFacts, MetadataState?) {
        switch await source.fetch(address, etag: nil, for: organization) {
        case .failed(let sentence): throw Refusal(sentence)
        case .unchanged: throw Refusal("\(address) answers nothing; check the address.")
        case .fetched(let body, let etag):
            let facts = try reader.facts(in: body, entityID: entityID, signer: nil, at: now)
            let state = MetadataState(
                address: address, signer: nil, etag: etag, nextFetch: facts.nextFetch(after: now), trouble: nil)
            return (facts, state)
        }
    }
}

/// What a provider has to know of us; an administrator copies it.
struct ServiceProviderValues: Sendable {
    let entityID: String
    let assertionConsumer: String
    let singleLogout: String

    init(origin: String, prefix: String) {
        entityID = origin + PageRoute.samlMetadata.address(prefix)
        assertionConsumer = origin + PageRoute.assertionConsumer.address(prefix)
        singleLogout = origin + PageRoute.singleLogout.address(prefix)
    }

    var model: [String: Any] {
        ["entityID": entityID, "assertionConsumer": assertionConsumer, "singleLogout": singleLogout]
    }
}

extension PanelVisit {
    var ownValues: ServiceProviderValues { ServiceProviderValues(origin: origin, prefix: visit.setting.prefix) }
}
