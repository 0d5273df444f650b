/// Comma-separated values (RFC 4180), read a piece at a time: what comes in goes out as rows, and only the row that is not
/// complete yet stays in memory.
///
/// Semicolons and tabs separate cells as well, because spreadsheets write them where the comma is part of a number; which
/// one it is the first row tells. A cell that `CSVWriter` has kept from being a formula is read as it was.
package struct CSVReader {
    /// How much is read before somebody is told that it is too much.
    package struct Limits: Hashable, Sendable {
        package var rowBytes = 65_536
        package var cells = 256
        package var rows = 100_000

        package init() {}
    }

    private let limits: Limits
    /// Nil until the first row is complete.
    private var separator: UInt8?
    /// The first row, until it is known what separates its cells.
    private var beginning: [UInt8] = []
    private var beginningIsQuoted = false

    private var state = State.start
    private var cell: [UInt8] = []
    private var cells: [String] = []
    private var bytes = 0
    private var rows = 0
    private var line = 1
    private var firstLine = 1
    private var quoteLine = 1
    private var isBehindReturn = false

    private enum State {
        /// Before the first byte of a cell.
        case start
        case plain, quoted
        /// Behind a quotation mark inside a quoted cell: the end of it, or the first of two.
        case mark
    }

    package init(_ limits: Limits = Limits()) {
        self.limits = limits
    }

    /// The rows that are complete with these bytes.
    package mutating func read(_ bytes: some Sequence<UInt8>) throws(CSVFlaw) -> [CSVRow] {
        var read: [CSVRow] = []
        for byte in bytes {
            if let separator {
                try take(byte, separator, &read)
            } else {
                try begin(with: byte, &read)
            }
        }
        return read
    }

    /// The last row, if it ends without a line break.
    package mutating func finish() throws(CSVFlaw) -> [CSVRow] {
        var read: [CSVRow] = []
        if separator == nil { try settle(&read) }
        if state == .quoted { throw CSVFlaw(.openQuote, line: quoteLine) }
        if state != .start || !cells.isEmpty { try endRow(&read) }
        return read
    }

    /// The first row waits until its end, whether a line break in it is quoted or not.
    private mutating func begin(with byte: UInt8, _ read: inout [CSVRow]) throws(CSVFlaw) {
        beginning.append(byte)
        if byte == .quote { beginningIsQuoted.toggle() }
        if beginning.count == 4 { try CSVFlaw.check(beginning) }
        guard beginning.count <= limits.rowBytes else { throw CSVFlaw(.longRow(limits.rowBytes), line: 1) }
        if byte.isLineEnd, !beginningIsQuoted, beginning.contains(where: { !$0.isLineEnd }) { try settle(&read) }
    }

    private mutating func settle(_ read: inout [CSVRow]) throws(CSVFlaw) {
        try CSVFlaw.check(beginning)
        if beginning.starts(with: CSVWriter.byteOrderMark) { beginning.removeFirst(CSVWriter.byteOrderMark.count) }
        let chosen = Self.separator(of: beginning)
        separator = chosen
        for byte in beginning { try take(byte, chosen, &read) }
        beginning = []
    }

    /// Whichever there is most of outside quotation marks.
    private static func separator(of row: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in row {
            if byte == .quote { isQuoted.toggle() }
            if !isQuoted, byte == .semicolon || byte == .tab { counts[byte, default: 0] += 1 }
            if !isQuoted, byte == .comma { counts[byte, default: 0] += 1 }
        }
        let order: [UInt8] = [.comma, .semicolon, .tab]
        return order.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? .comma
    }

    private mutating func take(_ byte: UInt8, _ separator: UInt8, _ read: inout [CSVRow]) throws(CSVFlaw) {
        defer { isBehindReturn = byte == .carriageReturn }
        // CR LF is one line break, as is either alone.
        if byte == .lineFeed, isBehindReturn, state != .quoted { return }
        if byte.isLineEnd, !(byte == .lineFeed && isBehindReturn) { line += 1 }
        bytes += 1
        guard bytes <= limits.rowBytes else { throw CSVFlaw(.longRow(limits.rowBytes), line: firstLine) }
        switch (state, byte) {
        case (.quoted, .quote): state = .mark
        case (.quoted, _): cell.append(byte)
        case (.mark, .quote):
            cell.append(byte)
            state = .quoted
        case (.start, .quote): (state, quoteLine) = (.quoted, line)
        case (_, separator): try endCell()
        case (_, .carriageReturn), (_, .lineFeed): try endRow(&read)
        case (.mark, _): throw CSVFlaw(.textBehindQuote, line: line)
        default:
            cell.append(byte)
            state = .plain
        }
    }

    private mutating func endCell() throws(CSVFlaw) {
        guard let text = String(validating: cell, as: UTF8.self) else { throw CSVFlaw(.notUTF8, line: firstLine) }
        guard cells.count < limits.cells else { throw CSVFlaw(.manyCells(limits.cells), line: firstLine) }
        cells.append(FormulaGuard.original(of: text))
        cell.removeAll(keepingCapacity: true)
        // The next cell has begun, if only behind its separator.
        state = .start
    }

    /// A line with nothing on it is no row.
    private mutating func endRow(_ read: inout [CSVRow]) throws(CSVFlaw) {
        let isEmpty = state == .start && cells.isEmpty
        if !isEmpty {
            try endCell()
            guard rows < limits.rows + 1 else { throw CSVFlaw(.manyRows(limits.rows), line: firstLine) }
            rows += 1
            read.append(CSVRow(line: firstLine, cells: cells))
        }
        (state, bytes, firstLine) = (.start, 0, line)
        cells.removeAll(keepingCapacity: true)
    }
}

/// A row as it was read.
package struct CSVRow: Hashable, Sendable {
    /// On which line of the file it begins, from 1.
    package let line: Int
    package let cells: [String]
}

extension UInt8 {
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let semicolon = UInt8(ascii: ";")
    fileprivate static let tab = UInt8(ascii: "\t")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
    fileprivate static let lineFeed = UInt8(ascii: "\n")

    fileprivate var isLineEnd: Bool { self == .carriageReturn || self == .lineFeed }
}
