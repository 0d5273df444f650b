private import NIOCore
private import NIOPosix

/// A connection for requests that no HTTP library would send.
extension HTTPClient {
    /// Sends bytes as they are and gives all that comes back until the server closes the connection.
    ///
    /// A request that is to be answered normally should say `Connection: close`.
    ///
    /// - Parameter isCut: whether the client ends its side after the bytes.
    package func exchange(_ text: String, isCut: Bool = false) async throws -> String {
        let group = MultiThreadedEventLoopGroup.singleton
        let answer = group.any().makePromise(of: String.self)
        do {
            let channel = try await ClientBootstrap(group: group)
                .connectTimeout(.seconds(60))
                .channelOption(.allowRemoteHalfClosure, value: true)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(EverythingCollector(answer))
                    }
                }
                .connect(host: "127.0.0.1", port: port)
                .get()
            // A server may close before it has read everything; what it said until then is the answer.
            channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
            if isCut { channel.close(mode: .output, promise: nil) }
            let limit = channel.eventLoop.scheduleTask(in: .seconds(50)) { answer.fail(NeverClosed()) }
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

/// The server kept the connection open.
private struct NeverClosed: Error {}

private final class EverythingCollector: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let answer: EventLoopPromise<String>
    private var bytes: [UInt8] = []

    init(_ answer: EventLoopPromise<String>) {
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        bytes += unwrapInboundIn(data).readableBytesView
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .inputClosed? = event as? ChannelEvent { finish() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        finish()
        context.close(promise: nil)
    }

    private func finish() {
        answer.succeed(String(decoding: bytes, as: UTF8.self))
    }
}
