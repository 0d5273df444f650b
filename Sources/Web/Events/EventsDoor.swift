internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import SCIM

/// Where receivers fetch events, and clients what became of their requests, and what verifies both.
struct EventsDoor: RouterMiddleware {
    typealias Context = CallerContext

    private let polling: Polling
    private let deferring: Deferring
    private let keys: PublishedKeys
    private let admission: Admission
    private let environment: Accounts.Environment
    private let seen: Seen
    private let rates: RateLimits
    private let proxyHeader: HTTPField.Name?
    private let waits = PollWaits()

    init(
        polling: Polling,
        deferring: Deferring,
        keys: PublishedKeys,
        admission: Admission,
        environment: Accounts.Environment,
        seen: Seen,
        proxyHeader: String?,
        requestsPerSecond: Int
    ) {
        self.proxyHeader = proxyHeader.flatMap { HTTPField.Name($0) }
        self.polling = polling
        self.deferring = deferring
        self.keys = keys
        self.admission = admission
        self.environment = environment
        self.seen = seen
        rates = RateLimits(requestsPerSecond: requestsPerSecond)
    }

    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let route = EventRoute(RequestTarget(request.uri.string).path) else {
            return try await next(request, context)
        }
        let origin = CallOrigin(request, context, proxyHeader)
        do {
            switch (route, request.method) {
            case (_, .options): return SCIMResponse.empty(.noContent, [.allow: route.methods])
            case (.keys, .get), (.keys, .head): return try await published()
            case (.poll(let slug, let id), .post):
                return try await poll(request, id, by: try await authenticate(request, slug, from: origin), slug)
            case (.request(let slug, let transaction), .get), (.request(let slug, let transaction), .head):
                return try await results(
                    request, transaction, for: try await authenticate(request, slug, from: origin), slug)
            default: throw EventError.methodNotAllowed(route.methods)
            }
        } catch {
            return failure(error, context.logger)
        }
    }

    private func published() async throws -> Response {
        var response = SCIMResponse.json(.ok, try await keys.document().encoded, as: "application/jwk-set+json")
        response.headers[.cacheControl] = "public, max-age=300"
        return response
    }

    /// RFC 8936 §2.4: acknowledges, then answers what there is, or waits for it.
    private func poll(
        _ request: Request,
        _ id: EventStream.ID?,
        by caller: Credential,
        _ slug: String
    ) async throws -> Response {
        try rates.take(caller, at: environment.now())
        guard caller.token.scopes.contains(.readEvents) else { throw EventError.noScope }
        guard let id, let stream = try await polling.stream(id, of: caller) else { throw EventError.unknownStream }
        guard let wish = PollRequest(try await body(of: request)) else {
            throw EventError.invalidRequest("maxEvents, returnImmediately, ack or setErrs is of another type.")
        }
        guard wish.acknowledged.count + wish.refused.count <= Limits.acknowledgementsInPoll else {
            throw EventError.invalidRequest("Acknowledge at most \(Limits.acknowledgementsInPoll) tokens at once.")
        }
        try await polling.settle(wish, of: stream)
        let issuer = seen.origin + Organization.issuerPath(slug)
        var answer = try await polling.answer(wish, of: stream, issuer: issuer)
        if answer.tokens.isEmpty, !wish.returnImmediately, wish.maxEvents != 0 {
            let found = try await waits.wait(for: id) {
                let answer = try await polling.answer(wish, of: stream, issuer: issuer)
                return answer.tokens.isEmpty ? nil : answer
            }
            answer = found ?? answer
        }
        return sets(answer.tokens, ["moreAvailable": .bool(answer.moreAvailable)])
    }

    /// RFC 9967 §2.5.1.1: one token for each operation, or a sign that there is more to do; nothing is acknowledged.
    private func results(
        _ request: Request,
        _ transaction: String,
        for caller: Credential,
        _ slug: String
    ) async throws -> Response {
        try rates.take(caller, at: environment.now())
        // A person's token writes, too, and only of that person (page 019).
        guard caller.token.account == nil, !caller.token.scopes.isDisjoint(with: [.writeUsers, .readEvents]) else {
            throw EventError.noScopeForResults
        }
        let issuer = seen.origin + Organization.issuerPath(slug)
        switch try await deferring.answer(transaction, to: caller, issuer: issuer) {
        case nil: throw EventError.unknownRequest
        case .working?: return SCIMResponse.empty(.accepted, [.setTxn: transaction, .retryAfter: "1"])
        case .done(let tokens)?: return sets(tokens, JSONObject())
        }
    }

    /// RFC 8936 §2.3.
    private func sets(_ tokens: [(identifier: String, text: String)], _ more: JSONObject) -> Response {
        let sets = JSONObject(tokens.map { JSONObject.Member($0.identifier, .string($0.text)) })
        let body = JSONObject([.init("sets", .object(sets))] + more.members)
        return SCIMResponse.json(.ok, body.encoded, as: "application/json")
    }

    private func authenticate(
        _ request: Request,
        _ slug: String,
        from origin: CallOrigin
    ) async throws -> Credential {
        let parts = (request.headers[.authorization] ?? "").utf8.split(separator: UInt8(ascii: " ")).map(Substring.init)
        guard parts.count == 2, parts[0].lowercased() == "bearer",
            let credential = try await admission.credential(
                String(parts[1]), at: Organization.issuerPath(slug) + "/scim/v2", from: origin)
        else { throw EventError.unauthenticated }
        return credential
    }

    private func body(of request: Request) async throws -> JSONObject {
        let buffer: ByteBuffer
        do {
            buffer = try await request.body.collect(upTo: Limits.bodyBytes)
        } catch is NIOTooManyBytesError {
            throw SCIMError(status: 413, detail: "The body is larger than the limit of \(Limits.bodyBytes) bytes.")
        }
        guard let object = try JSONValue(decoding: Array(buffer.readableBytesView)).object else {
            throw EventError.invalidRequest("The body must be a JSON object.")
        }
        return object
    }

    private func failure(_ error: any Error, _ logger: Logger) -> Response {
        switch error {
        case let error as EventError: return error.response
        case let error as SCIMError: return EventError(error).response
        case StoreError.unavailable(let reason):
            logger.warning("the store is unavailable", metadata: ["reason": "\(reason)"])
            return EventError.unavailable.response
        default:
            let reference = environment.random(6).hexadecimal
            logger.error("unexpected failure", metadata: ["reference": "\(reference)", "error": "\(error)"])
            return EventError.unexpected(reference).response
        }
    }
}
