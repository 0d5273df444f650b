internal import HTTPTypes
internal import Hummingbird

extension Request {
    /// RFC 6750 §2.1: a bearer token in the Authorization header, and nowhere else.
    var bearerToken: String? {
        let parts = (headers[.authorization] ?? "").utf8.split(separator: UInt8(ascii: " ")).map(Substring.init)
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return String(parts[1])
    }
}
