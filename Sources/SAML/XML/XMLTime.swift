internal import FoundationEssentials

/// Times as SAML writes them (SAML Core §1.3.3, XML Schema part 2 §3.2.7).
extension Date {
    /// Only UTC is a time of SAML; an offset is taken where it is none.
    init?(dateTime text: String) {
        let pattern = /(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{1,12})?(?:Z|[+-]00:00)?/.asciiOnlyDigits()
        guard let match = text.wholeMatch(of: pattern) else { return nil }
        let numbers = [match.1, match.2, match.3, match.4, match.5, match.6].compactMap { Int($0) }
        let (year, month, day) = (numbers[0], numbers[1], numbers[2])
        guard (1...12).contains(month), (1...Date.days(of: month, in: year)).contains(day), numbers[3] < 24,
            numbers[4] < 60, numbers[5] < 60
        else { return nil }
        let seconds = ((Date.days(to: year, month, day) * 24 + numbers[3]) * 60 + numbers[4]) * 60 + numbers[5]
        self.init(timeIntervalSince1970: Double(seconds) + (match.7.flatMap { Double("0\($0)") } ?? 0))
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
