import SCIM
import Testing

@Suite struct HexadecimalTests {
    @Test func `every byte has two digits`() {
        #expect(([0, 9, 10, 16, 255] as [UInt8]).hexadecimal == "00090a10ff")
    }
}
