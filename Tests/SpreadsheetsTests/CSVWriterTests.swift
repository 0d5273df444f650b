import Spreadsheets
import Testing

/// CSV files: read by a reader of RFC 4180 as what was written, and harmless in a spreadsheet.
@Suite struct CSVWriterTests {
    private func written(_ rows: [[String]], hasByteOrderMark: Bool = false) -> String {
        var writer = CSVWriter(columns: rows.first?.count ?? 0, hasByteOrderMark: hasByteOrderMark)
        return String(decoding: rows.flatMap { writer.row($0) }, as: UTF8.self)
    }

    @Test func `a row is its cells between commas, ended by CR LF`() {
        #expect(written([["name", "code"], ["Ada", "ABCD"]]) == "name,code\r\nAda,ABCD\r\n")
        #expect(written([["", "", ""]]) == ",,\r\n")
        #expect(written([[""]]) == "\"\"\r\n")
    }

    @Test(arguments: [
        ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""), ("a\nb", "\"a\nb\""), ("\"", "\"\"\"\""),
        (" a", "\" a\""), ("a ", "\"a \""), ("a;b", "\"a;b\""), ("a b", "a b"), ("Åsa Öberg", "Åsa Öberg"),
        ("علی", "علی"),
        ("a'b", "a'b"), ("'a", "'a"), ("a=b", "a=b"), ("1-2", "1-2"),
        ("https://a.example/c/x", "https://a.example/c/x"),
    ])
    func `a cell is quoted where it has to be`(cell: String, text: String) {
        #expect(written([[cell]]) == text + "\r\n")
    }

    @Test func `the byte order mark comes once, if it is wanted`() {
        var writer = CSVWriter(columns: 1, hasByteOrderMark: true)
        #expect(writer.row(["a"]) == [0xEF, 0xBB, 0xBF, 0x61, 0x0D, 0x0A])
        #expect(writer.row(["b"]) == [0x62, 0x0D, 0x0A])
    }

    @Test(arguments: [
        "=1+1", "=HYPERLINK(\"http://evil.example\")", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "=\u{301}1",
        "＝1", "＋1",
        "－1", "＠x", " =1", "\u{A0}+1", "=cmd|' /C calc'!A0", "-2+3", "+46701234567",
    ])
    func `S31 a cell that begins like a formula has an apostrophe in front`(cell: String) throws {
        let row = written([[cell, "next"]])
        let inside = row.hasPrefix("\"") ? row.dropFirst() : row[...]
        #expect(inside.unicodeScalars.first == "'")
        #expect(CSVReading.rows(row) == [["'" + cell, "next"]])
    }

    @Test func `S31 a phone number stays a text with its plus`() {
        #expect(written([["+46701234567"]]) == "'+46701234567\r\n")
    }

    @Test(arguments: ["=1", "'=1", "''=1", "'", "''", "'a", " '=1", "a", ""])
    func `S31 the apostrophe can be taken away again without doubt`(cell: String) throws {
        let read = try #require(CSVReading.rows(written([[cell]])).first?.first)
        let start = read.unicodeScalars.first { $0 != "'" && $0 != " " }
        let isGuarded = read.hasPrefix("'") && start.map("=+-@".unicodeScalars.contains) == true
        #expect((isGuarded ? String(read.dropFirst()) : read) == cell)
    }

    @Test func `whatever is written is read as the same rows`() {
        let pieces = ["a", "\"", ",", "\r\n", "\n", " ", "é", "x=", ";", "\0"]
        var state: UInt64 = 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<500 {
            let rows = (0..<3).map { _ in
                (0..<3).map { _ in "z" + (0..<next(6)).map { _ in pieces[next(pieces.count)] }.joined() }
            }
            #expect(CSVReading.rows(written(rows)) == rows)
        }
    }
}

/// The grammar of RFC 4180 §2, as strict as it is there.
private enum CSVReading {
    static func rows(_ text: String) -> [[String]] {
        var (rows, row, cell): ([[String]], [String], String.UnicodeScalarView) = ([], [], .init())
        var isQuoted = false
        let scalars = Array(text.unicodeScalars)
        var index = 0
        func end() {
            row.append(String(cell))
            cell = .init()
        }
        while index < scalars.count {
            let scalar = scalars[index]
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            switch (isQuoted, scalar) {
            case (true, "\"") where next == "\"":
                cell.append("\"")
                index += 1
            case (_, "\""): isQuoted.toggle()
            case (false, ","): end()
            case (false, "\r") where next == "\n":
                end()
                rows.append(row)
                row = []
                index += 1
            default: cell.append(scalar)
            }
            index += 1
        }
        return rows
    }
}
