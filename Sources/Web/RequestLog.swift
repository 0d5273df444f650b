internal import HTTPTypes
internal import Hummingbird
internal import Logging

/// One line a request, at level info: method, path and status, and no query, because filters name people.
struct RequestLog<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let path = RequestTarget(request.uri.string).path
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)", "path": "\(path)", "status": "\(response.status.code)",
                "took": "\(ContinuousClock.now - start)",
            ])
        return response
    }
}
