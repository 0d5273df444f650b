package import SCIM

/// A group in the forms in which it is stored: ready to send, and ready to be searched.
package struct GroupEntry: Sendable {
    package let group: Group
    /// The resource as JSON text, without `meta` and `members`; ends in `}`.
    package let document: String
    /// The same for comparisons; see `SchemaSet.comparisonForm`.
    package let comparison: String
    package let displayNameKey: String
    /// The name that no other group of the organization may have; nil where names may be shared.
    package let uniqueName: String?

    package init(_ group: Group, schemas: SchemaSet, hasUniqueName: Bool) {
        self.group = group
        let resource = group.resource
        document = String(decoding: JSONValue.object(resource).encoded, as: UTF8.self)
        comparison = String(
            decoding: JSONValue.object(schemas.comparisonForm(of: resource)).encoded, as: UTF8.self)
        displayNameKey = group.displayName.comparisonKey
        uniqueName = hasUniqueName ? displayNameKey : nil
    }
}

/// A group as it is answered: stored bytes, and what `meta` is made of.
package struct GroupRecord: ResourceRecord, Hashable {
    package let id: Group.ID
    /// JSON text ready to send, without `meta` and `members`.
    package let document: String
    package let created: Instant
    package let lastModified: Instant
    package let version: Version

    package init(id: Group.ID, document: String, created: Instant, lastModified: Instant, version: Version) {
        self.id = id
        self.document = document
        self.created = created
        self.lastModified = lastModified
        self.version = version
    }

    package init(_ entry: GroupEntry) {
        let group = entry.group
        self.init(
            id: group.id, document: entry.document, created: group.created, lastModified: group.lastModified,
            version: group.version)
    }
}
