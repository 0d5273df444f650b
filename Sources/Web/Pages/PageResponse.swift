internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Answers of the door for people.
enum PageResponse {
    static func html(
        _ status: HTTPResponse.Status,
        _ html: String,
        _ language: String,
        _ fields: HTTPFields
    ) -> Response {
        var fields = fields
        fields[.contentType] = "text/html; charset=utf-8"
        fields[.contentLanguage] = language
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    static var stylesheet: Response {
        let fields: HTTPFields = [
            .contentType: "text/css; charset=utf-8", .cacheControl: "public, max-age=31536000, immutable",
            .xContentTypeOptions: "nosniff",
        ]
        return Response(
            status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: Stylesheet.bytes)))
    }
}
