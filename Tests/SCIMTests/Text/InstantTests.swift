import SCIM
import Testing

/// SCIM's dateTime is xsd:dateTime (RFC 7643 §2.3.5).
@Suite struct InstantTests {
    @Test(
        arguments: [
            Row("1970-01-01T00:00:00Z", 0), Row("1970-01-01T00:00:00", 0), Row("1970-01-01t00:00:00z", 0),
            Row("2011-05-13T04:42:34Z", 1_305_261_754_000), Row("2011-05-13T06:42:34+02:00", 1_305_261_754_000),
            Row("2011-05-12T14:42:34-14:00", 1_305_261_754_000), Row("2011-05-13T10:12:34+05:30", 1_305_261_754_000),
            Row("1969-12-31T23:59:59.999Z", -1), Row("1970-01-01T00:00:00.5Z", 500), Row("1970-01-01T00:00:00.05Z", 50),
            Row("1970-01-01T00:00:00.123456789Z", 123), Row("1970-01-01T00:00:00.9999999Z", 999),
            Row("2000-02-29T00:00:00Z", 951_782_400_000), Row("2024-02-29T12:00:00-00:00", 1_709_208_000_000),
            Row("1900-03-01T00:00:00Z", -2_203_891_200_000), Row("0000-01-01T00:00:00Z", -62_167_219_200_000),
            Row("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ] as [Row<Int64>])
    func `SCIM-076 a dateTime is read to the millisecond`(row: Row<Int64>) {
        #expect(Instant(row.text)?.milliseconds == row.value)
    }

    @Test(
        arguments: [
            "", "2011-05-13", "2011-05-13T04:42Z", "2011-05-13 04:42:34Z", "20110513T044234Z", "11-05-13T04:42:34Z",
            "2011-13-01T00:00:00Z", "2011-00-01T00:00:00Z", "2011-04-31T00:00:00Z", "2011-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z", "2011-01-00T00:00:00Z", "2011-05-13T24:00:00Z", "2011-05-13T04:60:00Z",
            "2016-12-31T23:59:60Z", "2011-05-13T04:42:34.Z", "2011-05-13T04:42:34,5Z", "2011-05-13T04:42:34+2:00",
            "2011-05-13T04:42:34+0200", "2011-05-13T04:42:34+15:00", "2011-05-13T04:42:34+02:60",
            "2011-05-13T04:42:34ZZ",
            "2011-05-13T04:42:34 Z", "-2011-05-13T04:42:34Z", "+2011-05-13T04:42:34Z", "２011-05-13T04:42:34Z",
            "0000-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2011-05-13T04:42:34.1234567890123456789Z",
        ])
    func `SCIM-076 what is no dateTime is refused`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `SCIM-076 an instant is written in UTC with milliseconds`() {
        #expect(Instant("2011-05-13T06:42:34+02:00")?.description == "2011-05-13T04:42:34.000Z")
        #expect(Instant("2024-03-01T00:30:00.007+01:00")?.description == "2024-02-29T23:30:00.007Z")
        #expect(Instant("0000-01-01T00:00:00Z")?.description == "0000-01-01T00:00:00.000Z")
    }

    @Test func `every day from 1600 to 2400 follows the one before`() throws {
        let first = try #require(Instant("1600-01-01T00:00:00Z"))
        var expected = (year: 1600, month: 1, day: 1)
        for day in 0..<292_194 {
            let text = Instant(milliseconds: first.milliseconds + Int64(day) * 86_400_000).description
            let parts = text.prefix(10).split(separator: "-").compactMap { Int($0) }
            guard parts == [expected.year, expected.month, expected.day] else {
                Issue.record("\(text) is not \(expected)")
                return
            }
            let isLeap = expected.year % 4 == 0 && (expected.year % 100 != 0 || expected.year % 400 == 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            expected.day += 1
            if expected.day > lengths[expected.month - 1] { expected = (expected.year, expected.month + 1, 1) }
            if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
        }
        #expect(expected == (2400, 1, 1))
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `writing and reading give back the instant`(seed: UInt64) {
        var luck = Luck(seed: seed)
        let instant = Instant(milliseconds: Int64.random(in: -62_167_219_200_000...253_402_300_799_999, using: &luck))
        #expect(instant.description.utf8.count == 24)
        #expect(Instant(instant.description) == instant)
    }

    @Test func `instants are ordered in time`() throws {
        #expect(try #require(Instant("2026-01-01T00:00:00+01:00")) < #require(Instant("2026-01-01T00:00:00Z")))
        #expect(Instant(milliseconds: 1500).advanced(bySeconds: -2) == Instant(milliseconds: -500))
    }
}
