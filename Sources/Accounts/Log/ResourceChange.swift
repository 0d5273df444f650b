package import SCIM

/// What a write made of a resource, as values that cost nothing to hand on.
package struct ResourceChange: Hashable, Sendable {
    package let id: Account.ID
    /// The profile before; nil when there was no such resource.
    package let before: JSONObject?
    /// The profile after; nil when there is no such resource any more.
    package let after: JSONObject?
    package let members: MemberMovement

    package init(
        of id: Account.ID,
        from before: JSONObject?,
        to after: JSONObject?,
        members: MemberMovement = MemberMovement()
    ) {
        self.id = id
        self.before = before
        self.after = after
        self.members = members
    }
}

/// How many members came into a group and how many went, and the first of those the client named.
package struct MemberMovement: Hashable, Sendable {
    /// How many ids are kept.
    static let namedIDs = 5

    package var added = 0
    package var removed = 0
    package var namedToAdd: [String] = []
    package var namedToRemove: [String] = []

    package init() {}

    package static func added(_ count: Int, named ids: [String]) -> MemberMovement {
        var movement = MemberMovement()
        movement.added = count
        if count > 0 { movement.namedToAdd = Array(ids.prefix(namedIDs)) }
        return movement
    }

    package static func removed(_ count: Int, named ids: [String] = []) -> MemberMovement {
        var movement = MemberMovement()
        movement.removed = count
        if count > 0 { movement.namedToRemove = Array(ids.prefix(namedIDs)) }
        return movement
    }

    package static func += (movement: inout MemberMovement, next: MemberMovement) {
        movement.added += next.added
        movement.removed += next.removed
        movement.namedToAdd = Array((movement.namedToAdd + next.namedToAdd).prefix(namedIDs))
        movement.namedToRemove = Array((movement.namedToRemove + next.namedToRemove).prefix(namedIDs))
    }

    package var isEmpty: Bool { added == 0 && removed == 0 }
}
