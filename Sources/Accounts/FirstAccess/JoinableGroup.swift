/// How people come to a group by themselves. Groups whose members administer are joined in no such way.
package enum Joining: String, CaseIterable, Sendable {
    /// Shown to everybody at once; few are.
    case offered
    /// Found by whoever searches for it.
    case open
}

/// A group that people may join by themselves.
package struct JoinableGroup: Hashable, Sendable {
    package let id: Group.ID
    package let name: String
    package let joining: Joining

    package init(id: Group.ID, name: String, joining: Joining) {
        self.id = id
        self.name = name
        self.joining = joining
    }
}
