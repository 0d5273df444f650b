import Pictures
import Testing

/// A QR code as a camera sees it: read from the path, with what versions 1 to 3 need (ISO/IEC 18004 §7).
struct DrawnCode {
    /// Modules in a row, without the quiet zone.
    let width: Int
    /// Whether nothing dark is in the quiet zone.
    let isQuietAround: Bool
    private var dark: Set<Module> = []

    private struct Module: Hashable {
        let row: Int
        let column: Int
    }

    init(_ code: QRCode) throws {
        let zone = 4
        width = code.side - 2 * zone
        for run in code.path.split(separator: "M") {
            let numbers = try #require(run.wholeMatch(of: #/(\d+) (\d+)h(\d+)v1h-(\d+)z/#))
            try #require(numbers.3 == numbers.4)
            let (column, row, length) = try (
                #require(Int(numbers.1)), #require(Int(numbers.2)), #require(Int(numbers.3))
            )
            for place in column..<column + length { dark.insert(Module(row: row - zone, column: place - zone)) }
        }
        let inside = 0..<width
        isQuietAround = dark.allSatisfy { inside.contains($0.row) && inside.contains($0.column) }
    }

    subscript(row: Int, column: Int) -> Bool { dark.contains(Module(row: row, column: column)) }

    /// The text of a code of one block in byte mode; nothing is corrected.
    var text: String? {
        let bits = codewords
        func number(_ place: Int, _ count: Int) -> Int {
            bits[place..<place + count].reduce(0) { $0 * 2 + ($1 ? 1 : 0) }
        }
        // Byte mode (§7.4.5), then how many bytes follow.
        guard level == 0, number(0, 4) == 4 else { return nil }
        let bytes = (0..<number(4, 8)).map { UInt8(number(12 + 8 * $0, 8)) }
        return String(validating: bytes, as: UTF8.self)
    }

    /// The format around the first finder, without its mask (§7.9): two bits of level, of which M is 00, three of mask.
    private var format: Int {
        let first = (0..<6).map { self[8, $0] } + [self[8, 7], self[8, 8], self[7, 8]]
        let bits = first + (0..<6).reversed().map { self[$0, 8] }
        return bits.reduce(0) { $0 * 2 + ($1 ? 1 : 0) } ^ 0b101_0100_0001_0010
    }

    private var level: Int { format >> 13 }

    private func isMasked(_ row: Int, _ column: Int) -> Bool {
        switch format >> 10 & 7 {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: row * column % 2 + row * column % 3 == 0
        case 6: (row * column % 2 + row * column % 3) % 2 == 0
        default: ((row + column) % 2 + row * column % 3) % 2 == 0
        }
    }

    /// Whether a module belongs to a finder, its format, the timing or the one alignment pattern.
    private func isFixed(_ row: Int, _ column: Int) -> Bool {
        let nearEnd = width - 8
        if row < 9, column < 9 || column >= nearEnd { return true }
        if row >= nearEnd, column < 9 { return true }
        if row == 6 || column == 6 { return true }
        let middle = width - 7
        return width > 21 && abs(row - middle) <= 2 && abs(column - middle) <= 2
    }

    /// Two columns at a time from the right, up and down in turn, around the timing (§7.7.3).
    private var codewords: [Bool] {
        var bits: [Bool] = []
        var right = width - 1
        var goesUp = true
        while right > 0 {
            if right == 6 { right -= 1 }
            for step in 0..<width {
                let row = goesUp ? width - 1 - step : step
                for column in [right, right - 1] where !isFixed(row, column) {
                    bits.append(self[row, column] != isMasked(row, column))
                }
            }
            goesUp.toggle()
            right -= 2
        }
        return bits
    }
}
