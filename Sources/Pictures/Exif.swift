/// What is read of Exif (2.32 §4.5): how the camera was held. Everything else is left behind.
enum Exif {
    /// - Parameter segment: the content of APP1. Nil when it does not say.
    static func orientation(_ segment: [UInt8]) -> Int? {
        guard segment.starts(with: Array("Exif\0\0".utf8)) else { return nil }
        let tiff = Array(segment.dropFirst(6))
        let isBigEndian = tiff.starts(with: [0x4D, 0x4D, 0, 42])
        guard isBigEndian || tiff.starts(with: [0x49, 0x49, 42, 0]) else { return nil }
        func number(at index: Int, bytes: Int) -> Int? {
            guard index >= 0, index + bytes <= tiff.count else { return nil }
            return isBigEndian ? tiff.number(at: index, bytes: bytes) : tiff.littleEndian(at: index, bytes: bytes)
        }
        guard let directory = number(at: 4, bytes: 4), let count = number(at: directory, bytes: 2) else { return nil }
        for entry in 0..<count {
            let place = directory + 2 + entry * 12
            guard let tag = number(at: place, bytes: 2) else { return nil }
            guard tag == tagOfOrientation else { continue }
            guard let value = number(at: place + 8, bytes: 2), (1...8).contains(value) else { return nil }
            return value
        }
        return nil
    }

    private static let tagOfOrientation = 0x0112
}
