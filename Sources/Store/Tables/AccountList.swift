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
        return AccountPage(total: total, records: try session.rows(pageStatement).map(AccountRecord.init))
    }

    private var countStatement: SQL { "SELECT COUNT(*) FROM account WHERE \(condition)" }

    /// The page ends early where its documents would become too many characters in all; one always comes.
    private var pageStatement: SQL {
        """
        SELECT \(AccountTable.recordColumns)
        FROM (SELECT page.id AS id, page.sort_key AS sort_key, SUM(LENGTH(account.document))
        OVER (ORDER BY \(order(by: "page.sort_key", then: "page.id"))) - LENGTH(account.document) AS characters_before
        FROM (SELECT account.id AS id, \(sortKey) AS sort_key FROM account WHERE \(condition)
        ORDER BY \(innerOrder) LIMIT \(query.count) OFFSET \(query.startIndex - 1)) AS page
        JOIN account ON account.organization_id = \(organization.number) AND account.id = page.id) AS sized
        JOIN account ON account.organization_id = \(organization.number) AND account.id = sized.id
        WHERE sized.characters_before < \(Limits.pageCharacters)
        ORDER BY \(order(by: "sized.sort_key", then: "sized.id"))
        """
    }

    /// The only statement for a filter that can only find one account, when the first page is asked for.
    var lookup: SQL? {
        guard query.startIndex == 1, query.count > 0, case .comparison(let path, .eq, _)? = query.filter,
            AccountColumn(path)?.isUnique ?? false
        else { return nil }
        return "SELECT \(AccountTable.recordColumns) FROM account WHERE \(condition)"
    }

    private var filters: FilterQuery { FilterQuery(dialect: dialect, organization: organization) }

    private var condition: SQL {
        let own: SQL = "account.organization_id = \(organization.number)"
        guard let filter = query.filter else { return own }
        return own + " AND " + filters.condition(filter)
    }

    private var sortKey: SQL {
        guard let path = query.sort?.path else { return "NULL" }
        if let column = AccountColumn(path) { return column.expression(dialect) }
        guard path.attribute.isMultiValued else { return dialect.scalar(at: path.names, in: "account.comparison") }
        let inner = [path.subAttribute?.name].compactMap(\.self)
        return dialect.firstScalar(at: path.withoutSubAttribute.names, thenAt: inner, in: "account.comparison")
    }

    private var innerOrder: SQL {
        if let filter = query.filter, query.sort == nil, filters.isIndexed(filter) {
            return dialect.offIndex("account.id")
        }
        return order(by: "sort_key", then: "account.id")
    }

    /// RFC 7644 §3.4.2.3: what has no value comes last, or first when descending; the id makes the order total.
    private func order(by key: SQL, then id: SQL) -> SQL {
        guard let sort = query.sort else { return id }
        return sort.isDescending
            ? "CASE WHEN \(key) IS NULL THEN 0 ELSE 1 END, \(key) DESC, \(id)"
            : "CASE WHEN \(key) IS NULL THEN 1 ELSE 0 END, \(key), \(id)"
    }
}
