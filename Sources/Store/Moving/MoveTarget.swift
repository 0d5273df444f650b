/// The database that is filled, inside its one transaction.
struct MoveTarget {
    let session: any Session
    let dialect: any Dialect
    let talk: MoveTalk
    let replaces: Bool
    let progress: (MoveProgress) -> Void

    private var content: MovedContent { MovedContent(session: session) }

    func run() throws -> MoveReport {
        try talk.ask(.counts)
        let (present, wanted) = (try content.counts(), try talk.answer())
        if present.contains(where: { $0.rows > 0 }) {
            if present == wanted, let same = try comparison(wanted) { return MoveReport(tables: same, isNew: false) }
            guard replaces else { throw TargetHoldsData(present) }
            for table in MovedTable.all.reversed() { try session.run(table.clearing) }
        }
        try talk.ask(.rows)
        let given = try fill(wanted)
        for statement in MovedTable.all.flatMap(dialect.settle) { _ = try session.rows(statement) }
        let kept = try sums(wanted)
        for (given, kept) in zip(given, kept) where given != kept { throw CopyDiffers(table: given.table) }
        // Servers that are there already remember what other tokens proved.
        try session.announce()
        return MoveReport(tables: kept, isNew: true)
    }

    /// The sums when both sides hold the same.
    private func comparison(_ wanted: [MovedSum]) throws -> [MovedSum]? {
        try talk.ask(.sums)
        let (present, given) = (try sums(wanted), try talk.answer())
        return present == given ? present : nil
    }

    private func fill(_ wanted: [MovedSum]) throws -> [MovedSum] {
        var (filled, count) = ("", 0)
        return try talk.answer { table, rows in
            if filled != table.name { (filled, count) = (table.name, 0) }
            let insertion = table.insertion(dialect)
            for row in rows { try session.send(SQL(insertion, row.values)) }
            tell(.copying, table, from: count, to: count + rows.count, wanted)
            count += rows.count
        }
    }

    private func sums(_ wanted: [MovedSum]) throws -> [MovedSum] {
        try MovedTable.all.map { table in
            try content.sum(of: table) { rows, count in
                tell(.checking, table, from: count, to: count + rows.count, wanted)
            }
        }
    }

    private func tell(_ step: MoveProgress.Step, _ table: MovedTable, from: Int, to: Int, _ wanted: [MovedSum]) {
        guard to > from, let total = wanted.first(where: { $0.table == table.name })?.rows else { return }
        progress(MoveProgress(step: step, table: table.name, before: from, rows: to, total: total))
    }
}
