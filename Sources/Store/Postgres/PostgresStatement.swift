/// A statement as PostgreSQL reads it.
struct PostgresStatement {
    /// With `$1`, `$2`, … for the bindings.
    let text: String
    /// Nil for a statement that is read anew each time.
    let name: String?
    /// Whether the server has still to be told of it.
    let isNew: Bool

    init(_ text: String, name: String? = nil, isNew: Bool = false) {
        self.text = name == nil ? PostgresStatement.numbered(text) : text
        self.name = name
        self.isNew = isNew
    }

    /// The marks of `SQL` with numbers; no statement of the store has a `?` that is anything else.
    static func numbered(_ text: String) -> String {
        var numbered = ""
        var count = 0
        for piece in text.split(separator: "?", omittingEmptySubsequences: false) {
            if count > 0 { numbered += "$\(count)" }
            numbered += piece
            count += 1
        }
        return numbered
    }
}

/// What a connection has prepared: each statement once for each row of types that it was given.
struct PreparedStatements {
    private struct Key: Hashable {
        let text: String
        let types: [UInt32]
    }

    private var known: [Key: PostgresStatement] = [:]
    private var new: [Key] = []
    /// A name is never given twice: the server may remember what this side has forgotten.
    private var lastNumber = 0

    mutating func find(_ text: String, _ types: [UInt32]) -> PostgresStatement {
        let key = Key(text: text, types: types)
        if let statement = known[key] { return statement }
        lastNumber += 1
        let (numbered, name) = (PostgresStatement.numbered(text), "s\(lastNumber)")
        known[key] = PostgresStatement(numbered, name: name)
        new.append(key)
        return PostgresStatement(numbered, name: name, isNew: true)
    }

    /// The server has them all.
    mutating func keepNew() { new = [] }

    /// The server may have none of the new ones.
    mutating func forgetNew() {
        for key in new { known[key] = nil }
        new = []
    }
}
