/// The first chunk of a WebP file (RFC 9649 §2), which says how large the picture is.
struct WebP {
    let width: Int
    let height: Int

    static func begins(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8)
    }

    init(_ bytes: [UInt8]) throws(PictureFlaw) {
        guard bytes.count >= 30, bytes.littleEndian(at: 4, bytes: 4) + 8 <= bytes.count else { throw .broken }
        switch String(decoding: bytes[12..<16], as: UTF8.self) {
        case "VP8 ":
            // RFC 6386 §9.1: a key frame, its start code, and 14 bits for each side.
            guard bytes[20] & 1 == 0, bytes[23..<26].elementsEqual([0x9D, 0x01, 0x2A]) else { throw .broken }
            width = bytes.littleEndian(at: 26, bytes: 2) & 0x3FFF
            height = bytes.littleEndian(at: 28, bytes: 2) & 0x3FFF
        case "VP8L":
            guard bytes[20] == 0x2F else { throw .broken }
            let bits = bytes.littleEndian(at: 21, bytes: 4)
            width = (bits & 0x3FFF) + 1
            height = (bits >> 14 & 0x3FFF) + 1
        case "VP8X":
            width = bytes.littleEndian(at: 24, bytes: 3) + 1
            height = bytes.littleEndian(at: 27, bytes: 3) + 1
        default: throw .broken
        }
    }
}
