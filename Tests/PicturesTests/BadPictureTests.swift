import CDrawing
import Pictures
import Testing

/// Files that are no pictures, or want to be something else.
@Suite struct BadPictureTests {
    private static let formats = [DRAWING_JPEG, DRAWING_PROGRESSIVE_JPEG, DRAWING_PNG, DRAWING_WEBP]

    @Test func `more than 2 MB are refused unread`() throws {
        #expect(Picture.maximumBytes == 2 * 1024 * 1024)
        let file = try Drawing.quarters(32).written(DRAWING_JPEG)
        let longest = file + [UInt8](repeating: 0, count: Picture.maximumBytes - file.count)
        #expect(throws: Never.self) { try Picture.square(longest) }
        #expect(throws: PictureFlaw.tooLarge) { try Picture.square(longest + [0]) }
    }

    @Test(arguments: [
        "", "GIF89a\u{1}\0\u{1}\0", "<svg xmlns='http://www.w3.org/2000/svg'/>", "%PDF-1.7", "BM", "II*\0",
        "<?xml version='1.0'?>",
        "RIFF\u{4}\0\0\0WAVE", "MZ", "PK\u{3}\u{4}", "\0\0\0\u{18}ftypheic",
    ])
    func `what is not JPEG, PNG or WebP is no picture, whatever it is called`(text: String) {
        #expect(throws: PictureFlaw.notAPicture) { try Picture.square(Array(text.utf8)) }
    }

    @Test(arguments: formats)
    func `a picture cut off anywhere is broken, and takes nothing with it`(format: drawing_format) throws {
        let file = try Drawing.quarters(24).written(format)
        for length in 0..<file.count {
            // Of its first bytes alone, nobody can tell what it was.
            let flaw = length < 12 ? [PictureFlaw.notAPicture, .broken] : [.broken]
            do throws(PictureFlaw) {
                _ = try Picture.square(Array(file.prefix(length)))
                Issue.record("\(format) is a picture with \(length) bytes of \(file.count)")
            } catch {
                #expect(flaw.contains(error), "\(format) \(length) of \(file.count)")
            }
        }
    }

    @Test(arguments: formats)
    func `a picture with a byte changed is a picture or is not, and that is all`(format: drawing_format) throws {
        let file = try Drawing.quarters(8).written(format)
        for index in stride(from: 0, to: file.count, by: 5) {
            var changed = file
            changed[index] ^= 0xFF
            guard let result = try? Picture.square(changed) else { continue }
            #expect(Result256(result) != nil)
        }
    }

    private func claiming(_ width: Int, _ height: Int, at place: Int, bytes: Int, in file: [UInt8]) -> [UInt8] {
        var file = file
        for byte in 0..<bytes {
            file[place + byte] = UInt8(truncatingIfNeeded: width >> ((bytes - 1 - byte) * 8))
            file[place + bytes + byte] = UInt8(truncatingIfNeeded: height >> ((bytes - 1 - byte) * 8))
        }
        return file
    }

    @Test(arguments: [
        (100_000, 100_000), (24_000_001, 1), (1, 24_000_001), (4_294_967_295, 4_294_967_295), (5000, 4801),
    ])
    func `a PNG that claims too many pixels is refused before it is decoded`(width: Int, height: Int) throws {
        let file = claiming(width, height, at: 16, bytes: 4, in: try Drawing.quarters(16).written(DRAWING_PNG))
        #expect(throws: PictureFlaw.tooManyPixels) { try Picture.square(file) }
    }

    @Test func `a JPEG and a WebP that claim too many pixels are refused too`() throws {
        let jpeg = try Drawing.quarters(16).written(DRAWING_JPEG)
        let frame = try #require(jpeg.indices.first { jpeg[$0...].starts(with: [0xFF, 0xC0]) })
        let wide = claiming(65_535, 65_535, at: frame + 5, bytes: 2, in: jpeg)
        #expect(throws: PictureFlaw.tooManyPixels) { try Picture.square(wide) }
        let extended =
            Array("RIFF".utf8) + [0x10, 0, 0, 0] + Array("WEBPVP8X".utf8) + [10, 0, 0, 0, 0, 0, 0, 0]
            + [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0]
        #expect(throws: PictureFlaw.tooManyPixels) { try Picture.square(extended) }
        let lossless =
            Array("RIFF".utf8) + [0x10, 0, 0, 0] + Array("WEBPVP8L".utf8) + [10, 0, 0, 0, 0x2F, 0xFF, 0xFF, 0xFF, 0x0F]
            + [UInt8](repeating: 0, count: 8)
        #expect(throws: PictureFlaw.tooManyPixels) { try Picture.square(lossless) }
    }

    @Test func `no pixels at all are no picture`() throws {
        let file = claiming(0, 16, at: 16, bytes: 4, in: try Drawing.quarters(16).written(DRAWING_PNG))
        #expect(throws: PictureFlaw.broken) { try Picture.square(file) }
    }

    @Test func `a second frame with another size is refused`() throws {
        let jpeg = try Drawing.quarters(16).written(DRAWING_JPEG)
        let frame = try #require(jpeg.indices.first { jpeg[$0...].starts(with: [0xFF, 0xC0]) })
        let small = Array(jpeg[frame + 4..<frame + 19])
        #expect(throws: PictureFlaw.broken) { try Picture.square(jpeg.withSegment(0xC0, small)) }
    }

    @Test func `a JPEG of many thousand scans is refused before each is walked through`() throws {
        let jpeg = try Drawing.quarters(16).written(DRAWING_PROGRESSIVE_JPEG)
        let scan: [UInt8] = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0]
        let file = Array(jpeg.dropLast(2)) + Array(repeatElement(scan, count: 5000).joined()) + [0xFF, 0xD9]
        #expect(throws: PictureFlaw.tooManyPixels) { try Picture.square(file) }
    }
}
