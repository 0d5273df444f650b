/// Every limit of the house that is not a setting.
package enum Limits {
    /// The largest body a request may bring, in bytes.
    package static let bodyBytes = 1_048_576
    /// The longest path with query, in bytes.
    package static let addressBytes = 16_384
    /// How many requests a second an integration may make before it is told to wait, unless configured otherwise.
    package static let requestsPerSecond = 2000
}
