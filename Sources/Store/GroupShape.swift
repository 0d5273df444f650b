internal import Accounts
internal import SCIM

/// Groups: their members have rows in `group_member`.
struct GroupShape: FilterShape {
    let organization: Organization.ID

    let table: SQL = "account_group"
    let idColumn: any FilterColumn = GroupColumn.id

    func column(_ path: AttributePath) -> (any FilterColumn)? { GroupColumn(path) }

    func hasRows(_ path: AttributePath) -> Bool {
        path.container == nil && path.attribute.name == "members" && path.subAttribute?.name == "value"
    }

    func row(of attribute: Attribute, _ key: String, sent: String) -> SQL {
        MemberTable.groups(containing: sent, of: organization)
    }

    func presence(of attribute: Attribute) -> SQL? {
        attribute.name == "members" ? MemberTable.hasMembers(of: organization) : nil
    }
}

/// The attributes of groups that have a column.
enum GroupColumn: String, FilterColumn {
    case id = "id"
    case displayName = "displayName"
    case externalID = "externalId"
    case created = "meta.created"
    case lastModified = "meta.lastModified"
    case version = "meta.version"
    case resourceType = "meta.resourceType"
    case meta = "meta"

    var name: String { rawValue }

    init?(_ path: AttributePath) {
        guard path.container == nil else { return nil }
        self.init(rawValue: path.description)
    }

    func expression(_ dialect: any Dialect) -> SQL {
        switch self {
        case .id: "account_group.id"
        case .displayName: "account_group.name_key"
        case .externalID: "account_group.external_id"
        case .created: "account_group.created"
        case .lastModified: "account_group.modified"
        case .version: "'W/\"' || " + dialect.asText("account_group.version") + " || '\"'"
        case .resourceType: "'Group'"
        // Only `pr` asks for the whole, and every group has it.
        case .meta: "account_group.id"
        }
    }

    func isIndexed(for op: Filter.Operator) -> Bool {
        switch self {
        case .id, .displayName, .externalID: op != .ne && op != .co && op != .ew
        case .lastModified: op != .ne
        case .created, .version, .resourceType, .meta: false
        }
    }

    var isOrdered: Bool {
        switch self {
        case .id, .displayName, .externalID, .lastModified: true
        case .created, .version, .resourceType, .meta: false
        }
    }

    var mayBeMissing: Bool { self == .externalID }

    var type: ScalarType {
        switch self {
        case .id, .displayName, .externalID, .version, .resourceType, .meta: .text
        case .created, .lastModified: .number
        }
    }

    var isTextKey: Bool { self == .id || self == .displayName || self == .externalID }
    var isUnique: Bool { self == .id }
}
