import FoundationEssentials
import Testing

@testable import SAML

@Suite struct LogoutResponseTests {
    private typealias Messages = LogoutMessages

    private static func verify(
        _ message: UnverifiedLogoutMessage, answering id: String = "_q1"
    ) throws(SAMLError) -> VerifiedLogoutResponse {
        guard case .response(let response) = message else { throw SAMLError(.logoutShape, "no response") }
        return try Messages.verifier.verify(response, answering: id, at: Messages.now)
    }

    /// The check that refuses a document, by both bindings.
    private static func refusals(of document: String, answering id: String = "_q1") throws -> Set<Check> {
        let messages = [
            try UnverifiedLogoutMessage(query: Messages.query(.response, document)),
            try UnverifiedLogoutMessage(fields: Messages.fields(.response, document)),
        ]
        return Set(
            messages.compactMap { message in
                #expect(throws: SAMLError.self) { try verify(message, answering: id) }?.check
            })
    }

    @Test func `an answer is believed, by Redirect and by POST`() throws {
        let query = try Messages.query(.response, Messages.response(), inLowerCase: true)
        let fields = try Messages.fields(.response, Messages.response())
        for message in [try UnverifiedLogoutMessage(query: query), try UnverifiedLogoutMessage(fields: fields)] {
            guard case .response(let response) = message else {
                Issue.record("this is a response")
                continue
            }
            #expect(response.inResponseTo == "_q1")
            #expect(response.issuer == Messages.entityID)
            #expect(response.relayState == "a/b c")
            #expect(try Self.verify(message) == VerifiedLogoutResponse(inResponseTo: "_q1", succeeded: true))
        }
    }

    @Test func `a provider may say that not all has ended`() throws {
        let partial = """
            <samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"><samlp:StatusCode \
            Value="urn:oasis:names:tc:SAML:2.0:status:PartialLogout"/></samlp:StatusCode>
            """
        let responder = #"<samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"/>"#
        for status in [partial, responder] {
            let query = try Messages.query(.response, Messages.response(status: status))
            #expect(try !Self.verify(UnverifiedLogoutMessage(query: query)).succeeded)
        }
    }

    @Test func `an answer that is not to what was asked is refused`() throws {
        #expect(try Self.refusals(of: Messages.response(), answering: "_q2") == [.inResponseTo])
        #expect(try Self.refusals(of: Messages.response(inResponseTo: "")) == [.inResponseTo])
        #expect(try Self.refusals(of: Messages.response(issuer: "https://evil.example")) == [.issuer])
        #expect(try Self.refusals(of: Messages.response(destination: "https://evil.example")) == [.destination])
        #expect(try Self.refusals(of: Messages.response(issueInstant: "2026-05-28T20:18:39Z")) == [.issueInstant])
        #expect(try Self.refusals(of: Messages.response(status: "")) == [.status])
        let other = Messages.response().replacing("LogoutResponse", with: "ArtifactResponse")
        #expect(try Self.refusals(of: other) == [.logoutShape])
    }

    @Test func `an answer that is not signed, or by a stranger, is refused`() throws {
        let query = try Messages.query(.response, Messages.response())
        let unsigned = query.split(separator: "&").dropLast(2).joined(separator: "&")
        let stranger = try Messages.query(.response, Messages.response(), by: TestCertificates.stranger)
        for query in [unsigned, stranger] {
            let error = #expect(throws: SAMLError.self) { try Self.verify(UnverifiedLogoutMessage(query: query)) }
            #expect(error?.check == .signature)
        }
    }

    /// A message is of the kind that its parameter says.
    @Test func `a request is no answer, and an answer no request`() throws {
        #expect(try Self.refusals(of: Messages.request().replacing("_l1", with: "_l2")) == [.logoutShape])
        let query = try Messages.query(.request, Messages.response())
        let error = #expect(throws: SAMLError.self) { try Messages.verify(query: query) }
        #expect(error?.check == .logoutShape)
    }

    @Test func `our own answer can be verified by whom we send it to`() throws {
        let ours = TestCertificates.serviceProvider
        let us = LogoutVerifier(
            provider: IdentityProvider(
                entityID: "https://sp.example", signOnEndpoints: [], signingCertificates: [ours.certificate]),
            serviceProvider: Messages.verifier.serviceProvider)
        for succeeded in [true, false] {
            let answer = LogoutResponse(
                id: "_a1", issueInstant: Messages.now, destination: Messages.service, issuer: "https://sp.example",
                inResponseTo: "_l1\"><a>", succeeded: succeeded)
            let url = try answer.redirectURL(relayState: "state", key: ours)
            let form = try answer.postForm(relayState: "state", key: ours)
            let messages = [
                try UnverifiedLogoutMessage(query: String(url.split(separator: "?")[1])),
                try UnverifiedLogoutMessage(fields: form.fields),
            ]
            for message in messages {
                guard case .response(let response) = message else { continue }
                let verified = try us.verify(response, answering: answer.inResponseTo, at: Messages.now)
                #expect(verified == VerifiedLogoutResponse(inResponseTo: "_l1\"><a>", succeeded: succeeded))
            }
        }
    }
}
