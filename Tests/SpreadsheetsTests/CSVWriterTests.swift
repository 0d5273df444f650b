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
        "=1+1", "=HYPERLINK(\"http://evil.example\")", "+1", "-1", "@SUM(A1)", "\t1", "\r1", "\n1", "=\u{301}1",
        "＝1", "＋1",
        "－1", "＠x", " =1", "\u{A0}+1", "=cmd|' /C calc'!A0", "-2+3", "+46701234567",
    ])
    func `S31 a cell that begins like a formula has an apostrophe in front`(cell: String) throws {
        let row = written([[cell, "next"]])
        let inside = row.hasPrefix("\"") ? row.dropFirst() : row[...]
        #expect(inside.unicodeScalars.first == "'")
        #expect(CSVReading.rows(row) == [["'" + cell, "next"]])
    }

    @Test(arguments: [
        ("x;=1", "x;'=1"), ("x;=HYPERLINK(\"http://evil\";\"a\");", "x;'=HYPERLINK(\"http://evil\";\"a\");"),
        ("x; \"=1", "x;' \"=1"), ("x\t+1", "x\t'+1"), ("x\r\n-1", "x\r\n'-1"), (";=1", ";'=1"), ("\t=1", "'\t'=1"),
        ("x;'=1", "x;''=1"), ("x;a=1;b", "x;a=1;b"), ("a\r\n\r\nb", "a\r\n\r\nb"), ("\"=1", "'\"=1"),
    ])
    func `S31 what another separator would make a formula has an apostrophe in front`(cell: String, text: String) {
        #expect(CSVReading.rows(written([[cell]])) == [[text]])
    }

    /// Excel in a country where the comma is part of a number, and whatever takes a file for one with tabs.
    @Test(arguments: [";", "\t"] as [Unicode.Scalar])
    func `S31 a spreadsheet with another separator finds no formula either`(separator: Unicode.Scalar) {
        let pieces = ["a", "\"", ",", "\r\n", "\n", " ", "=", ";", "'", "+", "\t", "@"]
        var state: UInt64 = 1
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<500 {
            let rows = (0..<3).map { _ in
                (0..<3).map { _ in (0..<next(8)).map { _ in pieces[next(pieces.count)] }.joined() }
            }
            for cell in SpreadsheetReading.cells(written(rows), separator) {
                #expect(cell.first { $0 != " " }.map { !"=+-@".unicodeScalars.contains($0) } ?? true, "\(rows)")
            }
        }
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

/// As spreadsheets read what is not theirs: a quotation mark counts where a cell begins, and nothing is refused.
private enum SpreadsheetReading {
    static func cells(_ text: String, _ separator: Unicode.Scalar) -> [String.UnicodeScalarView] {
        let scalars = Array(text.unicodeScalars)
        var (cells, cell, index): ([String.UnicodeScalarView], String.UnicodeScalarView, Int) = ([], .init(), 0)
        var (isQuoted, isStart) = (false, true)
        while index < scalars.count {
            let scalar = scalars[index]
            let isPair = scalar == "\"" && index + 1 < scalars.count && scalars[index + 1] == "\""
            index += 1
            switch scalar {
            case "\"" where isStart: (isQuoted, isStart) = (true, false)
            case "\"" where isQuoted && isPair:
                cell.append(scalar)
                index += 1
            case "\"" where isQuoted: isQuoted = false
            case separator where !isQuoted, "\r" where !isQuoted, "\n" where !isQuoted:
                cells.append(cell)
                (cell, isStart) = (.init(), true)
            default:
                cell.append(scalar)
                isStart = false
            }
        }
        return cells + [cell]
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
