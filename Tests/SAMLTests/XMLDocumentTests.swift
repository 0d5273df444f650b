import Testing

@testable import SAML

@Suite struct XMLDocumentTests {
    @Test func `elements are read by name and namespace`() throws {
        let root = try read(
            "<a:r xmlns:a='urn:a' xmlns='urn:b'><b x='1&amp;2' a:x='3'>one<a:c/>two<![CDATA[<3>]]></b><b/></a:r>")
        #expect(root.isNamed("r", in: "urn:a"))
        #expect(root.children.map(\.name) == ["b", "b"])
        #expect(root.children(named: "b", in: "urn:a").isEmpty)
        #expect(root.children[0].text == "onetwo<3>")
        #expect(root.children[0].attribute("x") == "1&2")
        #expect(root.children[0].attribute("x", in: "urn:a") == "3")
        #expect(root.children[1].attribute("x") == nil)
        #expect(root.children[1].text == "")
    }

    @Test(arguments: [
        ("<!DOCTYPE r><r xmlns='urn:a'/>", Check.documentType),
        ("<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><r xmlns='urn:a'>&e;</r>", .documentType),
        ("<?xml version='1.0' encoding='ISO-8859-1'?><r xmlns='urn:a'/>", .characters),
        ("<r xmlns='urn:a'>\0</r>", .characters),
        ("", .wellFormed),
        ("<r xmlns='urn:a'>", .wellFormed),
        ("<r xmlns='urn:a'/><r xmlns='urn:a'/>", .wellFormed),
        ("<r xmlns='urn:a'>&unknown;</r>", .wellFormed),
        ("<a:r/>", .wellFormed),
        ("<r xmlns='urn:a' x='1' x='2'/>", .wellFormed),
        ("<r/>", .content),
        ("<r xmlns='urn:a'><!-- --></r>", .content),
        ("<!-- --><r xmlns='urn:a'/>", .content),
        ("<r xmlns='urn:a'/><?x y?>", .content),
        ("<r xmlns='urn:a' ID='a b'/>", .identifiers),
        ("<r xmlns='urn:a' ID=''/>", .identifiers),
        ("<r xmlns='urn:a' ID='x'><r Id='x'/></r>", .identifiers),
        ("<r xmlns='urn:a' xml:id='x'/>", .identifiers),
        ("<r xmlns='urn:a' xmlns:b='urn:b' b:ID='x'/>", .identifiers),
    ])
    func `a document with a flaw is refused for it`(_ text: String, _ check: Check) {
        #expect(throws: SAMLError.self, "\(text)") { try read(text) }
        #expect(refusal(of: text) == check, "\(text)")
    }

    @Test func `limits hold, and what is just within them is read`() throws {
        let nested = { (depth: Int) in
            "<r xmlns='urn:a'>" + String(repeating: "<r>", count: depth - 1)
                + String(repeating: "</r>", count: depth - 1) + "</r>"
        }
        let attributes = { (count: Int) in
            "<r xmlns='urn:a'" + (1..<count).map { " a\($0)='>'" }.joined() + "/>"
        }
        let namespaces = { (count: Int) in
            "<r xmlns='urn:a'" + (1..<32).map { " xmlns:a\($0)='urn:a'" }.joined() + "><r"
                + (32..<count).map { " xmlns:b\($0)='urn:b'" }.joined() + "/></r>"
        }
        let tag = { (bytes: Int) in
            "<r xmlns='urn:a' a='" + String(repeating: "x", count: bytes - 23) + "'/>"
        }
        let nodes = { (count: Int) in "<r xmlns='urn:a'>" + String(repeating: "<r></r>", count: count / 2) + "</r>" }
        for (limit, make) in [
            (SAMLLimits.depth, nested), (SAMLLimits.attributes, attributes), (SAMLLimits.namespaces, namespaces),
            (SAMLLimits.tagBytes, tag),
        ] {
            _ = try read(make(limit))
            #expect(refusal(of: make(limit + 1)) == .limits)
        }
        _ = try read(nodes(SAMLLimits.messageNodes - 4))
        #expect(refusal(of: nodes(SAMLLimits.messageNodes)) == .limits)
        // A canonical form looks up 60 namespaces for each of some elements, or a few for each of many.
        let lookups = { (count: Int) in
            "<r xmlns='urn:a'" + (1..<60).map { " xmlns:a\($0)='urn:a'" }.joined() + ">"
                + String(repeating: "<r/>", count: count) + "</r>"
        }
        let eachTag = (1 + 60) * (1 + 1 + 60)
        _ = try read(lookups(SAMLLimits.messageLookups / eachTag - 4))
        #expect(refusal(of: lookups(SAMLLimits.messageLookups / eachTag)) == .limits)
        let long = { (bytes: Int) in "<r xmlns='urn:a'>" + String(repeating: "x", count: bytes - 21) + "</r>" }
        _ = try read(long(SAMLLimits.messageBytes))
        #expect(refusal(of: long(SAMLLimits.messageBytes + 1)) == .limits)
    }

    @Test func `metadata may have remarks, and they are not read`() throws {
        let text = "<!-- a --><r xmlns='urn:a'>one<!-- b -->two<?x y?><x xmlns=''/></r>"
        let root = try XMLDocument(Array(text.utf8), limits: .metadata).root
        #expect(root.text == "onetwo")
    }

    @discardableResult
    private func read(_ text: String) throws(SAMLError) -> XMLElement {
        try XMLDocument(Array(text.utf8), limits: .message).root
    }

    private func refusal(of text: String) -> Check? {
        do throws(SAMLError) {
            try read(text)
            return nil
        } catch {
            return error.check
        }
    }
}
