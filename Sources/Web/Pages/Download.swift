internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// A file for a person to keep, sent a part at a time: it is never whole in memory.
struct Download: Sendable {
    /// As it is to be called; ASCII, without quotation marks.
    let fileName: String
    let mediaType: String
    /// A part of it, from 0; nil behind the last.
    let part: @Sendable (_ number: Int) async throws -> [UInt8]?

    func response(_ fields: HTTPFields) -> Response {
        var fields = fields
        fields[.contentType] = mediaType
        fields[.contentDisposition] = "attachment; filename=\"\(fileName)\""
        return Response(
            status: .ok, headers: fields,
            body: ResponseBody { [part] writer in
                var number = 0
                while let bytes = try await part(number) {
                    try await writer.write(ByteBuffer(bytes: bytes))
                    number += 1
                }
                try await writer.finish(nil)
            })
    }
}
