package import SCIM
private import Synchronization

/// The public keys of the installation, for whoever wants to verify its events; anybody may ask, so they are remembered.
package final class PublishedKeys: Sendable {
    /// In milliseconds: no longer, since the first stream may be made at any time, and by another process.
    private static let maximumAge: Int64 = 1000

    private let store: any AccountStore
    private let environment: Environment
    private let found = Mutex<(document: JSONObject, time: Instant)?>(nil)

    package init(store: any AccountStore, environment: Environment) {
        self.store = store
        self.environment = environment
    }

    /// A JWK Set (RFC 7517 §5); empty before there is any stream.
    package func document() async throws -> JSONObject {
        let now = environment.now()
        if let found = found.withLock(\.self),
            (0..<Self.maximumAge).contains(now.milliseconds - found.time.milliseconds)
        {
            return found.document
        }
        let keys = try await store.signingKeys()
        let document: JSONObject = ["keys": .array(keys.map { .object($0.jwk) })]
        found.withLock { $0 = (document, now) }
        return document
    }
}
