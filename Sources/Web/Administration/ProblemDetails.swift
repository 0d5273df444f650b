internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import SCIM

/// A refusal in the form of RFC 9457; `type` is left out, for the status says all there is to say by machine.
struct ProblemDetails: Error {
    let status: HTTPResponse.Status
    let detail: String
    var fields = HTTPFields()

    static let contentType = "application/problem+json"

    var response: Response {
        let body: JSONValue = [
            "title": .string(status.reasonPhrase), "status": .number(JSONNumber(status.code)),
            "detail": .string(detail),
        ]
        return SCIMResponse.json(status, body.encoded, as: Self.contentType, fields)
    }

    /// The same whatever is wrong with the token (RFC 6750 §3).
    static let unauthenticated = ProblemDetails(
        status: .unauthorized,
        detail: "Send a live token of this organization: Authorization: Bearer …; muster token create makes one.",
        fields: [.wwwAuthenticate: #"Bearer realm="muster""#])

    static func missingScope(_ scope: Token.Scope) -> ProblemDetails {
        ProblemDetails(
            status: .forbidden, detail: "The token has not the scope \(scope.rawValue); make one that has.")
    }

    static let notFound = ProblemDetails(
        status: .notFound, detail: "There is nothing at this address; see /openapi.json.")

    static let addressTooLong = ProblemDetails(
        status: .uriTooLong,
        detail: "The address with its query is longer than the limit of \(Limits.addressBytes) bytes; send less.")

    static let methodNotAllowed = ProblemDetails(
        status: .methodNotAllowed, detail: "Use one of \(AdministrationPath.methods).",
        fields: [.allow: AdministrationPath.methods])

    static func invalid(_ detail: String) -> ProblemDetails { ProblemDetails(status: .badRequest, detail: detail) }

    static let unavailable = ProblemDetails(
        status: .serviceUnavailable, detail: "The log cannot be reached just now; try again.",
        fields: [.retryAfter: "5"])

    static func unexpected(_ reference: String) -> ProblemDetails {
        ProblemDetails(
            status: .internalServerError, detail: "Something unexpected happened; tell the operator \(reference).")
    }

    init(status: HTTPResponse.Status, detail: String, fields: HTTPFields = HTTPFields()) {
        self.status = status
        self.detail = detail
        self.fields = fields
    }

    init(_ error: SCIMError) {
        var fields = HTTPFields()
        if let seconds = error.retryAfter { fields[.retryAfter] = String(seconds) }
        self.init(status: HTTPResponse.Status(code: error.status), detail: error.detail, fields: fields)
    }
}
