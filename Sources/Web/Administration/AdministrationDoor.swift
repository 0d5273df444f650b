internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import SCIM

/// The door for an organization's administrators and their programs.
///
/// As at the SCIM door, who calls is settled before anything else is looked at; and whether the token may do what is asked
/// for, before the body is read.
struct AdministrationDoor: RouterMiddleware {
    typealias Context = CallerContext

    private let admission: Admission
    private let services: AdministrationServices
    private let rates: RateLimits
    private let proxyHeader: HTTPField.Name?

    init(
        admission: Admission,
        services: AdministrationServices,
        proxyHeader: String?,
        requestsPerSecond: Int
    ) {
        self.admission = admission
        self.services = services
        self.proxyHeader = proxyHeader.flatMap { HTTPField.Name($0) }
        rates = RateLimits(requestsPerSecond: requestsPerSecond)
    }

    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let target = RequestTarget(request.uri.string)
        guard let path = AdministrationPath(target.path) else { return try await next(request, context) }
        var response: Response
        do {
            response = try await answer(request, path, target.query, context)
        } catch {
            response = problem(error, request.method, context.logger).response
        }
        // Much of it is about people, or shown once.
        response.headers[.cacheControl] = "no-store"
        return response
    }

    private func answer(
        _ request: Request,
        _ path: AdministrationPath,
        _ query: String,
        _ context: Context
    ) async throws -> Response {
        let origin = CallOrigin(request, context, proxyHeader)
        guard let token = request.bearerToken,
            let credential = try await admission.credential(token, at: path.scimPath, from: origin)
        else { throw ProblemDetails.unauthenticated }
        let now = services.environment.now()
        try rates.take(credential, at: now)
        guard request.uri.string.utf8.count <= Limits.addressBytes else { throw ProblemDetails.addressTooLong }
        guard let segments = path.segments, let (place, free) = AdministrationTable.match(segments) else {
            throw ProblemDetails.notFound
        }
        guard request.method != .options else { return SCIMResponse.empty(.noContent, [.allow: place.allow]) }
        guard let operation = place.operation(request.method) else { throw ProblemDetails.notAllowed(place.allow) }
        let caller = CallerAddress(request, context, proxyHeader)
        let acting = services.office.admitting.admit(credential, network: caller.text)
        try operation.right.check(credential, acting, services.office.desk)
        let call = AdministrationCall(
            request: request, organization: credential.organization, services: services,
            query: try AdministrationValues(try QueryParameters(query), operation.query),
            body: try await body(of: request, operation), mount: path.mount, free: free, admitted: acting)
        return try await operation.answer(call).response
    }

    private func body(
        of request: Request,
        _ operation: AdministrationOperation
    ) async throws -> AdministrationValues {
        guard case .object(let fields) = operation.body else { return try AdministrationValues(JSONObject(), []) }
        return try AdministrationValues(try await request.administrationObject(), fields)
    }

    private func problem(
        _ error: any Error,
        _ method: HTTPRequest.Method,
        _ logger: Logger
    ) -> ProblemDetails {
        if case StoreError.unavailable(let reason) = error {
            logger.warning("the store is unavailable", metadata: ["reason": "\(reason)"])
            return .unavailable
        }
        if let problem = ProblemDetails(of: error, isRead: [.get, .head].contains(method)) { return problem }
        let reference = services.environment.random(6).hexadecimal
        logger.error("unexpected failure", metadata: ["reference": "\(reference)", "error": "\(error)"])
        return .unexpected(reference)
    }
}
