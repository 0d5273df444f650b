package import SCIM

/// People, and other groups, that belong together; Workplace called them People Sets.
///
/// Who belongs to it is not part of it: a group of a million members is as light as an empty one.
package struct Group: Hashable, Sendable {
    /// Of the same kind as an account's, so that no group and account share one.
    package typealias ID = Account.ID

    package let id: ID
    package let organization: Organization.ID
    /// The integration that created the group; `externalId` is a name in its namespace.
    package let integration: Integration.ID
    /// Whether its members administer the organization, and no provisioning client may say who they are.
    package let givesAdministration: Bool
    /// What a client may store: a checked SCIM Group without `id`, `members` and the values the server owns.
    package private(set) var profile: JSONObject
    package let created: Instant
    package private(set) var lastModified: Instant
    package private(set) var version: Version

    /// Puts a group together again from what a store remembers.
    package init(
        id: ID,
        organization: Organization.ID,
        integration: Integration.ID,
        givesAdministration: Bool = false,
        profile: JSONObject,
        created: Instant,
        lastModified: Instant,
        version: Version
    ) {
        self.id = id
        self.organization = organization
        self.integration = integration
        self.givesAdministration = givesAdministration
        self.profile = profile
        self.created = created
        self.lastModified = lastModified
        self.version = version
    }

    /// A new group.
    package init(
        _ checked: CheckedResource,
        in organization: Organization,
        by integration: Integration,
        _ environment: Environment
    ) {
        let now = environment.now()
        self.init(
            id: ID(environment), organization: organization.id, integration: integration.id,
            profile: checked.document, created: now, lastModified: now, version: Version(1))
    }

    package var displayName: String { profile["displayName"]?.string ?? "" }
    package var externalID: String? { profile["externalId"]?.string }
}

extension Group {
    /// Takes over a changed profile.
    ///
    /// - Parameter hasNewMembers: whether somebody came or went.
    /// - Returns: whether anything is another now; if not, the version stays.
    package mutating func accept(_ checked: CheckedResource, hasNewMembers: Bool, at now: Instant) -> Bool {
        // To Swift a text is equal to its other Unicode forms, but a client reads back the one it sent last.
        let isSame = checked.document == profile && checked.document.encoded == profile.encoded
        guard hasNewMembers || !isSame else { return false }
        profile = checked.document
        touch(at: now)
        return true
    }

    /// Somebody came or went.
    mutating func touch(at now: Instant) {
        lastModified = max(now, Instant(milliseconds: lastModified.milliseconds + 1))
        version = version.next
    }

    /// The SCIM Group without `meta` and `members`.
    package var resource: JSONObject {
        var resource = JSONObject()
        resource.append("schemas", profile["schemas"] ?? [])
        resource.append("id", .string(id.text))
        for member in profile.members where member.name != "schemas" { resource.append(member.name, member.value) }
        return resource
    }

    /// The profile inside a stored resource.
    package static func profile(of resource: JSONObject) -> JSONObject {
        JSONObject(resource.members.filter { $0.name != "id" })
    }
}
