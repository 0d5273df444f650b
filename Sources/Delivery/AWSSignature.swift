internal import SCIM
private import Secrets

/// Signs requests to Amazon Web Services (Signature Version 4).
struct AWSSignature: Sendable {
    let accessKey: String
    let secret: String
    let region: String
    let service: String

    /// What is signed.
    struct Request {
        var method = "POST"
        var path = "/"
        let fields: [(name: String, value: String)]
        let body: [UInt8]
    }

    /// The value of the field `Authorization`.
    ///
    /// - Parameter request: with `host` and `x-amz-date` among its fields, which are named in lower case.
    func authorization(_ request: Request, at time: Instant) -> String {
        let moment = AWSSignature.moment(time)
        let scope = "\(moment.prefix(8))/\(region)/\(service)/aws4_request"
        let fields = request.fields.sorted { $0.name < $1.name }
        let names = fields.map(\.name).joined(separator: ";")
        let lines = [
            request.method, request.path, "", fields.map { "\($0.name):\($0.value)\n" }.joined(), names,
            KeyedHash.sha256(request.body).hexadecimal,
        ]
        let hash = KeyedHash.sha256(Array(lines.joined(separator: "\n").utf8)).hexadecimal
        let wish = ["AWS4-HMAC-SHA256", moment, scope, hash].joined(separator: "\n")
        let key = [String(moment.prefix(8)), region, service, "aws4_request"].reduce(Array("AWS4\(secret)".utf8)) {
            KeyedHash.hmacSHA256(Array($1.utf8), key: $0)
        }
        let signature = KeyedHash.hmacSHA256(Array(wish.utf8), key: key).hexadecimal
        return "AWS4-HMAC-SHA256 Credential=\(accessKey)/\(scope), SignedHeaders=\(names), Signature=\(signature)"
    }

    /// `20150830T123600Z`.
    static func moment(_ time: Instant) -> String {
        time.description.prefix(19).filter { $0 != "-" && $0 != ":" } + "Z"
    }
}
