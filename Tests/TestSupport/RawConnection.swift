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
        try await converse { pipeline, answer in
            try pipeline.addHandler(EverythingCollector(answer))
        } send: { channel in
            channel.writeAndFlush(ByteBuffer(string: text), promise: nil)
            if isCut { channel.close(mode: .output, promise: nil) }
        }
    }
}

extension HTTPClient {
    /// Keeps connections open, on each of which some bytes were sent and nothing more, while something else is done.
    package func holding<Value>(_ texts: [String], _ work: () async throws -> Value) async throws -> Value {
        var channels: [any Channel] = []
        defer { for channel in channels { channel.close(promise: nil) } }
        for text in texts {
            let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connect(host: "127.0.0.1", port: port).get()
            channels.append(channel)
            try await channel.writeAndFlush(ByteBuffer(string: text))
        }
        return try await work()
    }
}

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
