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
        let path = Self.loggable(RequestTarget(request.uri.string).path)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)", "path": "\(path)", "status": "\(response.status.code)",
                "took": "\(ContinuousClock.now - start)",
            ])
        return response
    }

    /// A path without the secret of a claim link, a sign-on or an access code, which is all that stands behind `/c/`,
    /// `/signon/` and `/accesscode/`, however the rest is spelled.
    private static func loggable(_ path: String) -> String {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        guard
            let mark = segments.firstIndex(where: { ["c", "signon", "setup", "accesscode"].contains($0.lowercased()) }),
            mark < segments.count - 1
        else {
            return path
        }
        return segments[...mark].joined(separator: "/") + "/…"
    }
}
