/// The chunks of a PNG file (W3C, third edition, §5), read to its end without decoding it.
struct PNG {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    let width: Int
    let height: Int

    init(_ bytes: [UInt8]) throws(PictureFlaw) {
        // IHDR comes first (§5.6), and begins with the size (§11.2.1).
        guard bytes.count >= 33, bytes[12..<16].elementsEqual("IHDR".utf8) else { throw .broken }
        width = bytes.number(at: 16, bytes: 4)
        height = bytes.number(at: 20, bytes: 4)
        var index = PNG.signature.count
        // Each chunk is its length, its name, its content and a checksum.
        while index + 12 <= bytes.count {
            let end = index + 12 + bytes.number(at: index, bytes: 4)
            guard end <= bytes.count else { break }
            if bytes[index + 4..<index + 8].elementsEqual("IEND".utf8) { return }
            index = end
        }
        throw .broken
    }
}
