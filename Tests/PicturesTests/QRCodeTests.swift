import Pictures
import Testing

/// QR codes, read again from the path that a page draws.
@Suite struct QRCodeTests {
    @Test(arguments: [
        "A", "Bröd", "https://a.example/c", "https://people.example/work/accesscode",
    ])
    func `what is drawn says the text`(text: String) throws {
        let drawn = try DrawnCode(try #require(QRCode(text)))
        #expect(drawn.text == text)
    }

    @Test(arguments: [1, 14, 15, 26, 42, 100, 500, 2331])
    func `a code is of the smallest version that holds its text`(count: Int) throws {
        let code = try #require(QRCode(String(repeating: "x", count: count)))
        // ISO/IEC 18004 table 7: how many bytes each version holds at level M.
        let version = try #require([1: 1, 14: 1, 15: 2, 26: 2, 42: 3, 100: 6, 500: 17, 2331: 40][count])
        #expect(code.side == 17 + 4 * version + 8)
    }

    @Test func `nothing is no code, nor is more than the widest holds`() {
        #expect(QRCode("") == nil)
        #expect(QRCode(String(repeating: "x", count: 2332)) == nil)
    }

    @Test(arguments: [1, 60, 400, 2331])
    func `a code has its quiet zone, its finders and its timing`(count: Int) throws {
        let drawn = try DrawnCode(try #require(QRCode(String(repeating: "x", count: count))))
        let last = drawn.width - 1
        for (row, column) in [(0, 0), (0, last - 6), (last - 6, 0)] {
            for y in 0..<7 {
                for x in 0..<7 {
                    let ring = max(abs(x - 3), abs(y - 3))
                    #expect(drawn[row + y, column + x] == (ring != 2), "\(row + y), \(column + x)")
                }
            }
        }
        for place in 8..<drawn.width - 8 { #expect(drawn[6, place] == (place % 2 == 0)) }
        #expect(drawn.isQuietAround)
    }
}
