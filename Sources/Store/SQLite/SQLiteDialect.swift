/// SQLite's JSON functions, byte-wise text functions, and STRICT tables.
struct SQLiteDialect: Dialect {
    let words = [
        "IDENTITY": "INTEGER PRIMARY KEY AUTOINCREMENT",
        "BIGINT": "INTEGER",
        "BYTES": "BLOB",
        "EARLY": "--",
        "LATE": "",
        "TEXT": "TEXT",
        "JSON": "TEXT",
        "ROWS": "STRICT",
        "KEYED": "STRICT, WITHOUT ROWID",
    ]

    func scalar(_ type: ScalarType, at names: [String], in json: SQL) -> SQL {
        names.isEmpty ? json : "json_extract(\(json), \(path(names)))"
    }

    func firstScalar(_ type: ScalarType, at names: [String], thenAt inner: [String], in json: SQL) -> SQL {
        "json_extract(\(json), \(path(names) + "[0]" + path(inner).dropFirst()))"
    }

    func isPresent(at names: [String], in json: SQL) -> SQL {
        "json_type(\(json), \(path(names))) IS NOT NULL"
    }

    func hasElement(at names: [String], in json: SQL, where condition: (SQL) -> SQL) -> SQL {
        "EXISTS (SELECT 1 FROM json_each(\(json), \(path(names))) AS element WHERE \(condition("element.value")))"
    }

    func stored(_ document: SQL) -> SQL { document }
    func elements(_ texts: [String]) -> SQL { "(SELECT value FROM json_each(\(texts.json)))" }
    func text(_ text: String) -> SQL { "\(text)" }
    func json(_ text: String) -> SQL { "\(text)" }
    func contains(_ text: SQL, _ part: String) -> SQL { "instr(\(text), \(part)) > 0" }
    func starts(_ text: SQL, with part: String) -> SQL { "substr(\(text), 1, length(\(part))) = \(part)" }
    func ends(_ text: SQL, with part: String) -> SQL { "substr(\(text), -length(\(part))) = \(part)" }
    func asText(_ number: SQL) -> SQL { "CAST(\(number) AS TEXT)" }
    func explain(_ statement: SQL) -> SQL { "EXPLAIN QUERY PLAN " + statement }

    func durability(_ session: any Session) throws -> String {
        let journal = try session.row("PRAGMA journal_mode")?.text(0) ?? ""
        let level = try session.row("PRAGMA synchronous")?.integer(0) ?? 0
        let names: [Int64: String] = [0: "off", 1: "normal", 2: "full", 3: "extra"]
        return "SQLite, journal \(journal), synchronous \(names[level] ?? "unknown")"
    }

    func offIndex(_ column: SQL, _ type: ScalarType) -> SQL { "+\(column)" }
    func exactly(_ number: SQL) -> SQL { number }

    func number(_ digits: String) -> SQL {
        "\(Int64(digits).map(SQLValue.integer) ?? Double(digits).map(SQLValue.real) ?? .text(digits))"
    }

    /// There is one writer at a time.
    let rowLock: SQL = ""
    let sharedRowLock: SQL = ""
    let freeRowLock: SQL = ""
    let logLock: [SQL] = []
    let migrationLock: [SQL] = []

    /// The one writer holds everything, and the highest number counts, wherever it came from.
    func hold(_ tables: [MovedTable]) -> [SQL] { [] }
    func settle(_ table: MovedTable) -> [SQL] { [] }

    let columns: SQL = """
        SELECT one.name || '.' || part.name FROM sqlite_master AS one JOIN pragma_table_info(one.name) AS part
        WHERE one.type = 'table' AND one.name NOT LIKE 'sqlite%'
        """

    /// `$."name"."familyName"`; the names come from schemas, which allow no quotes, and URNs.
    private func path(_ names: [String]) -> String {
        names.reduce("$") { $0 + ".\"" + $1.filter { $0 != "\"" } + "\"" }
    }
}
