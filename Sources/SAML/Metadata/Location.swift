/// Where a provider wants browsers to be sent: an address that cannot be anything else.
enum Location {
    /// - Parameter allowsLoopback: whether HTTP to this very machine will do, to try things out.
    static func check(_ location: String, at place: String, allowsLoopback: Bool) throws(MetadataError) {
        let longest = SAMLLimits.locationBytes
        guard location.utf8.count <= longest, location.utf8.allSatisfy(isOfAddress) else {
            throw MetadataError(
                "the location is no address, or one of more than \(longest) characters.", at: place,
                remedy: "Give the address as the identity provider shows it, beginning with https://.")
        }
        let parts = location.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[1].isEmpty else { throw .noHTTPS(location, at: place) }
        let authority = parts[2].prefix { $0 != "?" }
        let isAllowed =
            switch parts[0].lowercased() {
            case "https:": true
            case "http:": allowsLoopback && isLoopback(authority)
            default: false
            }
        guard isAllowed else { throw .noHTTPS(location, at: place) }
        guard !authority.isEmpty, !authority.hasPrefix(":"), !authority.contains("@") else {
            throw MetadataError(
                "the location \(location) names no server, or a user.", at: place,
                remedy: "Give the address as the identity provider shows it.")
        }
    }

    /// RFC 3986 §2, without the fragment: a query must fit behind it.
    private static func isOfAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "-._~:/?[]@!$&'()*+,;=%".utf8.contains(byte)
        }
    }

    private static func isLoopback(_ authority: Substring) -> Bool {
        ["localhost", "127.0.0.1", "[::1]"].contains { authority == $0 || authority.hasPrefix($0 + ":") }
    }
}

extension MetadataError {
    fileprivate static func noHTTPS(_ location: String, at place: String) -> MetadataError {
        MetadataError(
            "the location \(location) is not one of HTTPS.", at: place,
            remedy: "Let the identity provider offer its sign-on under an address that begins with https://.")
    }
}
