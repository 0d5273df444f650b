internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import SCIM

/// The authorization server: gives access tokens to clients, and says of itself how (RFC 6749, RFC 8414).
///
/// Whoever asks is a stranger, so everything here is bounded before it is done: attempts, sizes, work.
struct AuthorizationDoor: RouterMiddleware {
    typealias Context = CallerContext

    private let granting: Granting
    private let environment: Accounts.Environment
    private let seen: Seen
    private let proxyHeader: HTTPField.Name?
    private let ofCallers = AttemptLimits(perMinute: Limits.grantsPerMinuteOfCaller)
    private let ofClients = AttemptLimits(perMinute: Limits.grantsPerMinuteOfClient)

    /// - Parameter proxyHeader: the field in which a proxy says whom a request comes from, if there is one.
    init(granting: Granting, environment: Accounts.Environment, seen: Seen, proxyHeader: String?) {
        self.granting = granting
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
        guard let route = AuthorizationRoute(target.path) else { return try await next(request, context) }
        let server = AuthorizationServer(of: route.slug, at: seen.origin)
        do {
            switch (route, request.method) {
            case (_, .options): return SCIMResponse.empty(.noContent, [.allow: route.methods])
            case (.metadata, .get), (.metadata, .head): return OAuthResponse.metadata(server)
            case (.token(let slug), .post):
                try ofCallers.take(CallerAddress(request, context, proxyHeader), at: environment.now())
                let call = try await TokenRequest(request, query: target.query)
                try ofClients.take(call.proof.identifier, at: environment.now())
                let grant = try await granting.grant(
                    to: call.proof, scope: call.scope, in: slug, audience: server.names)
                context.logger.info("access token given", metadata: ["client": "\(call.proof.identifier)"])
                return OAuthResponse.grant(grant)
            default: throw OAuthError.methodNotAllowed(route.methods)
            }
        } catch {
            return failure(error, context.logger)
        }
    }

    private func failure(_ error: any Error, _ logger: Logger) -> Response {
        switch error {
        case let error as OAuthError: return OAuthResponse.error(error)
        case let error as TooManyAttempts: return OAuthResponse.error(.tooMany(waiting: error.wait))
        case GrantRefusal.invalidClient: return OAuthResponse.error(.invalidClient)
        case GrantRefusal.invalidScope: return OAuthResponse.error(.invalidScope)
        case StoreError.unavailable(let reason):
            logger.warning("the store is unavailable", metadata: ["reason": "\(reason)"])
            return OAuthResponse.error(.unavailable)
        default:
            let reference = environment.random(6).hexadecimal
            logger.error("unexpected failure", metadata: ["reference": "\(reference)", "error": "\(error)"])
            return OAuthResponse.error(.unexpected(reference))
        }
    }
}
