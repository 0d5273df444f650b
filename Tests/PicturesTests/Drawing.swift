import CDrawing
import Pictures
import Testing

/// A picture made by the test, with colours to find again.
struct Drawing {
    let width: Int
    let height: Int
    /// 0xAARRGGBB
    let pixels: [UInt32]

    init(_ width: Int, _ height: Int, _ colour: (_ x: Int, _ y: Int) -> UInt32) {
        (self.width, self.height) = (width, height)
        pixels = (0..<height).flatMap { y in (0..<width).map { x in colour(x, y) } }
    }

    static let red: UInt32 = 0xFFFF_0000
    static let green: UInt32 = 0xFF00_C000
    static let blue: UInt32 = 0xFF00_00FF
    static let black: UInt32 = 0xFF00_0000
    static let clear: UInt32 = 0x0000_0000

    /// A square of four colours: red and green above, blue and black below.
    static func quarters(_ side: Int) -> Drawing {
        Drawing(side, side) { x, y in
            x < side / 2 ? (y < side / 2 ? red : blue) : (y < side / 2 ? green : black)
        }
    }

    func written(_ format: drawing_format) throws -> [UInt8] {
        var length = 0
        guard let bytes = unsafe drawing_write(format, Int32(width), Int32(height), pixels, &length) else {
            throw NotDrawn()
        }
        defer { unsafe drawing_free(bytes) }
        return unsafe Array(UnsafeBufferPointer(start: bytes, count: length))
    }
}

struct NotDrawn: Error {}

/// What became of a picture.
struct Result256 {
    private let pixels: [UInt32]

    /// Nil unless it is a JPEG of 256 × 256 pixels.
    init?(_ jpeg: [UInt8]) {
        let side = Picture.side
        var pixels = [UInt32](repeating: 0, count: side * side)
        guard unsafe drawing_read(jpeg, jpeg.count, Int32(side), Int32(side), &pixels) == 1 else { return nil }
        self.pixels = pixels
    }

    /// Whether a pixel has about this colour; JPEG is not exact.
    func shows(_ colour: UInt32, at x: Int, _ y: Int) -> Bool {
        let pixel = pixels[y * Picture.side + x]
        return [16, 8, 0].allSatisfy { shift in
            abs(Int(pixel >> shift & 255) - Int(colour >> shift & 255)) < 40
        }
    }

    /// The colours in the four quarters, from left to right and down.
    func shows(_ colours: [UInt32]) -> Bool {
        zip(colours, [(64, 64), (192, 64), (64, 192), (192, 192)]).allSatisfy { shows($0, at: $1.0, $1.1) }
    }
}

extension [UInt8] {
    /// The JPEG with a segment behind its first two bytes.
    func withSegment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return Array(self[..<2]) + [0xFF, marker, UInt8(length >> 8), UInt8(length & 255)] + content + self[2...]
    }

    func contains(text: String) -> Bool {
        let needle = Array(text.utf8)
        return indices.contains { self[$0...].starts(with: needle) }
    }
}
