private import NIOCore
private import NIOPosix

/// Something that greets whoever knocks like a PostgreSQL server of another version, and says no more.
package struct AncientPostgres: Sendable {
    private let channel: any Channel

    /// - Parameter version: as `SHOW server_version` says it.
    package init(version: String) async throws {
        channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { child in
                child.eventLoop.makeCompletedFuture { try child.pipeline.syncOperations.addHandler(Greeter(version)) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    /// Asks for no encryption, which it would not understand.
    package var url: String {
        "postgres://muster@127.0.0.1:\(channel.localAddress?.port ?? 0)/muster?sslmode=disable&gssencmode=disable"
    }

    package func stop() async throws { try await channel.close() }
}

/// The start-up of the protocol, version 3 (PostgreSQL, chapter 55.2.1): whoever comes is let in.
private final class Greeter: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let version: String

    init(_ version: String) { self.version = version }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var answer = ByteBuffer()
        message("R", [0, 0, 0, 0], into: &answer)  // AuthenticationOk
        for (name, value) in [("server_version", version), ("server_encoding", "UTF8")] {
            message("S", Array("\(name)\0\(value)\0".utf8), into: &answer)  // ParameterStatus
        }
        message("Z", Array("I".utf8), into: &answer)  // ReadyForQuery
        context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
    }

    private func message(_ type: Unicode.Scalar, _ body: [UInt8], into buffer: inout ByteBuffer) {
        buffer.writeInteger(UInt8(ascii: type))
        buffer.writeInteger(Int32(body.count + 4))
        buffer.writeBytes(body)
    }
}
