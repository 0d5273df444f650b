private import CQRCode

/// A text as a QR code (ISO/IEC 18004) at error correction level M, drawn as one path of SVG.
package struct QRCode: Hashable, Sendable {
    /// How many modules are in a row, with the quiet zone on both sides: the `viewBox` is `0 0 side side`.
    package let side: Int
    /// The dark modules, a unit each, as the `d` of a path.
    package let path: String

    /// Light modules around the code, without which it is not found (ISO/IEC 18004 §5.3.8).
    package static let quietZone = 4

    /// Nil for a text of more than 2331 bytes, or of none.
    package init?(_ text: String) {
        let bytes = Array(text.utf8)
        var modules = [UInt8](repeating: 0, count: Int(QR_CODE_WIDEST * QR_CODE_WIDEST))
        let width = Int(unsafe qr_code_make(bytes, bytes.count, &modules))
        guard width > 0 else { return nil }
        side = width + 2 * QRCode.quietZone
        var path = ""
        for row in 0..<width {
            var column = 0
            while column < width {
                let first = column
                while column < width, modules[row * width + column] == 1 { column += 1 }
                if column > first {
                    path +=
                        "M\(first + QRCode.quietZone) \(row + QRCode.quietZone)h\(column - first)v1h-\(column - first)z"
                }
                column += 1
            }
        }
        self.path = path
    }
}
