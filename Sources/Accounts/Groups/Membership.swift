package import SCIM

/// Somebody or something in a group, as it is answered.
package struct Member: Hashable, Sendable {
    package let id: Account.ID
    package let kind: MemberReference.Kind
    /// The name people know the member by.
    package let display: String

    package init(id: Account.ID, kind: MemberReference.Kind, display: String) {
        self.id = id
        self.kind = kind
        self.display = display
    }
}

/// A group that an account is in, as it is answered.
package struct Membership: Hashable, Sendable {
    package let group: Group.ID
    package let display: String
    /// False when the account is in it by way of another group.
    package let isDirect: Bool

    package init(group: Group.ID, display: String, isDirect: Bool) {
        self.group = group
        self.display = display
        self.isDirect = isDirect
    }
}
