package import SCIM

/// Providers' metadata is read again as time passes, so that new keys are known before they sign.
package struct ProviderUpkeep: Sendable {
    private let store: any AccountStore
    private let source: any MetadataSource
    private let reader: any ProviderReader
    private let environment: Environment

    package init(
        store: any AccountStore,
        source: any MetadataSource,
        reader: any ProviderReader,
        environment: Environment
    ) {
        self.store = store
        self.source = source
        self.reader = reader
        self.environment = environment
    }

    /// What came of reading a provider's metadata again.
    package enum Outcome: Hashable, Sendable {
        case unchanged, changed
        /// Every key is another one, and nobody vouches for that: it waits for an administrator.
        case held
        case trouble(String)
    }

    /// Reads what is due, a few at a time.
    ///
    /// - Returns: the providers, each with what came of it.
    package func refreshDue() async throws -> [(Provider, Outcome)] {
        let now = environment.now()
        let due = try await store.write {
            try $0.dueProviders(at: now, puttingOff: Limits.leastSecondsBetweenMetadata, limit: 10)
        }
        var outcomes: [(Provider, Outcome)] = []
        for provider in due { outcomes.append((provider, try await refresh(provider))) }
        return outcomes
    }

    private func refresh(_ provider: Provider) async throws -> Outcome {
        guard let state = provider.source else { return .unchanged }
        switch await source.fetch(state.address, etag: state.etag, for: provider.organization) {
        case .unchanged: return try await keep(provider, .unchanged) { _ in }
        case .failed(let sentence):
            return try await keep(provider, .trouble(sentence)) { $0.source?.trouble = sentence }
        case .fetched(let body, let etag):
            do {
                let facts = try reader.facts(
                    in: body, entityID: provider.facts.entityID, signer: state.signer, at: environment.now())
                return try await keep(provider, facts.outcome(for: provider)) { provider in
                    provider.take(facts)
                    provider.source?.etag = etag
                }
            } catch let refusal as Refusal {
                return try await keep(provider, .trouble(refusal.description)) {
                    $0.source?.trouble = refusal.description
                }
            }
        }
    }

    private func keep(
        _ provider: Provider,
        _ outcome: Outcome,
        _ change: @escaping @Sendable (inout Provider) -> Void
    ) async throws -> Outcome {
        let now = environment.now()
        return try await store.write { records in
            guard var provider = try records.provider(provider.id, in: provider.organization) else { return .unchanged }
            if case .trouble = outcome {} else { provider.source?.trouble = nil }
            change(&provider)
            provider.source?.nextFetch = provider.facts.nextFetch(after: now)
            _ = try records.save(provider)
            return outcome
        }
    }
}

extension Provider {
    /// Newer facts take the place of older ones, but a set of keys that shares none with the one there is waits for somebody
    /// to approve it, unless a pinned signer vouches for it.
    fileprivate mutating func take(_ new: ProviderFacts) {
        guard new != facts else { return held = nil }
        if new.isDoubtful(beside: facts, isPinned: source?.signer != nil) {
            held = new
        } else {
            (facts, held) = (new, nil)
        }
    }
}

extension ProviderFacts {
    fileprivate func outcome(for provider: Provider) -> ProviderUpkeep.Outcome {
        if self == provider.facts { return .unchanged }
        return isDoubtful(beside: provider.facts, isPinned: provider.source?.signer != nil) ? .held : .changed
    }

    /// Whether somebody else may be behind it: no key is the same and nobody vouches for that; or it is good for less long than
    /// what is known, as an older copy is that brings withdrawn keys back.
    fileprivate func isDoubtful(beside known: ProviderFacts, isPinned: Bool) -> Bool {
        let isOlder = known.validUntil.map { known in validUntil.map { $0 < known } ?? true } ?? false
        return isOlder || replacesAllKeys(of: known) && !isPinned
    }

    /// As its metadata wishes, within our own bounds.
    package func nextFetch(after now: Instant) -> Instant {
        let wished = min(
            cacheSeconds ?? .max, validUntil.map { ($0.milliseconds - now.milliseconds) / 2000 } ?? .max,
            Limits.secondsBetweenMetadata)
        return now.advanced(bySeconds: max(wished, Limits.leastSecondsBetweenMetadata))
    }
}
