internal import HTTPTypes
internal import Hummingbird

/// Takes the body off every answer to HEAD, whoever gave it and whatever its status (RFC 9110 §9.3.2).
///
/// A body that is sent all the same would stand where the client looks for its next answer on the connection.
struct HeadAnswers<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let response = try await next(request, context)
        return request.method == .head ? response.createHeadResponse() : response
    }
}
