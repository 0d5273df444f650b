private import NIOCore
private import NIOHTTP1
private import NIOPosix
package import SCIM
private import Synchronization

/// A receiver of pushed events (RFC 8935) on a real socket; it keeps what it is sent, and answers as a test wants.
package final class TestReceiver: Sendable {
    /// What was posted.
    package struct Push: Sendable {
        package let target: String
        package let headers: [HTTPHeader]
        package let body: String

        package var token: TestToken? { TestToken(body) }

        package subscript(name: String) -> String? {
            headers.first { $0.name.equalsIgnoringCase(name) }?.value
        }
    }

    /// What it answers.
    package enum Reply: Sendable {
        case status(Int, JSONValue? = nil, location: String? = nil)
        /// Nothing, ever.
        case silence
        /// More than anybody wants to read.
        case flood
    }

    package let port: Int
    private let channel: any Channel
    private let state: State

    fileprivate final class State: Sendable {
        let pushes = Mutex<[Push]>([])
        let reply: @Sendable (Int, Push) -> Reply

        init(_ reply: @escaping @Sendable (Int, Push) -> Reply) {
            self.reply = reply
        }

        func take(_ push: Push) -> Reply {
            let count = pushes.withLock { pushes in
                pushes.append(push)
                return pushes.count
            }
            return reply(count, push)
        }
    }

    /// - Parameter reply: is given how many pushes there were, this one included.
    package init(_ reply: @escaping @Sendable (Int, Push) -> Reply = { _, _ in .status(202) }) async throws {
        let state = State(reply)
        self.state = state
        channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(PushReader(state))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        port = channel.localAddress?.port ?? 0
    }

    package var url: String { "http://127.0.0.1:\(port)/events" }
    package var pushes: [Push] { state.pushes.withLock(\.self) }
    package var tokens: [TestToken] { pushes.compactMap(\.token) }

    package func stop() async throws { try await channel.close() }
}

private final class PushReader: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let state: TestReceiver.State
    private var head: HTTPRequestHead?
    private var body = ""

    init(_ state: TestReceiver.State) {
        self.state = state
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): (self.head, body) = (head, "")
        case .body(let buffer): body += String(buffer: buffer)
        case .end:
            let headers = (head?.headers ?? [:]).map { HTTPHeader($0.name, $0.value) }
            let push = TestReceiver.Push(target: head?.uri ?? "", headers: headers, body: body)
            switch state.take(push) {
            case .silence: break
            case .flood: answer(context, 202, String(repeating: "x", count: 1_000_000), nil)
            case .status(let status, let value, let location):
                answer(context, status, value.map { $0.text } ?? "", location)
            }
        }
    }

    private func answer(_ context: ChannelHandlerContext, _ status: Int, _ text: String, _ location: String?) {
        var headers = HTTPHeaders([("Content-Length", String(text.utf8.count))])
        if let location { headers.add(name: "Location", value: location) }
        let head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
