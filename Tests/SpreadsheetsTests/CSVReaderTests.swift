import Spreadsheets
import Testing

/// CSV files as people's programs write them, read in whatever pieces they come.
@Suite struct CSVReaderTests {
    private func rows(_ text: String, _ limits: CSVReader.Limits = .init()) throws -> [[String]] {
        try rows(Array(text.utf8), limits)
    }

    private func rows(_ bytes: [UInt8], _ limits: CSVReader.Limits = .init()) throws -> [[String]] {
        var reader = CSVReader(limits)
        return try (reader.read(bytes) + reader.finish()).map(\.cells)
    }

    private static let meant: [(String, [[String]])] = [
        ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("a,b\nc,d", [["a", "b"], ["c", "d"]]),
        ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]), ("a;b;c\n1,5;2;3", [["a", "b", "c"], ["1,5", "2", "3"]]),
        ("a\tb\nc\td", [["a", "b"], ["c", "d"]]), ("\u{FEFF}a,b\n", [["a", "b"]]), ("a", [["a"]]), ("", []),
        ("a,\n,b\n", [["a", ""], ["", "b"]]), ("\"\"\n", [[""]]), ("a,\"\"", [["a", ""]]), ("a,", [["a", ""]]),
        ("\"a,b\",\"c\"\"d\"\n", [["a,b", "c\"d"]]), ("\"a\r\nb\",c\r\nd,e", [["a\r\nb", "c"], ["d", "e"]]),
        ("\"x\ny\",b;c\n1,2", [["x\ny", "b;c"], ["1", "2"]]), ("a,5\" pipe\n", [["a", "5\" pipe"]]),
        ("\n\r\na,b\n\n\nc,d\n", [["a", "b"], ["c", "d"]]), ("Åsa,علی\n", [["Åsa", "علی"]]),
        ("\"a;b;c\",d\n", [["a;b;c", "d"]]), ("a,b,c\n1\n", [["a", "b", "c"], ["1"]]),
    ]

    @Test(arguments: meant)
    func `rows are read as they were meant`(text: String, expected: [[String]]) throws {
        #expect(try rows(text) == expected)
    }

    @Test func `the pieces in which a file comes make no difference`() throws {
        let text = "\u{FEFF}\"a\"\"b\r\n\",c\r\n\r\n\"\",Å\rd,\"\n\"\n'+46,z"
        let bytes = Array(text.utf8)
        let whole = try rows(bytes)
        #expect(whole == [["a\"b\r\n", "c"], ["", "Å"], ["d", "\n"], ["+46", "z"]])
        for first in bytes.indices {
            for second in first..<bytes.count {
                var reader = CSVReader()
                var read = try reader.read(bytes[..<first])
                read += try reader.read(bytes[first..<second])
                read += try reader.read(bytes[second...])
                read += try reader.finish()
                #expect(read.map(\.cells) == whole, "cut at \(first) and \(second)")
            }
        }
    }

    @Test func `a row says on which line of the file it begins`() throws {
        var reader = CSVReader()
        let read = try reader.read(Array("h\r\n\r\n\"a\r\nb\"\rc\nd".utf8)) + reader.finish()
        #expect(read.map(\.line) == [1, 3, 5, 6])
    }

    private static let flawed: [(String, CSVFlaw.Reason, Int)] = [
        ("a,b\n\"c,d\ne", CSVFlaw.Reason.openQuote, 2), ("a,b\n1,2\n\"c\"d,e\n", .textBehindQuote, 3),
        ("a,b\n1,2,3,4,5\n", .manyCells(4), 2), ("a\n\n\(String(repeating: "x", count: 40))\n", .longRow(32), 3),
        ("\(String(repeating: "x", count: 40))\n", .longRow(32), 1), ("a\n1\n2\n3\n4\n", .manyRows(3), 5),
    ]

    @Test(arguments: flawed)
    func `what cannot be read is named with its line`(text: String, reason: CSVFlaw.Reason, line: Int) throws {
        var limits = CSVReader.Limits()
        (limits.cells, limits.rowBytes, limits.rows) = (4, 32, 3)
        let flaw = #expect(throws: CSVFlaw.self) { try rows(text, limits) }
        #expect(flaw?.reason == reason && flaw?.line == line)
    }

    private static let foreign: [([UInt8], CSVFlaw.Reason)] = [
        (Array("a,b\nJos".utf8) + [0xE9] + Array(",x\n".utf8), CSVFlaw.Reason.notUTF8),
        ([0xFF, 0xFE, 0x61, 0x00, 0x0A, 0x00], .utf16), ([0xFE, 0xFF, 0x00, 0x61], .utf16),
        ([0x61, 0x00, 0x2C, 0x00, 0x0A, 0x00], .utf16), (Array("PK\u{3}\u{4}and so on".utf8), .workbook),
        (Array("a\n".utf8) + [0xC0, 0xAF], .notUTF8), (Array("a\n".utf8) + [0xED, 0xA0, 0x80], .notUTF8),
    ]

    @Test(arguments: foreign)
    func `a file in another form than UTF-8 text is recognized`(bytes: [UInt8], reason: CSVFlaw.Reason) throws {
        #expect(#expect(throws: CSVFlaw.self) { try rows(bytes) }?.reason == reason)
    }

    @Test func `S31 whatever was written is read as it was, formulas too`() throws {
        let pieces = ["a", "\"", ",", "\r\n", "\n", " ", "é", "=", ";", "'", "+", "\t", "@"]
        var state: UInt64 = 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<500 {
            let rows =
                [["x", "y", "z"]]
                + (0..<3).map { _ in
                    (0..<3).map { _ in (0..<next(6)).map { _ in pieces[next(pieces.count)] }.joined() }
                }
            var writer = CSVWriter(columns: 3, hasByteOrderMark: true)
            #expect(try self.rows(rows.flatMap { writer.row($0) }) == rows)
        }
    }
}
