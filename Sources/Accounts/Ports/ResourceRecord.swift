package import SCIM

/// A resource as it is answered: stored bytes, and what `meta` is made of.
package protocol ResourceRecord: Sendable {
    var id: Account.ID { get }
    /// JSON text ready to send, without `meta` and what is derived; ends in `}`.
    var document: String { get }
    var created: Instant { get }
    var lastModified: Instant { get }
    var version: Version { get }
}
