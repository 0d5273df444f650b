import FoundationEssentials
import Testing

@testable import SAML

/// S-12, S-04 and S-05: messages that must not end a session, and the check that refuses each.
@Suite struct LogoutRefusalTests {
    private typealias Messages = LogoutMessages

    /// The check that refuses a document that is signed as it should be, by both bindings.
    private static func refusals(of document: String, at now: Date = Messages.now) throws -> Set<Check> {
        let query = try Messages.query(.request, document)
        let fields = try Messages.fields(.request, document)
        let byQuery = #expect(throws: SAMLError.self) { try Messages.verify(query: query, at: now) }
        let byForm = #expect(throws: SAMLError.self) { try Messages.verify(fields: fields, at: now) }
        return Set([byQuery, byForm].compactMap { $0?.check })
    }

    private static func refusal(of query: String) -> Check? {
        #expect(throws: SAMLError.self) { try Messages.verify(query: query) }?.check
    }

    @Test func `an unsigned request is refused`() throws {
        let query = try Messages.query(.request, Messages.request())
        let unsigned = query.split(separator: "&")
        #expect(Self.refusal(of: unsigned.dropLast().joined(separator: "&")) == .signature)
        #expect(Self.refusal(of: unsigned.dropLast(2).joined(separator: "&")) == .signature)
        let bytes = RedirectBinding.base64(Array(Messages.request().utf8))
        let error = #expect(throws: SAMLError.self) { try Messages.verify(fields: [("SAMLRequest", bytes)]) }
        #expect(error?.check == .signature)
    }

    /// A signature within says nothing of a query, and one beside nothing of a form.
    @Test func `a signature of the other binding does not count`() throws {
        let fields = try Messages.fields(.request, Messages.request())
        let document = try #require(Base64.decode(fields[0].value, atMost: 65_536))
        let query = RedirectBinding.query([("SAMLRequest", RedirectBinding.base64(RedirectBinding.deflated(document)))])
        #expect(Self.refusal(of: query) == .signature)
        let parts = RedirectParts("https://sp.example?" + (try Messages.query(.request, Messages.request())))
        let plain = try parts.message("SAMLRequest")
        let posted = [
            ("SAMLRequest", RedirectBinding.base64(Array(plain.utf8))), ("SigAlg", parts["SigAlg"] ?? ""),
            ("Signature", parts["Signature"] ?? ""),
        ]
        let error = #expect(throws: SAMLError.self) { try Messages.verify(fields: posted) }
        #expect(error?.check == .signature)
    }

    @Test func `a request that a stranger signed is refused`() throws {
        let stranger = TestCertificates.stranger
        #expect(Self.refusal(of: try Messages.query(.request, Messages.request(), by: stranger)) == .signature)
        let fields = try Messages.fields(.request, Messages.request(), by: stranger)
        let error = #expect(throws: SAMLError.self) { try Messages.verify(fields: fields) }
        #expect(error?.check == .signature)
    }

    @Test func `a provider without keys is believed nothing`() throws {
        let nobody = LogoutVerifier(
            provider: IdentityProvider(entityID: Messages.entityID, signOnEndpoints: [], signingCertificates: []),
            serviceProvider: Messages.verifier.serviceProvider)
        let query = try Messages.query(.request, Messages.request())
        let error = #expect(throws: SAMLError.self) { try Messages.verify(query: query, with: nobody) }
        #expect(error?.check == .signature)
    }

    @Test func `a query that was changed after it was signed is refused`() throws {
        let query = try Messages.query(.request, Messages.request())
        let other = try Messages.query(.request, Messages.request(name: Messages.name.replacing("ada", with: "eve")))
        let changes = [
            query.replacing("RelayState=a", with: "RelayState=b"), query.replacing("&RelayState=a%2Fb%20c", with: ""),
            query.replacing("%2F", with: "%2f"), query.replacing("a%2Fb%20c", with: "a%2Fb+c"),
            query.replacing("rsa-sha256", with: "rsa-sha512"),
            "\(other.prefix { $0 != "&" })\(query.drop { $0 != "&" })",
        ]
        for change in changes {
            #expect(change != query)
            #expect(Self.refusal(of: change) == .signature, "\(change)")
        }
    }

    @Test func `a form that was changed after it was signed is refused`() throws {
        let fields = try Messages.fields(.request, Messages.request())
        let bytes = try #require(Base64.decode(fields[0].value, atMost: 65_536))
        let changed = String(decoding: bytes, as: UTF8.self).replacing(">ada<", with: ">eve<")
        let form = [("SAMLRequest", RedirectBinding.base64(Array(changed.utf8)))]
        let error = #expect(throws: SAMLError.self) { try Messages.verify(fields: form) }
        #expect(error?.check == .signature)
    }

