package import SCIM

/// A person in a line of the list.
package struct PersonSummary: Hashable, Sendable {
    package let id: Account.ID
    /// `displayName`, else given and family name, else `userName`.
    package let name: String
    package let signInName: String?
    package let kind: Kind
    package let stage: AccountSelection.Stage
    package let integration: Integration.ID
    package let isAdministrator: Bool
    package let created: Instant
    package let invited: Instant?
    package let claimed: Instant?
    /// When the person was last here, as far as the sessions that there are tell.
    package let lastSeen: Instant?
    package let position: PeoplePosition

    /// - Parameter key: what the list is ordered by.
    package init(_ account: Account, lastSeen: Instant?, key: String) {
        id = account.id
        name = account.shownName
        signInName = account.identification.signInName?.key
        kind = account.kind
        stage = account.stage
        integration = account.integration
        isAdministrator = account.isAdministrator
        created = account.created
        invited = account.lifecycle.inviteDate
        claimed = account.lifecycle.claimDate
        self.lastSeen = lastSeen
        position = PeoplePosition(key: key, id: account.id)
    }
}

extension Account {
    /// What the person is called, wherever somebody else reads it.
    package var shownName: String {
        let name = profile["name"]?.object
        let parts = [name?["givenName"]?.string, name?["familyName"]?.string].compactMap(\.self)
        return [profile["displayName"]?.string, name?["formatted"]?.string, parts.joined(separator: " ")]
            .compactMap(\.self).first { $0.contains { !$0.isWhitespace } } ?? userName
    }
}
