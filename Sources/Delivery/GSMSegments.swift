/// How many segments a text message takes (3GPP TS 23.038, TS 23.040).
struct GSMSegments: Hashable {
    let count: Int
    /// Whether the text has the default alphabet of GSM, and so 160 characters of room instead of 70.
    let isGSM: Bool

    init(_ text: String) {
        let septets = GSMSegments.septets(text)
        isGSM = septets != nil
        // Each part of a longer text gives up six bytes to say where it belongs.
        let (length, single, part) = septets.map { ($0, 160, 153) } ?? (text.utf16.count, 70, 67)
        count = length <= single ? 1 : (length + part - 1) / part
    }

    /// What the text takes in the default alphabet; nil when it has a character that is not in it.
    private static func septets(_ text: String) -> Int? {
        var sum = 0
        for scalar in text.unicodeScalars {
            if basic.contains(scalar) {
                sum += 1
            } else if extended.contains(scalar) {
                sum += 2
            } else {
                return nil
            }
        }
        return sum
    }

    private static let basic = Set(
        ("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà").unicodeScalars)
    private static let extended = Set("\u{C}^{}\\[~]|€".unicodeScalars)
}
