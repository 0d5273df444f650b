internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import SCIM

/// A request for an access token (RFC 6749 §4.4.2), read whole and strictly.
struct TokenRequest {
    let proof: ClientProof
    let scope: String?

    /// - Throws: `OAuthError`.
    init(_ request: Request, query: String) async throws {
        // An address is logged and kept by proxies; nothing that belongs into the body may stand in it.
        guard query.isEmpty else { throw OAuthError.invalidRequest("Send parameters in the body, not in the address.") }
        let form = try FormParameters(try await Self.body(of: request))
        guard let grant = form["grant_type"] else { throw OAuthError.invalidRequest("grant_type is missing.") }
        guard grant == "client_credentials" else { throw OAuthError.unsupportedGrantType }
        proof = try Self.proof(request.headers[.authorization], form)
        scope = form["scope"]
    }

    /// One way of proving who the client is, and no second one beside it (RFC 6749 §2.3).
    private static func proof(_ authorization: String?, _ form: FormParameters) throws(OAuthError) -> ClientProof {
        guard form["client_secret"] == nil else {
            throw .invalidRequest("client_secret in the body is not taken; use the Authorization header.")
        }
        if let type = form["client_assertion_type"] ?? form["client_assertion"] {
            guard authorization == nil else { throw .invalidRequest("Use one way of authentication.") }
            guard type == assertionType else { throw .invalidRequest("The client_assertion_type is not known.") }
            // What is no assertion, or not one that is taken here, proves nothing.
            guard let assertion = form["client_assertion"].flatMap(ClientAssertion.init) else { throw .invalidClient }
            let proof = ClientProof.assertion(assertion)
            guard form["client_id"] ?? proof.identifier == proof.identifier else {
                throw .invalidRequest("client_id names another client than the assertion.")
            }
            return proof
        }
        guard let authorization, let basic = BasicCredentials(authorization) else { throw .invalidClient }
        guard form["client_id"] ?? basic.identifier == basic.identifier else {
            throw .invalidRequest("client_id names another client than the Authorization header.")
        }
        return .secret(identifier: basic.identifier, secret: basic.secret)
    }

    /// RFC 7523 §2.2.
    private static let assertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"

    private static func body(of request: Request) async throws -> [UInt8] {
        let type = (request.headers[.contentType] ?? "").split(separator: ";").map { $0.trimming(" ").lowercased() }
        guard type.first == "application/x-www-form-urlencoded",
            type.dropFirst().allSatisfy({ $0 == "charset=utf-8" })
        else { throw OAuthError.invalidRequest("Send the body as application/x-www-form-urlencoded.") }
        let tooLarge = OAuthError.invalidRequest(
            "The body is larger than the limit of \(Limits.formBytes) bytes.", status: .contentTooLarge)
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > Limits.formBytes {
            throw tooLarge
        }
        do {
            return Array(try await request.body.collect(upTo: Limits.formBytes).readableBytesView)
        } catch is NIOTooManyBytesError {
            throw tooLarge
        } catch let error as CancellationError {
            throw error
        } catch {
            throw OAuthError.invalidRequest("The body could not be read to its end.")
        }
    }
}
