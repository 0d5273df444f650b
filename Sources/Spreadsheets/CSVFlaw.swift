/// Why a file cannot be read as CSV, and where.
package struct CSVFlaw: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// Two bytes for each character, as "Unicode Text" of a spreadsheet has them.
        case utf16
        /// Bytes that are no UTF-8: most often a code page of Windows.
        case notUTF8
        /// A workbook (.xlsx, .ods), which is an archive.
        case workbook
        case openQuote
        case textBehindQuote
        case longRow(Int)
        case manyCells(Int)
        case manyRows(Int)
    }

    package let reason: Reason
    /// From 1.
    package let line: Int

    init(_ reason: Reason, line: Int) {
        self.reason = reason
        self.line = line
    }
}

extension CSVFlaw {
    /// Refuses what the first bytes of a file show to be something else.
    static func check(_ beginning: [UInt8]) throws(CSVFlaw) {
        if beginning.starts(with: [0xFF, 0xFE]) || beginning.starts(with: [0xFE, 0xFF]) || beginning.contains(0) {
            throw CSVFlaw(.utf16, line: 1)
        }
        if beginning.starts(with: Array("PK\u{3}\u{4}".utf8)) { throw CSVFlaw(.workbook, line: 1) }
    }
}
