import SCIM
import Testing

@testable import Accounts

/// Addresses and blocks of them, as people and sockets write them.
@Suite struct NetworkTests {
    @Test(arguments: [
        ("198.51.100.7", "198.51.100.7"), ("::ffff:198.51.100.7", "198.51.100.7"), ("0.0.0.0", "0.0.0.0"),
        ("2001:DB8::1", "2001:db8::1"), ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("::", "::"), ("::1", "::1"),
        ("fe80::1%eth0", "fe80::1"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
    ])
    func `an address is read in all its forms and written in one`(text: String, written: String) {
        #expect(IPAddress(text)?.description == written)
    }

    @Test(arguments: [
        "", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.+4", "a.b.c.d", ":", ":::", "1::2::3", "12345::",
        "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "::g", "-1::", "::1.2.3", "1.2.3.4::", "localhost", " ::1",
    ])
    func `what is no address is none`(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test(arguments: [
        ("198.51.100.7/24", "198.51.100.0/24"), ("198.51.100.7", "198.51.100.7"), ("0.0.0.0/0", "0.0.0.0/0"),
        ("198.51.100.7/32", "198.51.100.7"), ("2001:db8:1:2::/32", "2001:db8::/32"), ("::/0", "::/0"),
        ("2001:db8::1/128", "2001:db8::1"), ("2001:db8:ffff::/33", "2001:db8:8000::/33"),
        ("2001:db8::8000:0:0:1/65", "2001:db8:0:0:8000::/65"),
    ])
    func `a block has one name`(text: String, written: String) {
        #expect(Network(text)?.description == written)
        #expect(Network(written) == Network(text))
    }

    @Test(arguments: [
        "198.51.100.0/33", "198.51.100.0/", "198.51.100.0/-1", "198.51.100.0/08", "::/129", "/8", "1.2/8",
    ])
    func `what is no block is none`(text: String) {
        #expect(Network(text) == nil)
    }

    @Test func `a block has its addresses and no others`() throws {
        let block = try #require(Network("198.51.100.0/23"))
        #expect(block.contains(try #require(IPAddress("198.51.101.255"))))
        #expect(block.contains(try #require(IPAddress("::ffff:198.51.100.1"))))
        #expect(!block.contains(try #require(IPAddress("198.51.102.0"))))
        #expect(!block.contains(try #require(IPAddress("2001:db8::1"))))
        let everything = try #require(Network("0.0.0.0/0"))
        #expect(everything.contains(try #require(IPAddress("203.0.113.9"))))
        #expect(!everything.contains(try #require(IPAddress("2001:db8::1"))))
    }

    @Test func `somebody is in a network of 256 addresses, or of a whole site`() throws {
        #expect(Network(around: try #require(IPAddress("198.51.100.7"))).description == "198.51.100.0/24")
        #expect(Network(around: try #require(IPAddress("2001:db8:1:2::3"))).description == "2001:db8:1::/48")
    }

    @Test func `networks are typed with spaces, commas and lines between them, and stored`() throws {
        let networks = try [Network](typed: " 198.51.100.9/24,2001:db8::/32\n203.0.113.1; 198.51.100.0/24")
        #expect(networks.stored == "198.51.100.0/24 2001:db8::/32 203.0.113.1")
        #expect([Network](stored: networks.stored) == networks)
        #expect(try [Network](typed: " \n").isEmpty)
        #expect(throws: Refusal.self) { try [Network](typed: "198.51.100.0/24 office") }
        let many = (0...Limits.networksOfToken).map { "10.0.\($0).0/24" }.joined(separator: " ")
        #expect(throws: Refusal.self) { try [Network](typed: many) }
    }
}
