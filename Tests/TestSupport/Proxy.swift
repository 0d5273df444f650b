private import NIOCore
private import NIOHTTP1
private import NIOPosix

/// Stands on a real socket between a client and a server, and may change what they say to each other.
package enum Proxy {
    /// What becomes of a request; the client it is given asks the server behind.
    package typealias Exchange = @Sendable (SentRequest, HTTPClient) async throws -> HTTPAnswer

    private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    /// Listens as long as a test talks to it.
    ///
    /// An exchange that throws ends the connection without an answer.
    package static func run<Value>(
        before server: HTTPClient,
        _ exchange: @escaping Exchange,
        _ talk: (HTTPClient) async throws -> Value
    ) async throws -> Value {
        let listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withPipeliningAssistance: false)
                    return try Connection(wrappingChannelSynchronously: channel)
                }
            }
        let serving = Task {
            try await listener.executeThenClose { connections in
                try await withThrowingDiscardingTaskGroup { group in
                    for try await connection in connections {
                        group.addTask { try? await serve(connection, server, exchange) }
                    }
                }
            }
        }
        defer { serving.cancel() }
        return try await talk(HTTPClient(port: listener.channel.localAddress?.port ?? 0))
    }

    private static func serve(_ connection: Connection, _ server: HTTPClient, _ exchange: Exchange) async throws {
        try await connection.executeThenClose { inbound, outbound in
            guard let request = try await request(inbound) else { return }
            let answer = try await exchange(request, server)
            var head = HTTPResponseHead(
                version: .http1_1, status: HTTPResponseStatus(statusCode: answer.status),
                headers: HTTPHeaders(answer.headers.map { ($0.name, $0.value) }))
            if request.method != "HEAD" {
                head.headers.replaceOrAdd(name: "Content-Length", value: String(answer.body.count))
            }
            try await outbound.write(.head(head))
            if !answer.body.isEmpty { try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))) }
            try await outbound.write(.end(nil))
            outbound.finish()
        }
    }

    /// One request, read to its end; nil when the client leaves before.
    private static func request(
        _ parts: NIOAsyncChannelInboundStream<HTTPServerRequestPart>
    ) async throws -> SentRequest? {
        var request: SentRequest?
        var body: [UInt8] = []
        for try await part in parts {
            switch part {
            case .head(let head):
                request = SentRequest(
                    method: head.method.rawValue, target: head.uri,
                    headers: head.headers.map { HTTPHeader($0.name, $0.value) },
                    body: head.headers.contains(name: "Content-Length") ? [] : nil)
            case .body(let buffer): body += buffer.readableBytesView
            case .end:
                if !body.isEmpty { request?.body = body }
                return request
            }
        }
        return nil
    }
}

/// A request on its way to the server.
package struct SentRequest: Sendable {
    package var method: String
    package var target: String
    package var headers: [HTTPHeader]
    package var body: [UInt8]?
}

extension HTTPClient {
    /// Sends a request as it is, but for the length of its body, which may have changed.
    package func send(_ request: SentRequest) async throws -> HTTPAnswer {
        var headers = request.headers
        headers["Content-Length"] = nil
        return try await send(request.method, request.target, headers: headers, body: request.body)
    }
}
