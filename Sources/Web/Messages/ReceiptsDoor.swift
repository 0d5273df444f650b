internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import SCIM

/// Where the operator's own gateway says what became of text messages.
///
/// Its answers say nothing of any message: a receipt is taken whether or not there is one it is about.
struct ReceiptsDoor: RouterMiddleware {
    typealias Context = CallerContext

    static let path = "/hooks/sms"

    private let doors: MessageDoors
    private let environment: Accounts.Environment
    private let proxyHeader: HTTPField.Name?
    private let ofCallers = AttemptLimits(perMinute: Limits.receiptsPerMinuteOfCaller)

    /// - Parameter proxyHeader: the field in which a proxy says whom a request comes from, if there is one.
    init(_ doors: MessageDoors, environment: Accounts.Environment, proxyHeader: String?) {
        self.doors = doors
        self.environment = environment
        self.proxyHeader = proxyHeader.flatMap { HTTPField.Name($0) }
    }

    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let secret = doors.receiptSecret, RequestTarget(request.uri.string).path == Self.path else {
            return try await next(request, context)
        }
        do {
            try ofCallers.take(CallerAddress(request, context, proxyHeader), at: environment.now())
            guard request.method == .post else { return SCIMResponse.empty(.methodNotAllowed, [.allow: "POST"]) }
            guard secret.isSame(as: request.bearerToken) else {
                return SCIMResponse.empty(.unauthorized, [.wwwAuthenticate: #"Bearer realm="muster""#])
            }
            let body = try await request.body.collect(upTo: Limits.receiptBytes)
            guard let receipt = MessageReceipt(Array(body.readableBytesView)) else {
                return SCIMResponse.empty(.badRequest)
            }
            return try await answer(to: receipt)
        } catch {
            return failure(error, context.logger)
        }
    }

    private func answer(to receipt: MessageReceipt) async throws -> Response {
        guard let end = receipt.end, let id = PostedMessage.providerID(receipt.id, of: "http") else {
            return SCIMResponse.empty(.noContent)
        }
        let isSettled = try await doors.posting.receive(end, of: id)
        return isSettled ? SCIMResponse.empty(.noContent) : Self.later
    }

    private func failure(_ error: any Error, _ logger: Logger) -> Response {
        switch error {
        case let error as TooManyAttempts:
            return SCIMResponse.empty(.tooManyRequests, [.retryAfter: String(error.wait)])
        case is NIOTooManyBytesError: return SCIMResponse.empty(.contentTooLarge)
        case StoreError.unavailable(let reason):
            logger.warning("the store is unavailable", metadata: ["reason": "\(reason)"])
            return Self.later
        default:
            logger.error("unexpected failure", metadata: ["error": "\(error)"])
            return SCIMResponse.empty(.internalServerError)
        }
    }

    private static var later: Response { SCIMResponse.empty(.serviceUnavailable, [.retryAfter: "5"]) }
}
