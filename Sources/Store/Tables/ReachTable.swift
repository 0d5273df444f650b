internal import Accounts

/// Counts people on `account_reach` alone, or by their pins, and no further than somebody wants to know.
struct ReachTable {
    static func statement(_ circle: SettingReach.Circle, in organization: Organization.ID, limit: Int) -> SQL {
        switch circle {
        case .people(let kinds, let stage):
            let parts = kinds.map { kind -> SQL in
                """
                SELECT 1 AS one FROM account
                WHERE organization_id = \(organization.number) AND kind = \(kind.rawValue)\(stage.condition)
                """
            }
            return
                "SELECT COUNT(*) FROM (SELECT one FROM (\(parts.joined(" UNION ALL "))) AS hit LIMIT \(limit)) AS counted"
        case .signedOn:
            return """
                SELECT COUNT(*) FROM (SELECT 1 FROM sign_on_pin WHERE organization_id = \(organization.number)
                LIMIT \(limit)) AS counted
                """
        }
    }
}

extension SettingReach.Stage {
    fileprivate var condition: SQL {
        switch self {
        case .all: ""
        case .unclaimed: " AND claimed IS NULL"
        case .waiting: " AND claimed IS NULL AND invited IS NOT NULL AND active = 1"
        case .claimed: " AND claimed IS NOT NULL AND active = 1"
        }
    }
}
