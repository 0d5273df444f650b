private import NIOCore
private import NIOHTTP1

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
        return try await converse { pipeline, answer in
            try pipeline.addHTTPClientHandlers(enableOutboundHeaderValidation: false)
            try pipeline.addHandler(AnswerCollector(answer))
        } send: { channel in
            channel.write(HTTPClientRequestPart.head(head), promise: nil)
            if let body {
                channel.write(HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(bytes: body))), promise: nil)
            }
            channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
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

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
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
