internal import SCIM
private import Secrets

/// What a database holds, read in order, a page at a time.
struct MovedContent {
    /// A few pages are in memory at once; one of the largest documents there can be is 200 MB, one of usual ones 200 KB.
    private static let pageSize = 100

    let session: any Session

    func counts() throws -> [MovedSum] {
        try MovedTable.all.map { table in
            MovedSum(table: table.name, rows: Int(try session.row(table.count)?.integer(0) ?? 0))
        }
    }

    /// Reads a table.
    ///
    /// - Parameter use: is given each page, and how many rows came before.
    /// - Returns: how much it was, with its digest.
    func sum(of table: MovedTable, _ use: ([Row], Int) throws -> Void) throws -> MovedSum {
        var (digest, count) = (RowDigest(table), 0)
        var rows: [Row] = []
        repeat {
            rows = try session.rows(table.page(after: rows.last, count: Self.pageSize))
            try digest.add(rows)
            try use(rows, count)
            count += rows.count
        } while rows.count == Self.pageSize
        return MovedSum(table: table.name, rows: count, digest: digest.finish())
    }
}

/// SHA-256 over rows, in bytes that are the same whichever database they came from.
private struct RowDigest {
    private let json: Set<Int>
    private var checksum = Checksum()

    init(_ table: MovedTable) {
        json = table.json
    }

    mutating func add(_ rows: [Row]) throws {
        var bytes: [UInt8] = []
        for row in rows {
            for (index, value) in row.values.enumerated() {
                if json.contains(index) {
                    try JSONValue(stored: Array(try row.text(index).utf8)).canonical.encode(into: &bytes)
                } else {
                    value.encode(into: &bytes)
                }
            }
        }
        checksum.add(bytes)
    }

    func finish() -> [UInt8] { checksum.finish() }
}

extension SQLValue {
    /// The kind, the length where there may be several, and the bytes: no two lists of values have the same.
    fileprivate func encode(into bytes: inout [UInt8]) {
        func append(_ number: UInt64) {
            bytes.append(contentsOf: (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) })
        }
        switch self {
        case .null: bytes.append(0)
        case .integer(let number):
            bytes.append(1)
            append(UInt64(bitPattern: number))
        case .real(let number):
            bytes.append(2)
            append(number.bitPattern)
        case .text(let text):
            bytes.append(3)
            append(UInt64(text.utf8.count))
            bytes.append(contentsOf: text.utf8)
        case .blob(let blob):
            bytes.append(4)
            append(UInt64(blob.count))
            bytes.append(contentsOf: blob)
        }
    }
}
