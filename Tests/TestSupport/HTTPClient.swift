private import NIOCore
private import NIOHTTP1
private import NIOPosix

/// A small HTTP/1.1 client that sends what it is told, sensible or not: a connection a request, nothing added but
/// `Host`, `Content-Length` and `Connection` where they were left out.
package struct HTTPClient: Sendable {
    package let port: Int

    package init(port: Int) {
        self.port = port
    }

    /// - Parameter target: goes into the request line as it is.
    package func send(
        _ method: String,
        _ target: String,
        headers: [HTTPHeader] = [],
        body: [UInt8]? = nil
    ) async throws -> HTTPAnswer {
        var fields = HTTPHeaders(headers.map { ($0.name, $0.value) })
        if !fields.contains(name: "Host") { fields.add(name: "Host", value: "127.0.0.1:\(port)") }
        if !fields.contains(name: "Connection") { fields.add(name: "Connection", value: "close") }
        if let body, !fields.contains(name: "Content-Length"), !fields.contains(name: "Transfer-Encoding") {
            fields.add(name: "Content-Length", value: String(body.count))
        }
        let head = HTTPRequestHead(
            version: .http1_1, method: HTTPMethod(rawValue: method), uri: target, headers: fields)
        let group = MultiThreadedEventLoopGroup.singleton
        let answer = group.any().makePromise(of: HTTPAnswer.self)
        do {
            let channel = try await ClientBootstrap(group: group)
                .connectTimeout(.seconds(60))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        try pipeline.addHTTPClientHandlers(enableOutboundHeaderValidation: false)
                        try pipeline.addHandler(AnswerCollector(answer))
                    }
                }
                .connect(host: "127.0.0.1", port: port)
                .get()
            // A server may refuse a body before all of it is sent; only the missing answer is a failure then.
            channel.write(HTTPClientRequestPart.head(head), promise: nil)
            if let body {
                channel.write(HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(bytes: body))), promise: nil)
            }
            channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
            let limit = channel.eventLoop.scheduleTask(in: .seconds(60)) { channel.close(promise: nil) }
            defer {
                limit.cancel()
                channel.close(promise: nil)
            }
            return try await answer.futureResult.get()
        } catch {
            answer.fail(error)
            throw error
        }
    }
}

/// The connection ended, and no whole answer had come.
package struct NoAnswer: Error {}

/// Puts the parts of one answer together.
private final class AnswerCollector: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    private let answer: EventLoopPromise<HTTPAnswer>
    private var head: HTTPResponseHead?
    private var body: [UInt8] = []

    init(_ answer: EventLoopPromise<HTTPAnswer>) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): self.head = head
        case .body(let buffer): body += buffer.readableBytesView
        case .end:
            guard let head else { return }
            let headers = head.headers.map { HTTPHeader($0.name, $0.value) }
            answer.succeed(HTTPAnswer(status: Int(head.status.code), headers: headers, body: body))
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        answer.fail(NoAnswer())
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        answer.fail(error)
        context.close(promise: nil)
    }
}
