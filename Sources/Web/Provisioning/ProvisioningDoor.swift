package import Accounts
internal import HTTPTypes
package import Hummingbird
internal import Logging
internal import SCIM

/// The SCIM door: everything under a SCIM mount comes through here, and is answered here, errors too.
///
/// Who calls is settled before anything else is looked at, whatever the path and method (RFC 7644 §2).
package struct ProvisioningDoor<Context: RequestContext>: RouterMiddleware {
    private let admission: Admission
    private let users: UsersController
    private let groups: GroupsController
    private let lists: ListController
    private let discovery: DiscoveryController
    private let rates: RateLimits
    private let recorder: ProvisioningRecorder
    private let environment: Accounts.Environment
    private let seen: Seen

    /// - Parameter seen: the origin people see; no `Host` header changes it.
    package init(
        directory: Directory,
        grouping: Grouping,
        admission: Admission,
        cursors: Cursors,
        recorder: ProvisioningRecorder,
        environment: Accounts.Environment,
        seen: Seen,
        requestsPerSecond: Int
    ) {
        self.admission = admission
        users = UsersController(directory: directory)
        groups = GroupsController(grouping: grouping)
        lists = ListController(cursors: cursors)
        discovery = DiscoveryController(types: [directory.schemas, grouping.schemas])
        rates = RateLimits(requestsPerSecond: requestsPerSecond)
        self.recorder = recorder
        self.environment = environment
        self.seen = seen
    }

    package func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let target = RequestTarget(request.uri.string)
        guard let path = DoorPath(target.path) else { return try await next(request, context) }
        let id = RequestID(request, environment).text
        var response: Response
        do {
            let credential = try await authenticate(request, at: path.mount)
            try rates.take(credential.integration.id, at: environment.now())
            response = await recorded(OperationWatch(id), of: request, by: credential, context.logger) { watch in
                try await answer(request, path, target.query, credential, watch, context.logger)
            }
        } catch {
            let (message, fields) = refusal(error, request, context.logger)
            response = SCIMResponse.error(message, to: request, fields)
        }
        response.headers[.xRequestID] = id
        return response
    }

    /// Answers one operation, whatever becomes of it, and hands the recorder what it was.
    private func recorded(
        _ watch: OperationWatch,
        of request: Request,
        by credential: Credential,
        _ logger: Logger,
        _ work: (OperationWatch) async throws -> Response
    ) async -> Response {
        let response: Response
        do {
            response = try await work(watch)
        } catch {
            let (message, fields) = refusal(error, request, logger)
            watch.failed(with: message)
            response = SCIMResponse.error(message, to: request, fields)
        }
        recorder.record(watch.event(response.status.code, by: credential, at: environment.now()))
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
        guard let segments = path.segments, let (route, id) = SCIMRoute.match(segments) else {
            throw SCIMError(status: 404, detail: "There is nothing at this address; see /openapi.json.")
        }
        if request.method == .options { return SCIMResponse.empty(.noContent, [.allow: route.allow]) }
        let method = request.method == .head ? .get : request.method
        watch.follow(route, method, id, among: discovery.types)
        guard route.methods.contains(method) else { throw MethodNotAllowed(route: route) }
        guard !route.isUnsupported else {
            throw SCIMError(status: 501, detail: "This server does not support \(route.template).")
        }
        try credential.allow(reading: route.isRead(method))
        let call = ProvisioningCall(
            request: request, credential: watch.watching(credential), id: id, query: try QueryParameters(query),
            base: seen.origin + credential.organization.scimPath, logger: logger, watch: watch)
        return try await respond(route, method, call)
    }

    private func respond(
        _ route: SCIMRoute,
        _ method: HTTPRequest.Method,
        _ call: ProvisioningCall
    ) async throws -> Response {
        switch (route, method) {
        case (.root, .get): try await lists.list(everything, call)
        case (.search, .post): try await lists.search(everything, call)
        case (.users, .get): try await lists.list(.one(users), call)
        case (.userSearch, .post): try await lists.search(.one(users), call)
        case (.users, .post): try await users.create(call)
        case (.user, .get): try await users.read(call)
        case (.user, .put): try await users.replace(call)
        case (.user, .patch): try await users.patch(call)
        case (.user, .delete): try await users.remove(call)
        case (.groups, .get): try await lists.list(.one(groups), call)
        case (.groupSearch, .post): try await lists.search(.one(groups), call)
        case (.groups, .post): try await groups.create(call)
        case (.group, .get): try await groups.read(call)
        case (.group, .put): try await groups.replace(call)
        case (.group, .patch): try await groups.patch(call)
        case (.group, .delete): try await groups.remove(call)
        case (.serviceProviderConfig, _): try discovery.serviceProviderConfig(call)
        case (.resourceTypes, _): try discovery.resourceTypes(call)
        case (.resourceType, _): try discovery.resourceType(named: call)
        case (.schemas, _): try discovery.schemas(call)
        case (.schema, _): try discovery.schema(named: call)
        case (.root, _), (.search, _), (.users, _), (.userSearch, _), (.user, _), (.groups, _), (.groupSearch, _),
            (.group, _), (.me, _), (.bulk, _):
            throw MethodNotAllowed(route: route)
        }
    }

    /// Every type of resource there is, in the order in which a list of all has them.
    private var everything: ListController.Range { .all([users, groups]) }

    private func authenticate(_ request: Request, at mount: String) async throws -> Credential {
        guard request.headers[.authorization] != nil else { throw Unauthenticated(wasTried: false) }
        guard let token = request.bearerToken, let credential = try await admission.credential(token, at: mount) else {
            throw Unauthenticated(wasTried: true)
        }
        return credential
    }

    /// What a client is told of an error.
    private func refusal(_ error: any Error, _ request: Request, _ logger: Logger) -> (SCIMError, HTTPFields) {
        switch error {
        case let error as SCIMError: return (error, [:])
        case let error as Unauthenticated: return (error.message, [.wwwAuthenticate: error.challenge])
        case let error as MethodNotAllowed: return (error.message(request.method), [.allow: error.route.allow])
        case StoreError.unavailable(let reason):
            logger.warning("the store is unavailable", metadata: ["reason": "\(reason)"])
            return (.unreachable, [:])
        default:
            // The client gets a number to quote; what went wrong is for the operator only.
            let reference = environment.random(6).hexadecimal
            logger.error("unexpected failure", metadata: ["reference": "\(reference)", "error": "\(error)"])
            return (
                SCIMError(status: 500, detail: "Something unexpected happened; tell the operator \(reference)."), [:]
            )
        }
    }
}

extension SCIMError {
    fileprivate static let unreachable = SCIMError(
        status: 503, detail: "The directory cannot be reached just now; try again.", retryAfter: 5)
}

/// No credential, or none that is live here; unknown, expired, revoked and foreign tokens get the same answer.
private struct Unauthenticated: Error {
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

private struct MethodNotAllowed: Error {
    let route: SCIMRoute

    func message(_ method: HTTPRequest.Method) -> SCIMError {
        SCIMError(
            status: 405,
            detail: "\(SCIMError.quoted(method.rawValue)) is not possible on \(route.template); use \(route.allow).")
    }
}

extension Credential {
    /// Refuses what the token's scopes do not cover, before anything is looked up (RFC 7644 §3.12, 403).
    fileprivate func allow(reading isRead: Bool) throws(SCIMError) {
        let needed: Token.Scope = isRead ? .readUsers : .writeUsers
        guard token.scopes.contains(needed) else {
            throw SCIMError(
                status: 403, detail: "The token has not the scope \(needed.rawValue); make one that has.")
        }
    }
}
