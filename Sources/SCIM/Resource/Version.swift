/// The version of a resource; its text is the entity tag, `meta.version` too (RFC 7644 §3.14).
public struct Version: Hashable, Sendable {
    /// Counts the changes, from 1.
    public let number: Int64

    public init(_ number: Int64) {
        self.number = number
    }

    public var next: Version { Version(number + 1) }
}

extension Version: CustomStringConvertible {
    /// A weak entity tag: the same resource may be answered in other bytes (RFC 9110 §8.8.1).
    public var description: String { "W/\"\(number)\"" }
}

/// The value of `If-Match` or `If-None-Match` (RFC 9110 §13.1).
///
/// The opaque parts are compared: SCIM's own examples put weak tags into `If-Match`, where RFC 9110 wants strong ones.
public struct EntityTags: Hashable, Sendable {
    private let matchesAll: Bool
    private let opaque: [Substring]

    public init(_ header: String) {
        let tags = header.split(separator: ",").map { $0.trimming(" ") }
        matchesAll = tags.contains("*")
        opaque = tags.map { $0.hasPrefix("W/") ? $0.dropFirst(2) : $0[...] }
    }

    public func match(_ version: Version) -> Bool {
        matchesAll || opaque.contains { $0 == "\"\(version.number)\"" }
    }
}
