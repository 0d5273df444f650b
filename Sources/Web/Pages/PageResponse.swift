internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Pictures

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

    /// A browser may keep it, and asks each time whether it is still the one; nobody on the way may (RFC 9111 §5.2.2).
    static func picture(_ picture: ProfilePicture, isKnown: Bool, _ fields: HTTPFields) -> Response {
        var fields = fields
        fields[.cacheControl] = "private, no-cache"
        fields[.eTag] = picture.entityTag
        guard !isKnown else { return Response(status: .notModified, headers: fields) }
        fields[.contentType] = Picture.mediaType
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: picture.bytes)))
    }

    /// Another logo has another address.
    static func logo(_ logo: Logo, _ fields: HTTPFields) -> Response {
        var fields = fields
        fields[.contentType] = Picture.logoMediaType
        fields[.cacheControl] = "public, max-age=31536000, immutable"
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: logo.bytes)))
    }

    /// SAML Metadata §4.1.1; anybody may keep it for a while.
    static func metadata(_ document: String, _ fields: HTTPFields) -> Response {
        var fields = fields
        fields[.contentType] = "application/samlmetadata+xml"
        fields[.cacheControl] = "public, max-age=3600"
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: document)))
    }

    static func stylesheet(_ sheet: Stylesheet) -> Response { kept(sheet.bytes, as: "text/css; charset=utf-8") }

    static func script(_ script: Script) -> Response { kept(script.bytes, as: "text/javascript; charset=utf-8") }

    /// What never changes at its address.
    private static func kept(_ bytes: [UInt8], as type: String) -> Response {
        let fields: HTTPFields = [
            .contentType: type, .cacheControl: "public, max-age=31536000, immutable", .xContentTypeOptions: "nosniff",
        ]
        return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
