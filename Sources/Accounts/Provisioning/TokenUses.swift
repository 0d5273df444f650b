internal import SCIM
private import Synchronization

/// What this server knows of the uses of tokens, so that not every one of them is written down.
///
/// One is written down in a minute, and besides each one from a network this server has not seen the token used from.
final class TokenUses: Sendable {
    private static let rememberedNetworks = 64

    private struct Uses {
        var time: Instant
        /// The address of the last call: nearly always that of the next one.
        var address: String
        var networks: Set<Network> = []
    }

    private let uses = Mutex<[Token.ID: Uses]>([:])

    /// Whether a use is to be written down; then the caller does it.
    func isDue(_ token: Token, from origin: CallOrigin, at now: Instant) -> Bool {
        let due = now.advanced(bySeconds: -Token.lastUseResolution)
        return uses.withLock { uses in
            if let last = uses[token.id], last.time > due, last.address == origin.address { return false }
            let network = origin.network
            let isKnown = network.map { uses[token.id]?.networks.contains($0) ?? (token.lastNetwork == $0) } ?? true
            let last = [uses[token.id]?.time, token.lastUsed].compactMap(\.self).max()
            let isDue = !isKnown || last.map { $0 <= due } ?? true
            var noted = uses[token.id] ?? Uses(time: last ?? now, address: origin.address)
            if isDue { noted.time = now }
            noted.address = origin.address
            if noted.networks.count >= Self.rememberedNetworks { noted.networks = [] }
            if let network { noted.networks.insert(network) }
            uses[token.id] = noted
            return isDue
        }
    }

    func forget(_ token: Token.ID) {
        uses.withLock { $0[token] = nil }
    }
}
