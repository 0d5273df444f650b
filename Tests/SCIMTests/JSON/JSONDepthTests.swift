import SCIM
import Testing

/// Nesting has a bound that is kept before the stack is used.
@Suite struct JSONDepthTests {
    private static func nested(_ depth: Int) -> [UInt8] {
        Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }

    private static func nestedObjects(_ depth: Int) -> [UInt8] {
        Array((String(repeating: #"{"a":"#, count: depth) + "1" + String(repeating: "}", count: depth)).utf8)
    }

    @Test(arguments: [JSONValue.maximumDepth - 1, JSONValue.maximumDepth])
    func `S24 nesting up to the limit is read`(depth: Int) throws {
        #expect(try JSONValue(decoding: Self.nested(depth)).encoded == Self.nested(depth))
        #expect(try JSONValue(decoding: Self.nestedObjects(depth)).encoded == Self.nestedObjects(depth))
    }

    @Test func `S24 one level more is refused`() throws {
        for bytes in [Self.nested(JSONValue.maximumDepth + 1), Self.nestedObjects(JSONValue.maximumDepth + 1)] {
            let error = try refusal { try JSONValue(decoding: bytes) }
            #expect(error.scimType == .invalidSyntax)
            #expect(error.detail.contains("nested deeper than 32"))
        }
    }

    @Test func `the limit counts depth, not brackets`() throws {
        let wide = "[" + Array(repeating: "[[]]", count: 1000).joined(separator: ",") + "]"
        #expect(try JSONValue(json: wide).array?.count == 1000)
    }

    @Test func `S7 a hundred thousand brackets do no harm on a small stack`() async throws {
        for opening in ["[", #"{"a":"#, #"[{"a":"#] {
            let bytes = Array(String(repeating: opening, count: 100_000).utf8)
            let error = await onSmallStack { Result { try JSONValue(decoding: bytes) } }
            #expect(throws: SCIMError.self) { try error.get() }
        }
    }
}
