/// What the server says about a resource (RFC 7643 §3.1).
public struct Meta: Hashable, Sendable {
    public let resourceType: String
    public let created: Instant
    public let lastModified: Instant
    public let version: Version
    /// Absolute; depends on the public URL, so it is never stored.
    public let location: String

    public init(resourceType: String, created: Instant, lastModified: Instant, version: Version, location: String) {
        self.resourceType = resourceType
        self.created = created
        self.lastModified = lastModified
        self.version = version
        self.location = location
    }

    public var value: JSONValue {
        [
            "resourceType": .string(resourceType),
            "created": .string(created.description),
            "lastModified": .string(lastModified.description),
            "location": .string(location),
            "version": .string(version.description),
        ]
    }

    /// Appends a stored document, which ends in `}`, with this `meta` spliced in as its last member.
    ///
    /// No JSON is read on the way: the stored bytes are ready to send.
    public func splice(into document: String, appendingTo bytes: inout [UInt8]) {
        bytes.append(contentsOf: document.utf8.dropLast())
        bytes.append(contentsOf: #","meta":{"resourceType":"#.utf8)
        resourceType.encodeJSON(into: &bytes)
        bytes.append(contentsOf: #","created":""#.utf8)
        bytes.append(contentsOf: created.utf8)
        bytes.append(contentsOf: #"","lastModified":""#.utf8)
        bytes.append(contentsOf: lastModified.utf8)
        bytes.append(contentsOf: #"","location":"#.utf8)
        location.encodeJSON(into: &bytes)
        bytes.append(contentsOf: #","version":"#.utf8)
        version.description.encodeJSON(into: &bytes)
        bytes.append(contentsOf: "}}".utf8)
    }
}
