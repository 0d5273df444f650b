internal import Accounts
internal import SCIM

/// Lists groups: finds the page on an index, then reads just the documents of that page.
struct GroupList {
    let query: ListQuery
    let organization: Organization.ID
    let dialect: any Dialect

    private var shape: GroupShape { GroupShape(organization: organization) }

    func page(_ session: any Session) throws -> GroupPage {
        let total = Int(try session.row("SELECT COUNT(*) FROM account_group WHERE \(condition)")?.integer(0) ?? 0)
        guard query.count > 0, query.startIndex <= total else { return GroupPage(total: total, records: []) }
        var records: [GroupRecord] = []
        var bytes = 0
        for row in try session.rows(pageStatement) where bytes < Limits.pageBytes {
            let record = try GroupRecord(row)
            bytes += record.document.utf8.count
            records.append(record)
        }
        return GroupPage(total: total, records: records)
    }

    private var pageStatement: SQL {
        """
        WITH page AS (SELECT account_group.id AS id, \(sortKey) AS sort_key, (\(sortKey)) IS NULL AS is_missing
        FROM account_group WHERE \(condition)
        ORDER BY \(order(of: "", id: "account_group.id")) LIMIT \(query.count) OFFSET \(query.startIndex - 1))
        SELECT \(GroupTable.recordColumns) FROM page
        JOIN account_group ON account_group.organization_id = \(organization.number) AND account_group.id = page.id
        ORDER BY \(order(of: "page.", id: "page.id"))
        """
    }

    private var condition: SQL {
        let own: SQL = "account_group.organization_id = \(organization.number)"
        guard let filter = query.filter else { return own }
        return own + " AND " + FilterQuery(dialect: dialect, shape: shape).condition(filter)
    }

    /// No attribute of a group that can be sorted by has several values, but for members, which have no order.
    private var sortKey: SQL {
        guard let path = query.sort?.path else { return "NULL" }
        if let column = shape.column(path) { return column.expression(dialect) }
        return dialect.scalar(path.leaf.scalarType, at: path.names, in: shape.comparison)
    }

    /// RFC 7644 §3.4.2.3: what has no value comes last, or first when descending; the id makes the order total.
    private func order(of page: SQL, id: SQL) -> SQL {
        guard let sort = query.sort else { return id }
        let direction: SQL = sort.isDescending ? "DESC" : "ASC"
        return "\(page)is_missing \(direction), \(page)sort_key \(direction), \(id)"
    }
}
