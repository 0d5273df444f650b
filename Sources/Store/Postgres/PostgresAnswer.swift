private import CPostgres

/// What a statement brought: rows, or how many it changed.
struct PostgresAnswer {
    let rows: [Row]
    let changed: Int
    /// COMMIT says so too, where a statement had failed before.
    let isRollback: Bool

    init(rows: [Row], changed: Int) {
        self.rows = rows
        self.changed = changed
        isRollback = false
    }

    /// - Parameter result: one that is no error.
    @unsafe init(_ result: OpaquePointer) {
        let (height, width) = unsafe (PQntuples(result), PQnfields(result))
        rows = (0..<height).map { row in
            Row((0..<width).map { column in unsafe SQLValue(result, row, column) })
        }
        isRollback = unsafe String(cString: PQcmdStatus(result)) == "ROLLBACK"
        changed = unsafe Int(String(cString: PQcmdTuples(result))) ?? 0
    }
}

extension SQLValue {
    /// A value in text format, by the type of its column.
    @unsafe fileprivate init(_ result: OpaquePointer, _ row: CInt, _ column: CInt) {
        guard unsafe PQgetisnull(result, row, column) == 0, let start = unsafe PQgetvalue(result, row, column) else {
            self = .null
            return
        }
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
        let text = unsafe String(decoding: bytes, as: UTF8.self)
        self =
            switch unsafe PQftype(result, column) {
            case 20, 21, 23: Int64(text).map(SQLValue.integer) ?? .text(text)
            case 700, 701, 1700: Double(text).map(SQLValue.real) ?? .text(text)
            case 16: .integer(text == "t" ? 1 : 0)
            case PostgresBinding.TypeID.bytes: .blob(Array(hex: text.utf8.dropFirst(2)))
            default: .text(text)
            }
    }
}

extension [UInt8] {
    /// Bytes out of an even number of lower-case hexadecimal digits.
    fileprivate init(hex digits: Substring.UTF8View) {
        func value(_ digit: UInt8) -> UInt8 { digit < 0x3A ? digit - 0x30 : digit - 0x57 }
        var digits = digits
        self = []
        while let high = digits.popFirst(), let low = digits.popFirst() { append(value(high) << 4 | value(low)) }
    }
}
