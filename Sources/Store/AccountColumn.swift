internal import Accounts
internal import SCIM

/// The attributes that have a column; the closed table through which a path becomes SQL.
enum AccountColumn: String, FilterColumn {
    case id = "id"
    case userName = "userName"
    case externalID = "externalId"
    case manager = "manager"
    case active = "active"
    case created = "meta.created"
    case lastModified = "meta.lastModified"
    case version = "meta.version"
    case resourceType = "meta.resourceType"
    case meta = "meta"

    var name: String { rawValue }

    init?(_ path: AttributePath) {
        if path.container == ManagerReference.container, path.attribute.name == ManagerReference.attribute,
            path.subAttribute == path.attribute.valueAttribute
        {
            self = .manager
            return
        }
        guard path.container == nil else { return nil }
        self.init(rawValue: path.description)
    }

    func expression(_ dialect: any Dialect) -> SQL {
        switch self {
        case .id: "account.id"
        case .userName: "account.user_name_key"
        case .externalID: "account.external_id"
        case .manager: "account.manager_id"
        case .active: "account.active"
        case .created: "account.created"
        case .lastModified: "account.modified"
        case .version: "'W/\"' || " + dialect.asText("account.version") + " || '\"'"
        case .resourceType: "'User'"
        // Only `pr` asks for the whole, and every account has it.
        case .meta: "account.id"
        }
    }

    func isIndexed(for op: Filter.Operator) -> Bool {
        switch self {
        case .id, .userName, .externalID, .manager: op != .ne && op != .co && op != .ew
        case .lastModified: op != .ne
        // The index of `active` has the accounts in the order of their ids, as a list wants them anyway.
        case .active, .created, .version, .resourceType, .meta: false
        }
    }

    /// Whether an index has the accounts in the order of the values, and of their ids where values are equal.
    var isOrdered: Bool {
        switch self {
        case .id, .userName, .externalID, .manager, .active, .lastModified: true
        case .created, .version, .resourceType, .meta: false
        }
    }

    /// Whether there are accounts without a value.
    var mayBeMissing: Bool { self == .externalID || self == .manager }

    var type: ScalarType {
        switch self {
        case .id, .userName, .externalID, .manager, .version, .resourceType, .meta: .text
        case .active, .created, .lastModified: .number
        }
    }

    /// Whether the column holds text in the form in which it is indexed, so that a prefix is a range of it.
    var isTextKey: Bool { self == .id || self == .userName || self == .externalID || self == .manager }

    /// Whether at most one account has a given value.
    var isUnique: Bool { self == .id || self == .userName }
}
