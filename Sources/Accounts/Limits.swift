/// Every limit of the house that is not a setting.
package enum Limits {
    /// The largest body a request may bring, in bytes.
    package static let bodyBytes = 1_048_576
    /// The longest path with query, in bytes: room for the longest filter, each of its bytes percent-encoded.
    package static let addressBytes = 32_768
    /// How many requests a second an integration may make before it is told to wait, unless configured otherwise.
    package static let requestsPerSecond = 2000
}
