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
            return SCIMResponse.response(.failure(Failure(error: .nothingHere)), to: request)
        }
    }
}
