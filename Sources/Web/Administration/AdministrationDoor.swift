internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import SCIM

/// The door for an organization's administrators and their programs.
///
/// As at the SCIM door, who calls is settled before anything else is looked at.
struct AdministrationDoor<Context: RequestContext>: RouterMiddleware {
    private let admission: Admission
    private let log: ProvisioningLog
    private let rates: RateLimits
    private let environment: Accounts.Environment

    init(admission: Admission, log: ProvisioningLog, environment: Accounts.Environment, requestsPerSecond: Int) {
        self.admission = admission
        self.log = log
        self.environment = environment
        rates = RateLimits(requestsPerSecond: requestsPerSecond)
    }

    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let target = RequestTarget(request.uri.string)
        guard let path = AdministrationPath(target.path) else { return try await next(request, context) }
        do {
            return try await answer(request, path, target.query)
        } catch {
            return problem(error, context.logger).response
        }
    }

    private func answer(_ request: Request, _ path: AdministrationPath, _ query: String) async throws -> Response {
        guard let token = request.bearerToken, let credential = try await admission.credential(token, at: path.scimPath)
        else { throw ProblemDetails.unauthenticated }
        try rates.take(credential.integration.id, at: environment.now())
        guard request.uri.string.utf8.count <= Limits.addressBytes else { throw ProblemDetails.addressTooLong }
        guard path.resource == AdministrationPath.logResource else { throw ProblemDetails.notFound }
        switch request.method {
        case .options: return SCIMResponse.empty(.noContent, [.allow: AdministrationPath.methods])
        case .get, .head: break
        default: throw ProblemDetails.methodNotAllowed
        }
        guard credential.token.scopes.contains(.readLog) else { throw ProblemDetails.missingScope(.readLog) }
        let wish = try LogWish(try QueryParameters(query))
        let entries = try await log.entries(
            try await log.query(wish, in: credential.organization), in: credential.organization)
        return LogAnswer.page(entries, after: wish.after)
    }

    private func problem(_ error: any Error, _ logger: Logger) -> ProblemDetails {
        switch error {
        case let problem as ProblemDetails: return problem
        case let refusal as Refusal: return .invalid(refusal.description)
        // What the query and the limits of the other door are refused with.
        case let error as SCIMError: return ProblemDetails(error)
        case StoreError.unavailable(let reason):
            logger.warning("the store is unavailable", metadata: ["reason": "\(reason)"])
            return .unavailable
        default:
            let reference = environment.random(6).hexadecimal
            logger.error("unexpected failure", metadata: ["reference": "\(reference)", "error": "\(error)"])
            return .unexpected(reference)
        }
    }
}

/// A path that leads to this door: the default organization's is at the root, others' are under `/o/{slug}`.
struct AdministrationPath: Hashable {
    static let root = "/api/admin/v1"
    static let logResource = "/provisioning-log"
    static let methods = "GET, HEAD, OPTIONS"

    /// Whose door it is, as `Organization.scimPath` has it.
    let scimPath: String
    let resource: String

    /// Nil when the path leads elsewhere.
    init?(_ path: String) {
        if path.hasPrefix(Self.root + "/") {
            scimPath = "/scim/v2"
            resource = String(path.dropFirst(Self.root.count))
            return
        }
        guard path.hasPrefix("/o/") else { return nil }
        let slug = String(path.dropFirst("/o/".count).prefix { $0 != "/" })
        let mount = "/o/\(slug)\(Self.root)"
        guard Organization.isSlug(slug), path.hasPrefix(mount + "/") else { return nil }
        scimPath = "/o/\(slug)/scim/v2"
        resource = String(path.dropFirst(mount.count))
    }
}
