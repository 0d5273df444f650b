/// A group as those who administer see it.
package struct GroupListing: Hashable, Sendable {
    package let id: Group.ID
    package let name: String
    package let integration: Integration.ID
    /// The name of the integration that made it.
    package let source: String
    /// How people join it by themselves; nil for not at all.
    package let joining: Joining?
    /// Whether its members administer, by itself or by way of a group it is in.
    package let makesAdministrators: Bool
    /// Counted up to `Limits.membersCounted`, and one more.
    package let members: Int

    package init(
        id: Group.ID,
        name: String,
        integration: Integration.ID,
        source: String,
        joining: Joining?,
        makesAdministrators: Bool,
        members: Int
    ) {
        self.id = id
        self.name = name
        self.integration = integration
        self.source = source
        self.joining = joining
        self.makesAdministrators = makesAdministrators
        self.members = members
    }

    /// Whether it was made here, so that its name and its members are decided here.
    package var isOwn: Bool { source == Integration.byHand }
}

/// Some of the groups of an organization.
package struct GroupSelection: Hashable, Sendable {
    /// How their names begin, in whatever case; empty for all of them.
    package var prefix: String
    /// Nil for all of them.
    package var joining: Joining?

    package init(prefix: String = "", joining: Joining? = nil) {
        self.prefix = prefix
        self.joining = joining
    }
}

/// Why a group stays as it is; a page words it in the reader's language.
package enum GroupFlaw: Error, Hashable, Sendable {
    /// There is no such group, or not any more.
    case unknown
    /// A name has 1 to 1024 visible characters.
    case badName
    case nameIsTaken
    /// Its name and its members are decided by the integration that made it.
    case isProvisioned(source: String)
    /// There is no such person.
    case nobody
    /// Its members administer, so nobody joins it by themselves.
    case makesAdministrators
    /// As many groups are offered as can be.
    case tooManyOffered
}
