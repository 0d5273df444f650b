import Foundation

/// Documents that are costly to read, for a reader without bounds: too large to be kept in files.
///
/// Each begins as something that an identity provider once sent, as anybody with an account there can get one.
package enum LargeDocuments {
    /// Beyond a bound, and so not worked on. The largest message is 256 KiB.
    package static let beyond: [String: @Sendable (String) -> String] = [
        "huge": { stuffed($0, String(repeating: "x", count: 262_144)) },
        "huge-20-megabytes": { stuffed($0, String(repeating: "<x/>", count: 5_000_000)) },
        "dos-attributes": { genuine in
            stuffed(genuine, "<x xmlns='urn:x'\(repeated(24_000) { " a\($0)='' " })/>")
        },
        "dos-attributes-in-many-tags": { stuffed($0, repeated(70) { "<x xmlns='urn:x\($0)'\(attributes(400))/>" }) },
        "dos-namespaces": { stuffed($0, "<x xmlns='urn:x'\(repeated(7_000) { " xmlns:n\($0)='urn:\($0)'" })/>") },
        "dos-c14n-in-scope": { genuine in
            let declared = repeated(50) { " xmlns:n\($0)='urn:\($0)'" }
            return stuffed(genuine, "<x xmlns='urn:x'\(declared)>\(String(repeating: "<x/>", count: 9_500))</x>")
        },
        "dos-c14n-20x900": { bloated($0, depth: 20, namespaces: 900, length: 11) },
        "dos-c14n-100x180": { bloated($0, depth: 100, namespaces: 180, length: 11) },
        "dos-c14n-200x90": { bloated($0, depth: 200, namespaces: 90, length: 11) },
        "dos-c14n-240x60": { bloated($0, depth: 240, namespaces: 60, length: 14) },
        "dos-prefixlist": { genuine in
            let prefixes = repeated(30_000) { " n\($0)" }
            let list = "<ec:InclusiveNamespaces xmlns:ec='\(exclusive)' PrefixList='\(prefixes)'/>"
            return genuine.replacing("</ds:CanonicalizationMethod>", with: list + "</ds:CanonicalizationMethod>")
                .replacing("<ds:SignatureMethod", with: list + "<ds:SignatureMethod")
        },
        "dos-elements": { stuffed($0, String(repeating: "<x/>", count: 60_000)) },
        "dos-depth": {
            stuffed($0, String(repeating: "<x>", count: 35_000) + String(repeating: "</x>", count: 35_000))
        },
        "dos-depth-open": { $0 + String(repeating: "<x>", count: 80_000) },
        "dos-comments": { stuffed($0, String(repeating: "<!---->", count: 35_000)) },
        "dos-behind-a-comment": { "<!--></a>-->" + tag(of: 20_000, before: $0) },
        "dos-behind-an-open-comment": { "<!---></a>-->" + tag(of: 20_000, before: $0) },
        "dos-between-comments": { genuine in
            "<!--><![CDATA[-->" + tag(of: 20_000, before: genuine) + "<!--]]>-->"
        },
        "dos-long-namespaces": { stuffed($0, compared(length: 7_900, attributes: 60)) },
        "dos-attributes-in-signedinfo": { genuine in
            let names = repeated(63) { " a:n\($0)='' b:n\($0)=''" }
            let declared = " xmlns:a='urn:\(repeated(200) { _ in "x" })1' xmlns:b='urn:\(repeated(200) { _ in "x" })2'"
            return genuine.replacing("<ds:SignedInfo", with: "<ds:SignedInfo\(declared)\(names)", maxReplacements: 1)
        },
        "dos-instructions": { stuffed($0, String(repeating: "<?x?>", count: 50_000)) },
    ]

    /// No XML, over and over: a parser may go on behind each flaw.
    package static let broken: [String: @Sendable (String) -> String] = [
        "ampersands": { stuffed($0, String(repeating: "& ", count: room / 2)) },
        "prefixes": { stuffed($0, String(repeating: "<x:x/>", count: 4_000)) },
        "attributes": { stuffed($0, "<x xmlns='urn:x'>\(String(repeating: "<x a='' a=''/>", count: 2_000))</x>") },
        "attributes-without-values": { stuffed($0, String(repeating: "<x a b/>", count: 4_000)) },
        "prefixes-of-attributes": { stuffed($0, String(repeating: "<x x:a='' y:a=''/>", count: 2_000)) },
        "brackets": { stuffed($0, String(repeating: "]]>", count: room / 3)) },
        "ends": { $0 + String(repeating: "x", count: room) },
    ]

    /// Just within the bounds, so that all is done that may have to be done for a stranger.
    package static let within: [String: @Sendable (String) -> String] = [
        "text": { stuffed($0, String(repeating: "x", count: room)) },
        "references": { stuffed($0, String(repeating: "&#120;", count: room / 6)) },
        "sections": { stuffed($0, String(repeating: "<![CDATA[x]]>", count: 9_000)) },
        "elements": { stuffed($0, "<x xmlns='urn:x'>\(String(repeating: "<x/>", count: 5_000))</x>") },
        "attributes": { stuffed($0, "<x xmlns='urn:x'>\(String(repeating: "<x\(attributes(60))/>", count: 40))</x>") },
        "identifiers": { stuffed($0, "<x xmlns='urn:x'>\(repeated(4_000) { "<x ID='_\($0)'/>" })</x>") },
        "namespaces": { genuine in
            let declared = repeated(10) { " xmlns:n\($0)='urn:\($0)'" }
            return stuffed(genuine, "<x xmlns='urn:x'\(declared)>\(String(repeating: "<x/>", count: 480))</x>")
        },
        "namespaces-again-and-again": { genuine in
            let one = "<x\(repeated(40) { " xmlns:n\($0)='urn:\($0)'" })/>"
            return stuffed(genuine, "<x xmlns='urn:x'>\(String(repeating: one, count: 25))</x>")
        },
        "used-namespaces": { genuine in
            let one = "<x\(repeated(30) { " xmlns:n\($0)='urn:\($0)' n\($0):a=''" })/>"
            return stuffed(genuine, "<x xmlns='urn:x'>\(String(repeating: one, count: 18))</x>")
        },
        "compared-namespaces": { stuffed($0, compared(length: 250, attributes: 47)) },
        "depth": { genuine in
            let one = String(repeating: "<x>", count: 24) + String(repeating: "</x>", count: 24)
            return stuffed(genuine, "<x xmlns='urn:x'>\(String(repeating: one, count: 40))</x>")
        },
    ]

    /// What Okta sends, with the first value of the first attribute over and over.
    package static func manyGroups(_ count: Int) -> @Sendable (String) -> String {
        { genuine in
            let end = "</saml2:AttributeValue>"
            guard let first = genuine.range(of: "<saml2:AttributeValue"),
                let last = genuine.range(of: end, range: first.lowerBound..<genuine.endIndex)
            else { return genuine }
            let value = genuine[first.lowerBound..<last.upperBound]
            return genuine.replacing(value, with: String(repeating: String(value), count: count), maxReplacements: 1)
        }
    }

    package static var all: [String: @Sendable (String) -> String] {
        [beyond, broken, within].reduce(into: [:]) { all, some in all.merge(some) { one, _ in one } }
    }

    /// What a document may still be stuffed with.
    private static let room = 250_000
    private static let exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#"

    private static func repeated(_ count: Int, _ part: (Int) -> String) -> String { (0..<count).map(part).joined() }

    /// A message of one tag, in front of another that nobody comes to.
    private static func tag(of attributes: Int, before genuine: String) -> String {
        "<x xmlns='urn:x'\(repeated(attributes) { " a\($0)=''" })/>"
    }

    /// Tags whose attributes are brought in order by what two prefixes stand for, which differs at the end.
    private static func compared(length: Int, attributes: Int) -> String {
        let name = String(repeating: "x", count: length)
        let tag = "<x\(repeated(attributes) { " a:n\($0)='' b:n\($0)=''" })/>"
        let tags = String(repeating: tag, count: 16)
        return "<x xmlns='urn:x' xmlns:a='urn:\(name)1'><x xmlns:b='urn:\(name)2'>\(tags)</x></x>"
    }

    private static func attributes(_ count: Int) -> String { repeated(count) { " a\($0)=''" } }

    /// Elements in each other that declare namespaces, each of them in scope of all that follow.
    private static func bloated(_ genuine: String, depth: Int, namespaces: Int, length: Int) -> String {
        let tags = repeated(depth) { level in
            "<x xmlns='urn:x'\(repeated(namespaces) { " xmlns:n\(level)_\($0)='u:\($0)'" })>"
        }
        return stuffed(genuine, tags + String(repeating: "</x>", count: depth))
    }

    /// In the first Status, where a provider may put anything (Core §3.2.2.3).
    private static func stuffed(_ genuine: String, _ filling: String) -> String {
        guard let end = genuine.range(of: "</samlp:Status>") else { return genuine }
        return genuine[..<end.lowerBound] + "<samlp:StatusDetail>\(filling)</samlp:StatusDetail>"
            + genuine[end.lowerBound...]
    }
}
