internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import SCIM

/// `/Me`: the account of the person whom the token is bound to (RFC 7644 §3.11), answered as at its own address.
struct MeController {
    let users: UsersController
    let failures: Failures

    func perform(_ method: HTTPRequest.Method, _ call: ProvisioningCall) async throws -> Response {
        guard let person = call.credential.token.account else { throw SCIMError.nobody }
        call.watch.note { $0.id = person.text }
        do {
            return try await answer(method, call.about(person.text))
        } catch {
            // "In any response" Location is the permanent one.
            var failure = failures.failure(of: error, call.logger)
            failure.fields[.location] = "\(call.base)\(users.schemas.type.endpoint)/\(person.text)"
            throw failure
        }
    }

    private func answer(_ method: HTTPRequest.Method, _ call: ProvisioningCall) async throws -> Response {
        switch method {
        case .get: try await users.read(call)
        case .put: try await users.replace(call)
        case .patch: try await users.patch(call)
        case .post:
            throw SCIMError.uniqueness("The account of this token's person is there already; use PATCH or PUT.")
        default:
            throw SCIMError(status: 403, detail: "People cannot remove themselves; an integration can.")
        }
    }
}

extension Credential {
    /// A person's token proves who that person is: it opens `/Me` and discovery, and nothing else. Any other is nobody's.
    func allow(_ route: SCIMRoute) throws(SCIMError) {
        switch (token.account, route) {
        case (nil, .me): throw .nobody
        case (nil, _), (_, .me), (_, .serviceProviderConfig), (_, .resourceTypes), (_, .resourceType), (_, .schemas),
            (_, .schema):
            return
        case (_, .root), (_, .search), (_, .users), (_, .userSearch), (_, .user), (_, .groups), (_, .groupSearch),
            (_, .group), (_, .bulk):
            throw SCIMError(
                status: 403,
                detail: "This token is bound to a person and opens /Me and discovery alone; use an integration's token."
            )
        }
    }
}

extension SCIMError {
    fileprivate static let nobody = SCIMError(
        status: 501,
        detail: "/Me needs a token that is bound to a person (muster token create --account), and this one is not.")
}
