/// Base 32 without padding (RFC 4648 §6): what people can copy from one screen to another.
extension [UInt8] {
    package var base32: String {
        var text: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in self {
            bits = bits << 8 | UInt32(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(alphabet[Int(bits >> UInt32(count) & 31)])
            }
        }
        if count > 0 { text.append(alphabet[Int(bits << UInt32(5 - count) & 31)]) }
        return String(decoding: text, as: UTF8.self)
    }
}

private let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
