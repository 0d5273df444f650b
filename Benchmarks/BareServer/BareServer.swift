import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// One route that answers the same bytes to everybody: what is left of a server without the work.
///
///     BareServer STATUS HEADERS BODY
///
/// HEADERS is a file with a `Name: value` a line, BODY a file. The port it listens on is printed.
@main
struct BareServer {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let status = Int(arguments[1]) else {
            return print("usage: BareServer STATUS HEADERS BODY")
        }
        var headers = HTTPFields()
        for line in String(decoding: try content(arguments[2]), as: UTF8.self).split(whereSeparator: \.isNewline) {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let name = HTTPField.Name(String(parts[0])) else { continue }
            headers[name] = parts[1].drop(while: \.isWhitespace).description
        }
        let body = ByteBuffer(data: try content(arguments[3]))
        let fields = headers

        let router = Router()
        for method in [HTTPRequest.Method.get, .post, .patch] {
            router.on("**", method: method) { request, _ in
                _ = try await request.body.collect(upTo: 1 << 20)
                return Response(status: .init(code: status), headers: fields, body: .init(byteBuffer: body))
            }
        }
        let application = Application(
            router: router,
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                print(channel.localAddress?.port ?? 0)
                fflush(nil)
            }
        )
        try await application.runService()
    }

    private static func content(_ path: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: path))
    }
}
