/// A point in time, to the millisecond: what SCIM's dateTime means once the zone is taken out (RFC 7643 §2.3.5).
public struct Instant: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// The years 0 to 9999, which four digits can write.
    private static let printableSeconds: Range<Int64> = -62_167_219_200..<253_402_300_800

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public static func < (one: Instant, other: Instant) -> Bool {
        one.milliseconds < other.milliseconds
    }

    public func advanced(bySeconds seconds: Int64) -> Instant {
        Instant(milliseconds: milliseconds + seconds * 1000)
    }
}

extension Instant: CustomStringConvertible {
    /// An xsd:dateTime in UTC with three fraction digits, always 24 characters for the years 0 to 9999.
    public var description: String {
        String(decoding: utf8, as: UTF8.self)
    }

    /// The bytes of `description`, for answers that are put together without strings.
    public var utf8: [UInt8] {
        let (days, time) = milliseconds.floorDivided(by: 86_400_000)
        let date = CivilDate(daysSince1970: days)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        func put(_ value: Int64, _ width: Int) {
            var divisor = (1..<width).reduce(Int64(1)) { power, _ in power * 10 }
            while divisor > 0 {
                bytes.append(0x30 + UInt8(value / divisor % 10))
                divisor /= 10
            }
        }
        func put(_ mark: Unicode.Scalar) { bytes.append(UInt8(ascii: mark)) }
        put(date.year, 4); put("-"); put(date.month, 2); put("-"); put(date.day, 2); put("T")
        put(time / 3_600_000, 2); put(":"); put(time / 60_000 % 60, 2); put(":"); put(time / 1000 % 60, 2)
        put("."); put(time % 1000, 3); put("Z")
        return bytes
    }
}

extension Instant {
    /// Reads an xsd:dateTime: date, `T`, time, optional fraction, and `Z`, an offset, or nothing (taken as UTC).
    ///
    /// Digits beyond the millisecond are cut off. Nil when the text is no dateTime, or when its offset moves it out of the
    /// years 0 to 9999.
    public init?(_ text: String) {
        var reader = DigitReader(text)
        guard let year = reader.digits(4), reader.take("-"), let month = reader.digits(2), reader.take("-"),
            let day = reader.digits(2), reader.take("T") || reader.take("t"),
            let hour = reader.digits(2), reader.take(":"), let minute = reader.digits(2), reader.take(":"),
            let second = reader.digits(2),
            let date = CivilDate(year: year, month: month, day: day), hour < 24, minute < 60, second < 60
        else { return nil }
        var milliseconds: Int64 = 0
        if reader.take(".") {
            guard let fraction = reader.fraction() else { return nil }
            milliseconds = fraction
        }
        guard let offset = reader.offset(), reader.isAtEnd else { return nil }
        let seconds = date.daysSince1970 * 86_400 + hour * 3600 + minute * 60 + second - offset * 60
        guard Instant.printableSeconds.contains(seconds) else { return nil }
        self.init(milliseconds: seconds * 1000 + milliseconds)
    }
}

private struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String) { rest = text[...].utf8 }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ mark: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: mark) else { return false }
        rest.removeFirst()
        return true
    }

    mutating func digits(_ count: Int) -> Int64? {
        var value: Int64 = 0
        for _ in 0..<count {
            guard let byte = rest.popFirst(), (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int64(byte - 0x30)
        }
        return value
    }

    mutating func fraction() -> Int64? {
        var milliseconds: Int64 = 0
        var weight: Int64 = 100
        var count = 0
        while let byte = rest.first, (0x30...0x39).contains(byte), count < 18 {
            milliseconds += Int64(byte - 0x30) * weight
            weight /= 10
            count += 1
            rest.removeFirst()
        }
        return count > 0 ? milliseconds : nil
    }

    /// The zone in minutes east of UTC.
    mutating func offset() -> Int64? {
        if rest.isEmpty || take("Z") || take("z") { return 0 }
        let isWest = take("-")
        guard isWest || take("+"), let hours = digits(2), take(":"), let minutes = digits(2), hours <= 14, minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (isWest ? -1 : 1)
    }
}
