internal import SCIM
internal import Synchronization

/// How the server is seen from outside: its origin, and the description that names it.
///
/// Settled once it listens, since the port may be any free one until then, and before the first request is taken.
package final class Seen: Sendable {
    private let state: Mutex<State>

    private struct State {
        var origin: String
        var description: [UInt8] = []
    }

    package init(as origin: String) {
        state = Mutex(State(origin: origin))
    }

    /// Without a slash at the end.
    package var origin: String { state.withLock(\.origin) }

    /// Whether the origin is known for good.
    var isSettled: Bool { state.withLock { !$0.description.isEmpty } }

    /// `/openapi.json`, made once: anybody may ask for it.
    var description: [UInt8] { state.withLock(\.description) }

    func settle(_ origin: String, _ types: [SchemaSet]) {
        let description = JSONValue.object(OpenAPI(types: types, publicURL: origin).document).encoded
        state.withLock { $0 = State(origin: origin, description: description) }
    }
}
