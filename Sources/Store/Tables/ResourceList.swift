internal import Accounts
internal import SCIM

/// Lists resources of one type: finds the page on an index, then reads just the documents of that page.
struct ResourceList<Record: StoredRecord> {
    let query: ListQuery
    let organization: Organization.ID
    let dialect: any Dialect

    /// What the database is asked, the later ones only while the page is not full.
    var statements: [SQL] {
        lookup.map { [$0] } ?? [countStatement] + stretches.map { pageStatement($0, limit: rowsWanted) }
    }

    func page(_ session: any Session) throws -> ResourcePage<Record> {
        let total = Int(try session.row(countStatement)?.integer(0) ?? 0)
        guard query.count > 0, total > 0 else { return ResourcePage<Record>(total: total, records: []) }
        if case .index(let start) = query.start, start > total {
            return ResourcePage<Record>(total: total, records: [])
        }
        let (records, next) = try records(session)
        return ResourcePage<Record>(total: total, records: records, next: isWalk ? next : nil)
    }

    private var countStatement: SQL { "SELECT COUNT(*) FROM \(shape.table) WHERE \(condition(nil))" }

    /// A document that is large stays behind, so that even a thousand rows are no burden.
    private func pageStatement(_ stretch: ListOrder.Stretch, limit: Int) -> SQL {
        """
        WITH page AS (SELECT \(shape.id) AS id, \(order.key) AS sort_key FROM \(shape.table)
        WHERE \(condition(stretch.condition)) ORDER BY \(stretch.order) LIMIT \(limit)\(offset))
        SELECT \(shape.id), CASE WHEN LENGTH(\(shape.table).document) <= \(Limits.pageBytes / ListQuery.maximumCount)
        THEN \(shape.table).document END, \(Record.furtherColumns), \(order.exactKey) FROM page JOIN \(shape.table)
        ON \(shape.table).organization_id = \(organization.number) AND \(shape.id) = page.id ORDER BY \(order.ofPage)
        """
    }

    /// The page, with the documents that stayed behind, up to the one with which it is large enough; one always comes.
    ///
    /// - Returns: also the position of the last one, when somebody comes behind.
    private func records(_ session: any Session) throws -> ([Record], ListPosition?) {
        var records: [Record] = []
        var (bytes, room) = (0, rowsWanted)
        var last: ListPosition?
        for stretch in stretches where room > 0 {
            let rows = try session.rows(pageStatement(stretch, limit: room))
            room -= rows.count
            for row in rows {
                guard records.count < query.count, bytes < Limits.pageBytes else { return (records, last) }
                last = order.position(of: try row.text(0), row.values.last ?? .null)
                // Where reads are no snapshot, somebody may have been deleted in between.
                guard let record = try record(row, session) else { continue }
                bytes += record.document.utf8.count
                records.append(record)
            }
        }
        // With rows to spare, these were the last.
        return (records, room > 0 ? nil : last)
    }

    private func record(_ row: Row, _ session: any Session) throws -> Record? {
        if try row.optionalText(1) != nil { return try Record(row) }
        guard let id = Account.ID(try row.text(0)) else { throw DamagedRow(column: 0) }
        return try session.row(Record.lookup(id, in: organization)).map(Record.init)
    }

    /// The only statement for a filter that can only find one account, when the first page is asked for.
    var lookup: SQL? {
        guard [.index(1), .behind(nil)].contains(query.start), query.count > 0,
            case .comparison(let path, .eq, _)? = query.filter, shape.column(path)?.isUnique ?? false
        else { return nil }
        return "SELECT \(Record.columns(organization)) FROM \(shape.table) WHERE \(condition(nil))"
    }

    // MARK: Parts

    private var shape: any FilterShape { Record.shape(of: organization) }

    private var filters: FilterQuery {
        FilterQuery(dialect: dialect, shape: shape, order: ListOrder.column(of: query.sort, shape))
    }

    private var order: ListOrder {
        ListOrder(query.sort, of: shape, isNarrowed: query.filter.map(filters.isNarrowed) ?? false, dialect)
    }

    private var stretches: [ListOrder.Stretch] {
        switch query.start {
        case .index: [order.whole]
        case .behind(let position): order.stretches(behind: position)
        }
    }

    /// Where the stretch and the filter bound the same column, the index is entered at the first bound, so the stretch goes first.
    private func condition(_ stretch: SQL?) -> SQL {
        let own: SQL = "\(shape.table).organization_id = \(organization.number)"
        return [own, stretch, query.filter.map(filters.condition)].compactMap(\.self).joined(" AND ")
    }

    private var isWalk: Bool { if case .behind = query.start { true } else { false } }

    /// In a walk one more than is answered, which tells whether there is a next page.
    private var rowsWanted: Int { isWalk ? query.count + 1 : query.count }

    private var offset: SQL {
        if case .index(let start) = query.start { " OFFSET \(start - 1)" } else { "" }
    }
}
