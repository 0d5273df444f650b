/// The segments of a JPEG file (ITU-T T.81 Annex B), read to its end without decoding it.
struct JPEG {
    static let signature: [UInt8] = [0xFF, 0xD8, 0xFF]

    private(set) var width = 0
    private(set) var height = 0
    private(set) var orientation = 1

    /// A progressive picture comes in scans, ten or so. Each costs a walk over all pixels, though it may be a few
    /// bytes long.
    private static let maximumScans = 40

    init(_ bytes: [UInt8]) throws(PictureFlaw) {
        var scans = 0
        var index = 2
        while let marker = JPEG.nextMarker(bytes, from: &index) {
            if marker == JPEG.endOfImage {
                guard width > 0, height > 0, scans > 0 else { throw .broken }
                return
            }
            guard !JPEG.standsAlone(marker) else { continue }
            guard index + 2 <= bytes.count else { break }
            let length = bytes.number(at: index, bytes: 2)
            guard length >= 2, index + length <= bytes.count else { break }
            let content = Array(bytes[index + 2..<index + length])
            if JPEG.isFrame(marker) {
                // One frame only (§B.2.2): what is measured here is what will be decoded.
                guard width == 0, content.count >= 5 else { break }
                height = content.number(at: 1, bytes: 2)
                width = content.number(at: 3, bytes: 2)
                guard width > 0, height > 0 else { break }
            } else if marker == JPEG.startOfScan {
                scans += 1
                guard scans <= JPEG.maximumScans else { throw .tooManyPixels }
            } else if marker == JPEG.application1, let read = Exif.orientation(content) {
                orientation = read
            }
            index += length
        }
        throw .broken
    }

    /// The same picture without comments; libgd leaves one that says which library has written it.
    static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
        var result = Array(bytes.prefix(2))
        var (index, copied) = (2, 2)
        while let marker = nextMarker(bytes, from: &index), marker != startOfScan, marker != endOfImage {
            let end = index + bytes.number(at: index, bytes: 2)
            if marker != comment { result += bytes[copied..<end] }
            (index, copied) = (end, end)
        }
        return result + bytes[copied...]
    }

    private static let startOfScan: UInt8 = 0xDA
    private static let endOfImage: UInt8 = 0xD9
    private static let application1: UInt8 = 0xE1
    private static let comment: UInt8 = 0xFE

    /// The marker at or behind the index, which goes to what follows it; nil when there is none any more.
    ///
    /// Within a scan, FF 00 is a byte of data, and FF FF is filled up with.
    private static func nextMarker(_ bytes: [UInt8], from index: inout Int) -> UInt8? {
        while let found = bytes[index...].firstIndex(of: 0xFF) {
            guard found + 1 < bytes.count else { break }
            index = found + 1
            let marker = bytes[index]
            guard marker != 0, marker != 0xFF else { continue }
            index += 1
            return marker
        }
        return nil
    }

    /// SOF0 to SOF15 without DHT, JPG and DAC, which have numbers among them.
    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
    }

    /// TEM, and the restarts RST0 to RST7 within a scan.
    private static func standsAlone(_ marker: UInt8) -> Bool {
        marker == 0x01 || (0xD0...0xD8).contains(marker)
    }
}
