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
        let own: SQL = "account.organization_id = \(organization.number)"
        return """
            WITH page AS (SELECT account.id AS id, \(sortKey) AS sort_key, (\(sortKey)) IS NULL AS is_missing
            FROM account WHERE \(condition)
            ORDER BY \(innerOrder) LIMIT \(query.count) OFFSET \(query.startIndex - 1)),
            sized AS (SELECT page.id AS id, ROW_NUMBER() OVER page_order AS number,
            SUM(LENGTH(account.document)) OVER page_order - LENGTH(account.document) AS characters_before
            FROM page JOIN account ON \(own) AND account.id = page.id
            WINDOW page_order AS (ORDER BY \(order(of: "page.", id: "page.id"))))
            SELECT \(AccountTable.recordColumns) FROM sized JOIN account ON \(own) AND account.id = sized.id
            WHERE sized.characters_before < \(Limits.pageCharacters) ORDER BY sized.number
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
        return order(of: "", id: "account.id")
    }

    /// RFC 7644 §3.4.2.3: what has no value comes last, or first when descending; the id makes the order total.
    private func order(of page: SQL, id: SQL) -> SQL {
        guard let sort = query.sort else { return id }
        let direction: SQL = sort.isDescending ? "DESC" : "ASC"
        return "\(page)is_missing \(direction), \(page)sort_key \(direction), \(id)"
    }
}
