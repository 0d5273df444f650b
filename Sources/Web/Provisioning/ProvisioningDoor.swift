internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import SCIM

/// The SCIM door: everything under a SCIM mount comes through here, and is answered here, errors too.
///
/// Who calls is settled before anything else is looked at, whatever the path and method (RFC 7644 §2).
struct ProvisioningDoor: RouterMiddleware {
    typealias Context = CallerContext

    private let admission: Admission
    private let operations: Operations
    private let rates: RateLimits
    private let environment: Accounts.Environment
    private let seen: Seen
    private let proxyHeader: HTTPField.Name?

    /// - Parameters:
    ///   - seen: the origin people see; no `Host` header changes it.
    ///   - proxyHeader: the field in which a proxy says whom a request comes from, if there is one.
    init(
        operations: Operations,
        admission: Admission,
        environment: Accounts.Environment,
        seen: Seen,
        proxyHeader: String?,
        requestsPerSecond: Int
    ) {
        self.admission = admission
        self.operations = operations
        rates = RateLimits(requestsPerSecond: requestsPerSecond)
        self.environment = environment
        self.seen = seen
        self.proxyHeader = proxyHeader.flatMap { HTTPField.Name($0) }
    }

    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let target = RequestTarget(request.uri.string)
        guard let path = DoorPath(target.path) else { return try await next(request, context) }
        let id = RequestID(request, environment).text
        var response: Response
        do {
            let credential = try await authenticate(
                request, at: path.mount, from: CallOrigin(request, context, proxyHeader, requestID: id))
            let allowance = try rates.take(credential, at: environment.now())
            let answer = await operations.recorded(OperationWatch(id), by: credential, context.logger) { watch in
                try await self.answer(request, path, target.query, credential, watch, context.logger)
            }
            response = SCIMResponse.response(answer, to: request)
            response.headers.append(contentsOf: allowance)
        } catch {
            response = SCIMResponse.response(
                .failure(operations.failures.failure(of: error, context.logger)), to: request)
        }
        response.headers[.xRequestID] = id
        return response
    }

    private func answer(
        _ request: Request,
        _ path: DoorPath,
        _ query: String,
        _ credential: Credential,
        _ watch: OperationWatch,
        _ logger: Logger
    ) async throws -> Response {
        guard request.uri.string.utf8.count <= Limits.addressBytes else {
            throw SCIMError(
                status: 414,
                detail:
                    "The address with its query is longer than the limit of \(Limits.addressBytes) bytes; send less.")
        }
        guard let segments = path.segments else { throw SCIMError.nothingHere }
        let call = ProvisioningCall(
            request: request, credential: credential, query: try QueryParameters(query),
            base: seen.origin + credential.organization.scimPath, logger: logger, watch: watch)
        return try await operations.perform(segments, call)
    }

    /// RFC 6750 §2.1: a bearer token in the Authorization header, and nowhere else.
    private func authenticate(
        _ request: Request,
        at mount: String,
        from origin: CallOrigin
    ) async throws -> Credential {
        guard request.headers[.authorization] != nil else { throw Unauthenticated(wasTried: false) }
        guard let token = request.bearerToken,
            let credential = try await admission.credential(token, at: mount, from: origin)
        else { throw Unauthenticated(wasTried: true) }
        return credential
    }
}

/// No credential, or none that is live here; unknown, expired, revoked and foreign tokens get the same answer.
struct Unauthenticated: Error {
    let wasTried: Bool

    /// RFC 6750 §3.
    var challenge: String {
        wasTried ? #"Bearer realm="muster", error="invalid_token""# : #"Bearer realm="muster""#
    }

    var message: SCIMError {
        SCIMError(
            status: 401,
            detail: wasTried
                ? "The bearer token is not valid here; make one with muster token create."
                : "Send the token of an integration: Authorization: Bearer …")
    }
}
