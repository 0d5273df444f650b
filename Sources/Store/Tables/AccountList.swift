internal import Accounts
internal import SCIM

/// Lists accounts: finds the page on an index, then reads just the documents of that page.
struct AccountList {
    let query: ListQuery
    let organization: Organization.ID
    let dialect: any Dialect

    /// What the database is asked.
    var statements: [SQL] { lookup.map { [$0] } ?? [countStatement, pageStatement] }

    func page(_ session: any Session) throws -> AccountPage {
        let total = Int(try session.row(countStatement)?.integer(0) ?? 0)
        guard query.count > 0, query.startIndex <= total else { return AccountPage(total: total, records: []) }
        return AccountPage(total: total, records: try records(session))
    }

    private var countStatement: SQL { "SELECT COUNT(*) FROM account WHERE \(condition)" }

    /// A document that is large stays behind, so that even a thousand rows are no burden.
    private var pageStatement: SQL {
        """
        WITH page AS (SELECT account.id AS id, \(sortKey) AS sort_key, (\(sortKey)) IS NULL AS is_missing
        FROM account WHERE \(condition)
        ORDER BY \(innerOrder) LIMIT \(query.count) OFFSET \(query.startIndex - 1))
        SELECT account.id, CASE WHEN LENGTH(account.document) <= \(Limits.pageBytes / ListQuery.maximumCount)
        THEN account.document END, account.created, account.modified, account.version,
        \(MemberTable.isMember(of: organization)) FROM page JOIN account ON account.organization_id = \(organization.number) AND account.id = page.id
        ORDER BY \(order(of: "page.", id: "page.id"))
        """
    }

    /// The page, with the documents that stayed behind, up to the one with which it is large enough; one always comes.
    private func records(_ session: any Session) throws -> [AccountRecord] {
        var records: [AccountRecord] = []
        var bytes = 0
        for row in try session.rows(pageStatement) where bytes < Limits.pageBytes {
            var record: AccountRecord?
            if try row.optionalText(1) != nil {
                record = try AccountRecord(row)
            } else if let id = Account.ID(try row.text(0)) {
                record = try session.row(AccountTable.lookup(id, in: organization)).map(AccountRecord.init)
            }
            // Where reads are no snapshot, somebody may have been deleted in between.
            guard let record else { continue }
            bytes += record.document.utf8.count
            records.append(record)
        }
        return records
    }

    /// The only statement for a filter that can only find one account, when the first page is asked for.
    var lookup: SQL? {
        guard query.startIndex == 1, query.count > 0, case .comparison(let path, .eq, _)? = query.filter,
            AccountColumn(path)?.isUnique ?? false
        else { return nil }
        return "SELECT \(AccountTable.recordColumns) FROM account WHERE \(condition)"
    }

    private var filters: FilterQuery { FilterQuery(dialect: dialect, shape: AccountShape(organization: organization)) }

    private var condition: SQL {
        let own: SQL = "account.organization_id = \(organization.number)"
        guard let filter = query.filter else { return own }
        return own + " AND " + filters.condition(filter)
    }

    private var sortKey: SQL {
        guard let path = query.sort?.path else { return "NULL" }
        if let column = AccountColumn(path) { return column.expression(dialect) }
        let type = path.leaf.scalarType
        guard path.attribute.isMultiValued else {
            return dialect.scalar(type, at: path.names, in: "account.comparison")
        }
        let inner = [path.subAttribute?.name].compactMap(\.self)
        return dialect.firstScalar(type, at: path.withoutSubAttribute.names, thenAt: inner, in: "account.comparison")
    }

    private var innerOrder: SQL {
        if let filter = query.filter, query.sort == nil, filters.isIndexed(filter) {
            return dialect.offIndex("account.id")
        }
        return order(of: "", id: "account.id")
    }

    /// RFC 7644 §3.4.2.3: what has no value comes last, or first when descending; the id makes the order total.
    private func order(of page: SQL, id: SQL) -> SQL {
        guard let sort = query.sort else { return id }
        let direction: SQL = sort.isDescending ? "DESC" : "ASC"
        return "\(page)is_missing \(direction), \(page)sort_key \(direction), \(id)"
    }
}
