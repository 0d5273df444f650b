import CDrawing
import Pictures
import Testing
import Workers

/// Profile pictures: what is made of them, and what of them is left behind.
@Suite struct PictureTests {
    private static let formats = [
        DRAWING_JPEG, DRAWING_PROGRESSIVE_JPEG, DRAWING_PNG, DRAWING_PALETTE_PNG, DRAWING_WEBP,
    ]
    private static let quarters = [Drawing.red, Drawing.green, Drawing.blue, Drawing.black]

    @Test(arguments: formats)
    func `JPEG, PNG and WebP become JPEG of 256 pixels`(format: drawing_format) throws {
        for side in [1, 16, 256, 600] {
            let result = try Picture.square(Drawing.quarters(side).written(format))
            let picture = try #require(Result256(result))
            if side > 1 { #expect(picture.shows(Self.quarters), "\(format) \(side)") }
        }
    }

    @Test(arguments: formats)
    func `the square in the middle is taken, of a wide and of a high one`(format: drawing_format) throws {
        let wide = Drawing(400, 100) { x, _ in x < 150 ? Drawing.red : x < 250 ? Drawing.green : Drawing.blue }
        let high = Drawing(100, 400) { _, y in y < 150 ? Drawing.red : y < 250 ? Drawing.green : Drawing.blue }
        for drawing in [wide, high] {
            let picture = try #require(Result256(try Picture.square(drawing.written(format))))
            for place in [8, 128, 248] {
                #expect(picture.shows(Drawing.green, at: place, 128) && picture.shows(Drawing.green, at: 128, place))
            }
        }
    }

    @Test(arguments: [DRAWING_PNG, DRAWING_WEBP])
    func `what is transparent becomes white`(format: drawing_format) throws {
        let drawing = Drawing(64, 64) { x, _ in x < 32 ? Drawing.clear : 0x80FF_0000 }
        let picture = try #require(Result256(try Picture.square(drawing.written(format))))
        #expect(picture.shows(0xFFFFFF, at: 64, 128))
        #expect(picture.shows(0xFF8080, at: 192, 128))
    }

    /// How the four quarters stand when they are turned as each number says (Exif 2.32, tag 0x0112).
    private static let turned: [(Int, [UInt32])] = {
        let (a, b, c, d) = (Drawing.red, Drawing.green, Drawing.blue, Drawing.black)
        return [
            (1, [a, b, c, d]), (2, [b, a, d, c]), (3, [d, c, b, a]), (4, [c, d, a, b]), (5, [a, c, b, d]),
            (6, [c, a, d, b]), (7, [d, b, c, a]), (8, [b, d, a, c]), (0, [a, b, c, d]), (9, [a, b, c, d]),
        ]
    }()

    @Test(arguments: turned)
    func `a phone that was held otherwise is believed`(orientation: Int, colours: [UInt32]) throws {
        let drawing = try Drawing.quarters(128).written(DRAWING_JPEG)
        let number = UInt8(orientation)
        let big: [UInt8] = [
            0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, number, 0, 0, 0, 0, 0, 0,
        ]
        let little: [UInt8] = [
            0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, number, 0, 0, 0, 0, 0, 0, 0,
        ]
        for tiff in [big, little] {
            let file = drawing.withSegment(0xE1, Array("Exif\0\0".utf8) + tiff)
            #expect(try #require(Result256(try Picture.square(file))).shows(colours))
        }
    }

    @Test func `a place in Exif, a comment and a script behind the picture stay behind`() throws {
        let drawing = try Drawing.quarters(64).written(DRAWING_JPEG)
        let file =
            drawing.withSegment(0xE1, Array("Exif\0\0GPS 59.3293 N".utf8)).withSegment(0xFE, Array("by Ada".utf8))
            + Array("<?php system('id'); ?><script>alert(1)</script>".utf8)
        let result = try Picture.square(file)
        #expect(try #require(Result256(result)).shows(Self.quarters))
        for text in ["Exif", "GPS", "Ada", "script", "php", "CREATOR", "gd-jpeg"] {
            #expect(!result.contains(text: text), "\(text)")
        }
        #expect(result.suffix(2) == [0xFF, 0xD9])
        #expect(result.count < 20_000)
    }

    @Test func `the same file becomes the same picture`() throws {
        let file = try Drawing.quarters(64).written(DRAWING_WEBP)
        #expect(try Picture.square(file) == Picture.square(file))
    }

    @Test func `the studio makes many pictures in turn, and tells what is wrong with one`() async throws {
        let studio = PictureStudio(waiting: 20)
        let file = try Drawing.quarters(64).written(DRAWING_PNG)
        let expected = try Picture.square(file)
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<20 { group.addTask { try await studio.square(file) } }
            for try await result in group { #expect(result == expected) }
        }
        await #expect(throws: PictureFlaw.notAPicture) { try await studio.square([1, 2, 3]) }
    }

    @Test func `a studio without a place says so`() async throws {
        await #expect(throws: WorkersBusy.self) { try await PictureStudio(waiting: 0).square([1, 2, 3]) }
    }
}

/// Logos: what is made of them.
@Suite struct LogoTests {
    /// Width and height out of IHDR.
    private func size(_ png: [UInt8]) -> (width: Int, height: Int) {
        let numbers = [16, 20].map { place in png[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (numbers[0], numbers[1])
    }

    @Test(arguments: [DRAWING_JPEG, DRAWING_PNG, DRAWING_WEBP])
    func `a logo is a PNG that fits the head of a page, and a small one stays as large as it is`(
        format: drawing_format
    ) throws {
        for (drawn, seen) in [((960, 96), (480, 48)), ((100, 400), (24, 96)), ((40, 20), (40, 20))] {
            let logo = try Picture.logo(
                Drawing(drawn.0, drawn.1) { _, _ in Drawing.blue }.written(format), within: 65_536)
            #expect(logo.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            #expect(size(logo) == seen)
        }
    }

    @Test func `one that would need too many bytes gets fewer pixels`() throws {
        var state: UInt64 = 7
        let noise = Drawing(480, 96) { _, _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return 0xFF00_0000 | UInt32(state >> 40)
        }
        let logo = try Picture.logo(noise.written(DRAWING_PNG), within: 65_536)
        #expect(logo.count <= 65_536)
        #expect(size(logo).width < 480)
    }

    @Test func `what is no picture is no logo`() throws {
        #expect(throws: PictureFlaw.notAPicture) { try Picture.logo(Array("<svg/>".utf8), within: 65_536) }
        #expect(throws: PictureFlaw.tooLarge) {
            try Picture.logo([UInt8](repeating: 0, count: Picture.maximumBytes + 1), within: 65_536)
        }
    }
}
