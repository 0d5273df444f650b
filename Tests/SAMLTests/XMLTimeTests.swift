import FoundationEssentials
import Testing

@testable import SAML

@Suite struct XMLTimeTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2026-05-28T20:26:40Z", 1_780_000_000), ("2024-02-29T12:00:00", 1_709_208_000),
        ("2000-02-29T00:00:00.5Z", 951_782_400.5), ("2026-05-28T20:26:40+00:00", 1_780_000_000),
        ("9999-12-31T23:59:59Z", 253_402_300_799), ("2014-07-16T23:52:45.1234567Z", 1_405_554_765.1234567),
    ])
    func `a time of SAML is read`(text: String, seconds: Double) {
        let time = Date(dateTime: text)?.timeIntervalSince1970
        #expect(time.map { abs($0 - seconds) < 0.001 } == true)
    }

    @Test(arguments: [
        "", "2026", "2026-05-28", "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-00-01T00:00:00Z",
        "2026-01-00T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z",
        "2026-01-01T00:00:00+02:00", "2026-01-01 00:00:00Z", "-2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z ",
        "12026-01-01T00:00:00Z", "٢٠٢٦-01-01T00:00:00Z", "2026-01-01T00:00:00.Z",
    ])
    func `what is no time of SAML is not guessed`(text: String) {
        #expect(Date(dateTime: text) == nil)
    }

    @Test func `every day is one after the day before`() throws {
        var before = try #require(Date(dateTime: "1999-12-31T00:00:00Z"))
        for year in 2000...2004 {
            for month in 1...12 {
                for day in 1...31 {
                    let text = [year, month, day].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
                    guard let time = Date(dateTime: text + "T00:00:00Z") else { continue }
                    #expect(time.timeIntervalSince(before) == 86_400, "\(text)")
                    before = time
                }
            }
        }
    }

    @Test func `a duration is read in seconds`() {
        let durations = ["PT6H", "P1D", "P7DT12H", "PT1.5S", "P1Y2M", "PT1M", "P1M"].map { TimeInterval(duration: $0) }
        #expect(durations == [21_600, 86_400, 648_000, 1.5, 36_720_000, 60, 2_592_000])
        for text in ["", "P", "PT", "P1DT", "-P1D", "6H", "P1H", "P1.5D"] {
            #expect(TimeInterval(duration: text) == nil, "\(text)")
        }
    }
}
