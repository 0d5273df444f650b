package import SCIM

/// An account as a SCIM User, and back.
extension Account {
    package static let statusURN = "urn:ietf:params:scim:schemas:extension:facebook:accountstatusdetails:2.0:User"

    /// The whole SCIM User without `meta`: the profile, and what the server knows.
    package var resource: JSONObject {
        var resource = JSONObject()
        resource.append("schemas", .array((profile["schemas"]?.array ?? []) + [.string(Account.statusURN)]))
        resource.append("id", .string(id.text))
        for member in profile.members where member.name != "schemas" { resource.append(member.name, member.value) }
        var status = JSONObject()
        status.append("invited", .bool(lifecycle.inviteDate != nil))
        if let date = lifecycle.inviteDate { status.append("inviteDate", .string(date.description)) }
        status.append("claimed", .bool(lifecycle.isClaimed))
        if let date = lifecycle.claimDate { status.append("claimDate", .string(date.description)) }
        status.append("canDelete", .bool(!lifecycle.isClaimed))
        resource.append(Account.statusURN, .object(status))
        return resource
    }

    /// The profile with how far the account has come, for whoever is told of a step between the two.
    func told(beside other: Account) -> JSONObject {
        guard lifecycle.isClaimed != other.lifecycle.isClaimed || lifecycle.isInvited != other.lifecycle.isInvited
        else {
            return profile
        }
        var told = profile
        told.append(
            Account.statusURN,
            ["invited": .bool(lifecycle.inviteDate != nil), "claimed": .bool(lifecycle.isClaimed)])
        return told
    }

    /// The profile inside a stored resource.
    package static func profile(of resource: JSONObject) -> JSONObject {
        JSONObject(
            resource.members.compactMap { member in
                switch member.name {
                case "id", statusURN: nil
                case "schemas":
                    JSONObject.Member(
                        "schemas", .array((member.value.array ?? []).filter { $0.string != statusURN }))
                default: member
                }
            })
    }
}
