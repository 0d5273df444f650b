private import CGD

/// Why a file cannot be somebody's picture; a page words it in the person's language.
package enum PictureFlaw: Error, Hashable, Sendable {
    /// More than `Picture.maximumBytes`.
    case tooLarge
    /// Neither JPEG nor PNG nor WebP, whatever it is called.
    case notAPicture
    /// More than `Picture.maximumPixels`, or more work than a picture of its size.
    case tooManyPixels
    /// It begins like a picture, and cannot be read to its end.
    case broken
}

/// Makes a profile picture, or a logo, of a file that somebody has sent.
///
/// Nothing of the file remains but what can be seen: pixels are decoded and written anew, so that no place, no script
/// behind the picture and no second meaning for another program comes along.
package enum Picture {
    /// 2 MB, as the form says.
    package static let maximumBytes = 2_097_152
    /// Room for the cameras of phones, and no more than 200 MB of memory while it is decoded.
    package static let maximumPixels = 24_000_000
    /// Of the result, which is as wide as it is high.
    package static let side = 256
    package static let mediaType = "image/jpeg"

    private static let quality: Int32 = 85

    /// How wide and how high a logo is at most: twice as many pixels as it is shown with, for dense screens.
    package static let logoSize = (width: 480, height: 96)
    package static let logoMediaType = "image/png"

    /// A JPEG of 256 × 256 pixels: the square in the middle, turned as Exif says, what is transparent on white.
    ///
    /// Keeps a processor busy, up to a second for the largest: `PictureStudio` is where it is called.
    package static func square(_ bytes: [UInt8]) throws(PictureFlaw) -> [UInt8] {
        let header = try header(of: bytes)
        var length = 0
        guard
            let written = unsafe picture_square(
                header.format.forC, bytes, bytes.count, Int32(side), quality, Int32(header.orientation), &length)
        else { throw .broken }
        defer { unsafe picture_free(written) }
        return JPEG.withoutComments(unsafe Array(UnsafeBufferPointer(start: written, count: length)))
    }

    /// A PNG no larger than `logoSize`, with what is transparent in it.
    ///
    /// - Parameter limit: how many bytes it may have; one that has more is shown with fewer pixels.
    package static func logo(_ bytes: [UInt8], within limit: Int) throws(PictureFlaw) -> [UInt8] {
        let header = try header(of: bytes)
        for part: Int32 in [4, 3, 2] {
            let (width, height) = (Int32(logoSize.width) * part / 4, Int32(logoSize.height) * part / 4)
            var length = 0
            guard
                let written = unsafe picture_within(
                    header.format.forC, bytes, bytes.count, width, height, Int32(header.orientation), &length)
            else { throw .broken }
            defer { unsafe picture_free(written) }
            if length <= limit { return unsafe Array(UnsafeBufferPointer(start: written, count: length)) }
        }
        throw .tooManyPixels
    }

    /// What the file says it is, if that may be decoded.
    private static func header(of bytes: [UInt8]) throws(PictureFlaw) -> PictureHeader {
        guard bytes.count <= maximumBytes else { throw .tooLarge }
        // Told by its own bytes; what the browser declares is what somebody named the file.
        let header = try PictureHeader(bytes)
        // Before a single pixel is decoded: a header of some bytes may claim gigabytes.
        guard header.width > 0, header.height > 0 else { throw .broken }
        guard header.width <= maximumPixels / header.height else { throw .tooManyPixels }
        return header
    }
}

extension PictureFormat {
    fileprivate var forC: picture_format {
        switch self {
        case .jpeg: PICTURE_JPEG
        case .png: PICTURE_PNG
        case .webp: PICTURE_WEBP
        }
    }
}
