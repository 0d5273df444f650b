internal import NIOCore
private import NIOPosix

extension HTTPClient {
    /// Opens a connection, sends, and waits for what the handlers make of the answer.
    func converse<Answer: Sendable>(
        _ prepare: @escaping @Sendable (ChannelPipeline.SynchronousOperations, EventLoopPromise<Answer>) throws -> Void,
        send: (any Channel) -> Void
    ) async throws -> Answer {
        let group = MultiThreadedEventLoopGroup.singleton
        let answer = group.any().makePromise(of: Answer.self)
        do {
            let channel = try await ClientBootstrap(group: group)
                .connectTimeout(.seconds(60))
                .channelOption(.allowRemoteHalfClosure, value: true)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture { try prepare(channel.pipeline.syncOperations, answer) }
                }
                .connect(host: "127.0.0.1", port: port)
                .get()
            // A server may refuse and close before it has read everything; only a missing answer is a failure then.
            send(channel)
            let limit = channel.eventLoop.scheduleTask(in: .seconds(60)) { answer.fail(NoEnd()) }
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

/// The server neither ended its answer nor closed the connection.
private struct NoEnd: Error {}
