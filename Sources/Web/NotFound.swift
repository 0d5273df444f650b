internal import HTTPTypes
internal import Hummingbird
internal import SCIM

/// Whatever has no address is answered in the form that all doors here speak.
struct NotFound: RouterMiddleware {
    typealias Context = CallerContext

    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as HTTPError where error.status == .notFound {
            let message = SCIMError(status: 404, detail: "There is nothing at this address; see /openapi.json.")
            return SCIMResponse.error(message, to: request)
        }
    }
}
