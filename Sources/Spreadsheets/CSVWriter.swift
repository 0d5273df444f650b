/// Comma-separated values (RFC 4180), row by row, for people who open them in a spreadsheet.
///
/// A spreadsheet runs a cell that begins like a formula, wherever its text came from; in an export the text came from
/// people. Such a cell gets an apostrophe in front, which spreadsheets take as "this is text". That holds for phone
/// numbers as well: `+46701234567` is written as `'+46701234567`, because a spreadsheet would compute it, and show
/// 4.67E+10 without the plus. Quotation marks alone would not help, since they are gone when the cell is read, and mean
/// nothing to a spreadsheet that looks for semicolons: what stands behind one inside a cell gets an apostrophe, too.
///
/// The rule can be undone: whoever reads such a file takes one apostrophe away where a formula stands behind
/// apostrophes.
package struct CSVWriter {
    /// Without it, Excel takes UTF-8 for the code page of its country.
    package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// RFC 4180 §3, RFC 7111
    package static let mediaType = "text/csv; charset=utf-8; header=present"

    private let columns: Int
    private var begins: Bool

    /// - Parameters:
    ///   - columns: how many cells each row has (RFC 4180 §2.4).
    ///   - hasByteOrderMark: for people with Excel; programs rather read without.
    package init(columns: Int, hasByteOrderMark: Bool) {
        self.columns = columns
        begins = hasByteOrderMark
    }

    /// The bytes of one more row, to be sent on before the next is made.
    package mutating func row(_ cells: [String]) -> [UInt8] {
        precondition(cells.count == columns, "a row has as many cells as there are columns")
        var bytes: [UInt8] = begins ? CSVWriter.byteOrderMark : []
        begins = false
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            CSVWriter.append(cell, to: &bytes)
        }
        // A row of one empty cell would be an empty line, which some readers pass over.
        if cells == [""] { bytes += Array("\"\"".utf8) }
        return bytes + Array("\r\n".utf8)
    }

    private static func append(_ cell: String, to bytes: inout [UInt8]) {
        let text = FormulaGuard.harmless(cell)
        let quote = UInt8(ascii: "\"")
        let isQuoted =
            text.utf8.contains { $0 == quote || $0 < 0x20 || ",;".utf8.contains($0) }
            || text.utf8.first == 0x20 || text.utf8.last == 0x20
        guard isQuoted else {
            bytes += text.utf8
            return
        }
        bytes.append(quote)
        for byte in text.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
}
