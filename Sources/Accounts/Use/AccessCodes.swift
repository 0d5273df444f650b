/// Somebody types an access code.
extension Claiming {
    package enum AccessCodeOutcome: Hashable, Sendable {
        case begun(BrowserSecret, Organization)
        /// There is no such code, or it is not good any more; it is not said which.
        case refused
        /// There were too many tries from this network.
        case wait(seconds: Int64)
    }

    /// Begins a claim, or a way back in; each try counts, for all servers together.
    package func begin(accessCode code: ClaimCode, network: String) async throws -> AccessCodeOutcome {
        let now = environment.now()
        let wait = try await store.write { [keyring] in try Throttle.ofNetwork.take(network, keyring, at: now, $0) }
        if let wait { return .wait(seconds: wait) }
        guard let begun = try await begin(code) else { return .refused }
        return .begun(begun.browser, begun.organization)
    }
}
