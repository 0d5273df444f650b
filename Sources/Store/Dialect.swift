internal import SCIM

/// Where two databases spell the same thing differently; everything else is written once.
protocol Dialect: Sendable {
    /// The words of the migrations that are in braces.
    var words: [String: String] { get }

    /// The scalar at a path of names inside a JSON value, null where there is none.
    ///
    /// Without names it is the value itself.
    func scalar(_ type: ScalarType, at names: [String], in json: SQL) -> SQL

    /// The scalar in the first element of an array at a path.
    func firstScalar(_ type: ScalarType, at names: [String], thenAt inner: [String], in json: SQL) -> SQL

    /// Whether anything is found at a path.
    func isPresent(at names: [String], in json: SQL) -> SQL

    /// Whether an element of the array at a path satisfies a condition; the condition is given the element.
    func hasElement(at names: [String], in json: SQL, where condition: (SQL) -> SQL) -> SQL

    /// What stands in a {TEXT} column that holds JSON, for the functions above.
    func stored(_ document: SQL) -> SQL

    /// A table with texts in its column `value`.
    func elements(_ texts: [String]) -> SQL

    /// Text where the database cannot tell from its place what it is.
    func text(_ text: String) -> SQL

    /// Text as a value of a column of type {JSON}.
    func json(_ text: String) -> SQL

    func contains(_ text: SQL, _ part: String) -> SQL
    func starts(_ text: SQL, with part: String) -> SQL
    func ends(_ text: SQL, with part: String) -> SQL
    func asText(_ number: SQL) -> SQL

    /// Asks how a statement would be answered; the last column of each row is a step in words.
    func explain(_ statement: SQL) -> SQL

    /// What the connection at hand does to keep a commit, in words for the operator.
    func durability(_ session: any Session) throws -> String

    /// What a SELECT needs at its end so that nobody else changes its row before the transaction ends.
    var rowLock: SQL { get }

    /// The same, for a SELECT that passes over rows which somebody else holds.
    var freeRowLock: SQL { get }

    /// Statements that let one transaction at a time number entries of the log, so that numbers come to light in order.
    var logLock: [SQL] { get }

    /// What a SELECT needs so that nobody takes its rows away before the transaction ends; many may need it of one row.
    var sharedRowLock: SQL { get }

    /// Statements that let one process at a time change the schema, where writers do not exclude each other anyway.
    var migrationLock: [SQL] { get }

    /// Statements that let nobody else change these tables before the transaction ends, however long it takes.
    func hold(_ tables: [MovedTable]) -> [SQL]

    /// What a table needs after rows were put in that brought their numbers along.
    func settle(_ table: MovedTable) -> [SQL]

    /// Asks for every column of every table: `TABLE.COLUMN`.
    var columns: SQL { get }

    /// The value of a column as an expression that must not tempt the planner away from a better index.
    func offIndex(_ column: SQL, _ type: ScalarType) -> SQL

    /// A number out of a JSON value, in a form in which no digit is lost on the way out.
    func exactly(_ number: SQL) -> SQL

    /// The number that `exactly` gave the digits of.
    func number(_ digits: String) -> SQL
}

/// What kind of value a comparison is about, for databases that must be told.
enum ScalarType {
    case text
    case number
    /// Read as 0 and 1.
    case flag
}

extension Attribute {
    /// The type of this attribute's values in the comparison form.
    var scalarType: ScalarType {
        switch type {
        case .string, .binary, .reference, .complex: .text
        case .integer, .decimal, .dateTime: .number
        case .boolean: .flag
        }
    }
}

extension Dialect {
    func spell(_ migration: String) -> String {
        words.reduce(migration) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}

extension [String] {
    /// As a JSON array, which both databases take as one value.
    var json: String { String(decoding: JSONValue.array(map(JSONValue.string)).encoded, as: UTF8.self) }
}
