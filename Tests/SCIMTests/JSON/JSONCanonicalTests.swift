import SCIM
import Testing

/// Two texts that mean the same have one canonical form, and two that do not have two.
@Suite struct JSONCanonicalTests {
    private func canonical(_ text: String) throws -> String {
        String(decoding: try JSONValue(stored: Array(text.utf8)).canonical.encoded, as: UTF8.self)
    }

    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("0.000", "0"), ("0e99", "0"), ("7", "7e0"), ("-7", "-7e0"), ("1000", "1e3"),
        ("1e3", "1e3"), ("1E+3", "1e3"), ("1.50", "15e-1"), ("0.00001", "1e-5"), ("1E-5", "1e-5"), ("120.0", "12e1"),
        ("1052.3e-4", "10523e-5"), ("-10.010", "-1001e-2"),
    ])
    func `a number is its significant digits`(text: String, form: String) throws {
        #expect(try canonical(text) == form)
    }

    @Test func `a number whose digits are all written out is read where it was stored`() throws {
        let long = "1" + String(repeating: "0", count: 300)
        #expect(try canonical("[\(long)]") == canonical("[1e300]"))
        #expect(throws: SCIMError.self) { try JSONValue(decoding: Array(long.utf8)) }
    }

    @Test func `names are in the order of their bytes, at every depth, and elements stay where they are`() throws {
        let one = #"{"b":[{"y":"2","x":1.0},{"a":null}],"aa":true,"é":"\u0008","a":"B"}"#
        let other = #"{"a": "B", "b": [{"x": 1, "y": "2"}, {"a": null}], "é": "\b", "aa": true}"#
        #expect(try canonical(one) == canonical(other))
        #expect(try canonical(one).hasPrefix(#"{"a":"B","aa":true,"b":[{"x":1e0,"y":"2"}"#))
        #expect(try canonical("[1,2]") != canonical("[2,1]"))
        #expect(try canonical(#"["1"]"#) != canonical("[1]"))
    }
}
