import SCIM
import Testing

/// What is read stays what it was: order, spelling of numbers, every scalar of a string.
@Suite struct JSONValueTests {
    @Test func `a byte order mark and white space around a value are skipped`() throws {
        #expect(try JSONValue(json: "\u{FEFF} \t\r\n[1]\n ").text == "[1]")
    }

    @Test(
        arguments: [
            "0", "-0", "0.0", "1.10", "1e2", "1E+2", "123456789012345678901234567890",
            "0.1000000000000000055511151231257827",
            "-9223372036854775808", "1e-400", String(repeating: "9", count: 128),
        ])
    func `a number keeps its spelling`(literal: String) throws {
        #expect(try JSONValue(json: literal).text == literal)
    }

    @Test func `numbers compare by value`() throws {
        func number(_ text: String) throws -> JSONNumber { try #require(try JSONValue(json: text).number) }
        #expect(try number("1.0").hasSameValue(as: number("1")))
        #expect(try number("1e2").hasSameValue(as: number("100")))
        #expect(try number("9223372036854775806") < number("9223372036854775807"), "beyond the digits of a double")
        #expect(try number("-2") < number("1.5"))
        #expect(try number("1.5").integer == nil)
        #expect(try number("15e-1").integer == nil)
        #expect(try number("-7").integer == -7)
    }

    @Test(
        arguments: [
            Row(#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), Row(#""\u00e9\u00E9""#, "éé"),
            Row(#""\ud83d\ude00""#, "😀"),
            Row("\"\u{2028}\u{7F}\u{FFFF}\u{10FFFF}\"", "\u{2028}\u{7F}\u{FFFF}\u{10FFFF}"),
            Row(#""\u0001""#, "\u{1}"),
        ])
    func `escapes are the characters they stand for`(row: Row<String>) throws {
        let value = try JSONValue(json: row.text)
        #expect(value.string?.unicodeScalars.elementsEqual(row.value.unicodeScalars) == true)
        #expect(try JSONValue(decoding: value.encoded) == value)
    }

    @Test func `text is not normalised on the way through`() throws {
        let decomposed = "e\u{301}"
        #expect(try JSONValue(json: "\"\(decomposed)\"").encoded == Array("\"\(decomposed)\"".utf8))
    }

    @Test func `only what must be escaped is escaped`() {
        let value = JSONValue.string("\"\\/é\u{1F}\u{7F}\n\r\t")
        #expect(value.text == "\"\\\"\\\\/é\\u001f\u{7F}\\n\\r\\t\"")
    }

    @Test func `SCIM-067 names are found whatever their case and keep their order and spelling`() throws {
        var object = try JSONObject(json: #"{"b":1,"UserName":"x","a":3}"#)
        #expect(object["username"] == "x")
        object["USERNAME"] = "y"
        object["B"] = nil
        object["c"] = 4
        #expect(JSONValue.object(object).text == #"{"UserName":"y","a":3,"c":4}"#)
    }

    @Test func `SCIM-071 null, an empty array and an array of nulls are unassigned, an empty string is not`() throws {
        for text in ["null", "[]", "[null,null]"] { #expect(try JSONValue(json: text).isUnassigned, "\(text)") }
        for text in ["\"\"", "{}", "false", "0", "[0]", "[null,[null]]", "[[]]"] {
            #expect(try !JSONValue(json: text).isUnassigned, "\(text)")
        }
    }

    @Test func `SCIM-170 what is empty has no content`() throws {
        for text in ["null", "\"\"", "{}", "[]", "[\"\",{\"a\":null}]"] {
            #expect(try !JSONValue(json: text).hasContent)
        }
        for text in ["false", "0", "\" \"", "[\"\",1]", "{\"a\":{\"b\":false}}"] {
            #expect(try JSONValue(json: text).hasContent, "\(text)")
        }
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `encoding and decoding give back the value and the bytes`(seed: UInt64) throws {
        var luck = Luck(seed: seed)
        let value = luck.value(depth: 5)
        let decoded = try JSONValue(decoding: value.encoded)
        #expect(decoded == value)
        #expect(decoded.encoded == value.encoded)
    }
}

extension Luck {
    fileprivate mutating func value(depth: Int) -> JSONValue {
        switch below(depth > 0 ? 7 : 5) {
        case 0: return .null
        case 1: return .bool(flip())
        case 2: return .number(JSONNumber(Int64(bitPattern: next())))
        case 3, 4: return .string(text())
        case 5: return .array((0..<below(4)).map { _ in value(depth: depth - 1) })
        default:
            let names = Set((0..<below(5)).map { "\(text())\($0)" })
            return .object(JSONObject(names.sorted().map { JSONObject.Member($0, value(depth: depth - 1)) }))
        }
    }

    fileprivate mutating func text() -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<below(8) {
            let bound: UInt32 = pick([0x80, 0x800, 0x10000, 0x11_0000])
            guard let scalar = Unicode.Scalar(UInt32.random(in: 1..<bound, using: &self)) else { continue }
            scalars.append(scalar)
        }
        return String(scalars)
    }
}