    @Test(arguments: [
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1", "http://www.w3.org/2000/09/xmldsig#dsa-sha1",
        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256", "",
    ])
    func `an algorithm that is not allowed is refused`(algorithm: String) throws {
        let query = try Messages.query(.request, Messages.request(), algorithm: algorithm)
        #expect(Self.refusal(of: query) == .algorithms)
    }

    @Test func `a request of another issuer, to another address, or of another time is refused`() throws {
        #expect(try Self.refusals(of: Messages.request(issuer: "https://evil.example")) == [.issuer])
        #expect(try Self.refusals(of: Messages.request(issuer: Messages.entityID.uppercased())) == [.issuer])
        #expect(try Self.refusals(of: Messages.request(destination: nil)) == [.destination])
        #expect(try Self.refusals(of: Messages.request(destination: Messages.service + "/")) == [.destination])
        for seconds in [-181.0, 481] {
            #expect(try Self.refusals(of: Messages.request(), at: Messages.now + seconds) == [.issueInstant])
        }
        #expect(try Self.refusals(of: Messages.request(issueInstant: "now")) == [.issueInstant])
        let over = #"NotOnOrAfter="2026-05-28T20:23:40Z""#
        #expect(try Self.refusals(of: Messages.request(attributes: over)) == [.timeWindow])
        #expect(try Self.refusals(of: Messages.request(attributes: #"NotOnOrAfter="later""#)) == [.timeWindow])
    }

    @Test func `a request that names nobody, or somebody twice, is refused`() throws {
        let empty = Messages.name.replacing(">ada<", with: "><")
        for name in ["", Messages.name + Messages.name, empty] {
            #expect(try Self.refusals(of: Messages.request(name: name)) == [.subject])
        }
        let encrypted = "<saml:EncryptedID/>"
        #expect(try Self.refusals(of: Messages.request(name: encrypted)) == [.logoutShape])
    }

    @Test func `a message of another shape is refused`() throws {
        #expect(try Self.refusals(of: Messages.request(version: "1.1")) == [.version])
        let disordered = Messages.request(name: "", more: "<samlp:SessionIndex>s</samlp:SessionIndex>" + Messages.name)
        #expect(try Self.refusals(of: disordered) == [.logoutShape])
        let other = Messages.request().replacing("LogoutRequest", with: "ManageNameIDRequest")
        #expect(try Self.refusals(of: other) == [.logoutShape])
        let foreign = Messages.request().replacing("<saml:Issuer>", with: "<samlp:Other/><saml:Issuer>")
        #expect(Self.refusal(of: try Messages.query(.request, foreign)) == .logoutShape)
        let document = "<!DOCTYPE a>" + Messages.request()
        #expect(Self.refusal(of: try Messages.query(.request, document)) == .documentType)
    }

    @Test func `parameters that could mean two things are refused`() throws {
        let query = try Messages.query(.request, Messages.request())
        let response = try Messages.query(.response, Messages.response())
        for query in [
            query + "&" + query.split(separator: "&")[0], query + "&SigAlg=x", query + "&Signature=x",
            query + "&RelayState=x", query + "&" + response.split(separator: "&")[0], "", "SAMLRequest", "a=b",
        ] {
            let check = Self.refusal(of: query)
            #expect(check == (query == "SAMLRequest" ? .encoding : .parameters), "\(query)")
        }
        let value = RedirectBinding.base64(Array(Messages.request().utf8))
        let forms = [
            [("SAMLRequest", value), ("SAMLRequest", value)], [("SAMLRequest", value), ("SAMLResponse", value)],
            [("RelayState", "a")], [("SAMLRequest", value), ("RelayState", "a"), ("RelayState", "b")],
        ]
        for fields in forms {
            let error = #expect(throws: SAMLError.self) { try UnverifiedLogoutMessage(fields: fields) }
            #expect(error?.check == .parameters)
        }
    }

    @Test func `a query that cannot be decoded is refused`() {
        for value in ["%", "%4", "%zz", "aGk=", "%FF", "", "PHNhbWw+"] {
            #expect(Self.refusal(of: "SAMLRequest=\(value)") == .encoding, "\(value)")
        }
    }

    /// S-04: a gigabyte of zeros is a megabyte on the way.
    @Test func `a bomb is not inflated`() throws {
        let zeros = RedirectBinding.deflated([UInt8](repeating: 0, count: 40_000_000))
        #expect(zeros.count < 65_536)
        let query = RedirectBinding.query([("SAMLRequest", RedirectBinding.base64(zeros))])
        let error = #expect(throws: SAMLError.self) { try UnverifiedLogoutMessage(query: query) }
        #expect(error == SAMLError(.encoding, "more than 65536 bytes when inflated"))
        let limit = RedirectBinding.deflated([UInt8](repeating: 0x20, count: 65_536))
        #expect(try Inflation.inflated(limit).count == 65_536)
        #expect(throws: SAMLError.self) { try Inflation.inflated(limit + [0]) }
        #expect(throws: SAMLError.self) { try Inflation.inflated(limit.dropLast()) }
    }
}
