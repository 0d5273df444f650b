private import NIOCore
private import NIOPosix
private import Synchronization

/// A name server on real sockets, UDP and TCP on one port; it answers as a test wants.
package final class TestNameServer: Sendable {
    /// What it does with a question.
    package enum Reply: Sendable {
        /// TXT records, each of several strings; behind aliases, if there are any.
        case texts([[String]], aliases: [String] = [])
        /// An answer without records: 2 SERVFAIL, 3 NXDOMAIN, 5 REFUSED (RFC 1035 §4.1.1).
        case code(UInt8)
        /// "Ask again over TCP."
        case truncated
        /// The same texts under another number than was asked for; a forger's answer.
        case forged([[String]])
        /// What is no message of DNS.
        case garbage
    }

    package let port: Int
    private let channels: [any Channel]
    private let state: State

    fileprivate final class State: Sendable {
        let questions = Mutex<[String]>([])
        let replies: @Sendable (_ name: String, _ isTCP: Bool) -> [Reply]

        init(_ replies: @escaping @Sendable (String, Bool) -> [Reply]) {
            self.replies = replies
        }
    }

    /// - Parameter replies: what it answers to a question, one after the other; nothing is silence.
    package init(_ replies: @escaping @Sendable (_ name: String, _ isTCP: Bool) -> [Reply]) async throws {
        let state = State(replies)
        self.state = state
        let group = MultiThreadedEventLoopGroup.singleton
        while true {
            let streams = try await ServerBootstrap(group: group)
                .childChannelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(StreamReader(state))
                    }
                }
                .bind(host: "127.0.0.1", port: 0).get()
            let port = streams.localAddress?.port ?? 0
            let packets = try? await DatagramBootstrap(group: group)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(PacketReader(state))
                    }
                }
                .bind(host: "127.0.0.1", port: port).get()
            if let packets {
                (self.port, channels) = (port, [streams, packets])
                return
            }
            // Somebody else has that port for packets.
            try await streams.close()
        }
    }

    package var address: String { "127.0.0.1:\(port)" }
    /// The names it was asked for.
    package var questions: [String] { state.questions.withLock(\.self) }

    package func stop() async throws {
        for channel in channels { try await channel.close() }
    }
}

extension TestNameServer.State {
    /// The messages that answer one.
    fileprivate func answers(to message: [UInt8], isTCP: Bool) -> [[UInt8]] {
        guard let question = Question(message) else { return [] }
        questions.withLock { $0.append(question.name) }
        return replies(question.name, isTCP).map(question.answer)
    }
}

private final class PacketReader: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias OutboundOut = AddressedEnvelope<ByteBuffer>

    private let state: TestNameServer.State

    init(_ state: TestNameServer.State) {
        self.state = state
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let envelope = unwrapInboundIn(data)
        for answer in state.answers(to: Array(envelope.data.readableBytesView), isTCP: false) {
            let reply = AddressedEnvelope(remoteAddress: envelope.remoteAddress, data: ByteBuffer(bytes: answer))
            context.writeAndFlush(wrapOutboundOut(reply), promise: nil)
        }
    }
}

/// Messages with their length in front (RFC 1035 §4.2.2).
private final class StreamReader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let state: TestNameServer.State
    private var received = ByteBuffer()

    init(_ state: TestNameServer.State) {
        self.state = state
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received.writeImmutableBuffer(unwrapInboundIn(data))
        while let length = received.getInteger(at: received.readerIndex, as: UInt16.self),
            received.readableBytes >= Int(length) + 2, received.readInteger(as: UInt16.self) != nil,
            let message = received.readBytes(length: Int(length))
        {
            for answer in state.answers(to: message, isTCP: true) {
                var buffer = ByteBuffer(integer: UInt16(answer.count))
                buffer.writeBytes(answer)
                context.writeAndFlush(wrapOutboundOut(buffer), promise: nil)
            }
        }
    }
}
