internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import SCIM

/// Answers of the SCIM door.
enum SCIMResponse {
    /// An answer with a body that is ready to send.
    static func json(
        _ status: HTTPResponse.Status,
        _ body: [UInt8],
        to request: Request,
        _ fields: HTTPFields = HTTPFields()
    ) -> Response {
        json(status, body, as: request.headers[.accept].contentType, fields)
    }

    static func json(
        _ status: HTTPResponse.Status,
        _ body: [UInt8],
        as contentType: String,
        _ fields: HTTPFields = HTTPFields()
    ) -> Response {
        var headers = fields
        headers[.contentType] = contentType
        headers[.cacheControl] = "private, no-cache"
        headers[.xContentTypeOptions] = "nosniff"
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    /// An answer without a body.
    static func empty(_ status: HTTPResponse.Status, _ fields: HTTPFields = HTTPFields()) -> Response {
        Response(status: status, headers: fields)
    }

    /// What became of an operation, as an answer.
    static func response(_ result: Result<Response, Failure>, to request: Request) -> Response {
        switch result {
        case .success(let response): return response
        case .failure(let failure):
            var body: [UInt8] = []
            failure.error.message.encode(into: &body)
            return json(HTTPResponse.Status(code: failure.error.status), body, to: request, failure.fields)
        }
    }
}

extension String? {
    /// RFC 7644 §3.8: SCIM's type, unless plain JSON alone is asked for.
    fileprivate var contentType: String {
        guard let self, self != "*/*" else { return "application/scim+json" }
        let types = self.lowercased().split(separator: ",")
            .map { ($0.split(separator: ";").first ?? "").trimming(" ") }
        return types == ["application/json"] ? "application/json" : "application/scim+json"
    }
}

extension HTTPField.Name {
    static let xContentTypeOptions = HTTPField.Name("X-Content-Type-Options") ?? .contentType
}
