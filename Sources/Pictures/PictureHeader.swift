enum PictureFormat: Hashable {
    case jpeg, png, webp
}

/// What a picture says of itself before it is decoded; one that was cut off says that it is broken.
struct PictureHeader: Hashable {
    let format: PictureFormat
    let width: Int
    let height: Int
    /// As Exif counts it, 1 to 8; phones store what the sensor saw, and how the phone was held.
    let orientation: Int

    init(_ bytes: [UInt8]) throws(PictureFlaw) {
        if bytes.starts(with: JPEG.signature) {
            let picture = try JPEG(bytes)
            self.init(.jpeg, picture.width, picture.height, orientation: picture.orientation)
        } else if bytes.starts(with: PNG.signature) {
            let picture = try PNG(bytes)
            self.init(.png, picture.width, picture.height)
        } else if WebP.begins(bytes) {
            let picture = try WebP(bytes)
            self.init(.webp, picture.width, picture.height)
        } else {
            throw .notAPicture
        }
    }

    private init(_ format: PictureFormat, _ width: Int, _ height: Int, orientation: Int = 1) {
        (self.format, self.width, self.height, self.orientation) = (format, width, height, orientation)
    }
}

extension [UInt8] {
    /// The first byte counts most. The bytes must be there.
    func number(at index: Int, bytes count: Int) -> Int {
        self[index..<index + count].reduce(0) { $0 << 8 | Int($1) }
    }

    /// The last byte counts most. The bytes must be there.
    func littleEndian(at index: Int, bytes count: Int) -> Int {
        self[index..<index + count].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
