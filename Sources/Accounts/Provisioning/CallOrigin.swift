package import SCIM

/// Where a call comes from, as far as that is known.
package struct CallOrigin: Hashable, Sendable {
    /// As the socket or the proxy in front says.
    package let address: String
    /// The `User-Agent` it came with.
    package let agent: String?
    /// By which the log knows the call.
    package let requestID: String?

    package init(address: String, agent: String?, requestID: String? = nil) {
        self.address = address
        self.agent = agent
        self.requestID = requestID
    }

    /// Nobody knows.
    package static let unknown = CallOrigin(address: "", agent: nil)

    var network: Network? { IPAddress(address).map(Network.init(around:)) }
}

/// One use of a token, as it is written down.
package struct TokenUse: Hashable, Sendable {
    package let time: Instant
    package let network: Network?
    package let agent: String?

    package init(at time: Instant, from origin: CallOrigin) {
        self.time = time
        network = origin.network
        agent = origin.agent?.shortened(Limits.agentLength)
    }
}
