/// A table as it is moved from one database to another.
///
/// The version of the schema stays behind: the other database has its own.
struct MovedTable: Sendable {
    let name: String
    let columns: [String]
    /// Where the columns are by which the table is read in order; a unique index has them in this order.
    private let key: [Int]
    /// Of type {JSON}, which each database spells in its own way.
    let json: Set<Int>
    /// Whether the database gives the rows their numbers: `id` is of type {IDENTITY}.
    let isNumbered: Bool

    init(
        _ name: String,
        _ columns: [String],
        key: [String],
        json: Set<String> = [],
        isNumbered: Bool = false
    ) {
        self.name = name
        self.columns = columns
        self.key = key.compactMap(columns.firstIndex)
        self.json = Set(json.compactMap(columns.firstIndex))
        self.isNumbered = isNumbered
    }
}

// MARK: Statements

extension MovedTable {
    var count: SQL { SQL("SELECT COUNT(*) FROM \(name)", []) }
    var clearing: SQL { SQL("DELETE FROM \(name)", []) }

    /// The rows behind one, or the first ones.
    func page(after last: Row?, count: Int) -> SQL {
        let (all, order) = (columns.joined(separator: ", "), key.map { columns[$0] }.joined(separator: ", "))
        let marks = key.map { _ in "?" }.joined(separator: ", ")
        return SQL(
            "SELECT \(all) FROM \(name)\(last == nil ? "" : " WHERE (\(order)) > (\(marks))") ORDER BY \(order) LIMIT ?",
            (last.map { row in key.map { row.values[$0] } } ?? []) + [.integer(Int64(count))])
    }

    /// The text that puts in one row, whose values are its bindings.
    func insertion(_ dialect: any Dialect) -> String {
        let marks = columns.indices.map { json.contains($0) ? dialect.json("").text : "?" }
        return "INSERT INTO \(name) (\(columns.joined(separator: ", "))) VALUES (\(marks.joined(separator: ", ")))"
    }
}
