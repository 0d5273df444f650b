internal import FoundationEssentials

/// Times as SAML writes them (SAML Core §1.3.3, XML Schema part 2 §3.2.7).
extension Date {
    /// Only UTC is a time of SAML; an offset is taken where it is none. Read by hand, as it is read for every sign-on.
    init?(dateTime text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 19, let year = Date.number(bytes[0..<4]), let month = Date.number(bytes[5..<7]),
            let day = Date.number(bytes[8..<10]), let hour = Date.number(bytes[11..<13]),
            let minute = Date.number(bytes[14..<16]), let second = Date.number(bytes[17..<19]),
            [4, 7, 10, 13, 16].map({ bytes[$0] }) == Array("--T::".utf8), year > 0, (1...12).contains(month),
            (1...Date.days(of: month, in: year)).contains(day), hour < 24, minute < 60, second < 60,
            let fraction = Date.fraction(bytes[19...])
        else { return nil }
        let seconds = ((Date.days(to: year, month, day) * 24 + hour) * 60 + minute) * 60 + second
        self.init(timeIntervalSince1970: Double(seconds) + fraction)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var number = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return number
    }

    /// What stands behind the seconds: a part of one, and the zone.
    private static func fraction(_ bytes: ArraySlice<UInt8>) -> Double? {
        let zone = bytes.drop { $0 == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard ["", "Z", "+00:00", "-00:00"].contains(String(decoding: zone, as: UTF8.self)) else { return nil }
        let digits = bytes.dropLast(zone.count)
        guard !digits.isEmpty else { return 0 }
        guard digits.first == UInt8(ascii: "."), (2...13).contains(digits.count), let part = number(digits.dropFirst())
        else { return nil }
        return (1..<digits.count).reduce(Double(part)) { value, _ in value / 10 }
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400)
    }

    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01, in the calendar of ISO 8601.
    private static func days(to year: Int, _ month: Int, _ day: Int) -> Int {
        let past = year - 1
        // 719 162 days lie between 0001-01-01 and 1970-01-01.
        let years = past * 365 + past / 4 - past / 100 + past / 400 - 719_162
        return years + (1..<month).reduce(0) { $0 + days(of: $1, in: year) } + day - 1
    }
}

extension TimeInterval {
    /// A duration (XML Schema part 2 §3.2.6), in seconds: a month is 30 days, and a year 365.
    init?(duration text: String) {
        let pattern = /P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?/
        guard let match = text.wholeMatch(of: pattern.asciiOnlyDigits()), let last = text.last, last != "P", last != "T"
        else { return nil }
        let parts = [
            (match.1, 31_536_000.0), (match.2, 2_592_000), (match.3, 86_400), (match.5, 3600), (match.6, 60),
            (match.7, 1),
        ]
        self = parts.reduce(0) { $0 + ($1.0.flatMap { Double($0) } ?? 0) * $1.1 }
    }
}
