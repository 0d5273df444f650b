internal import HTTPTypes
internal import Hummingbird
internal import SCIM

/// A refusal in the form that receivers of events understand (RFC 8935 §2.3); nothing that was sent is repeated in it.
struct EventError: Error {
    let status: HTTPResponse.Status
    let code: String
    let description: String
    var fields = HTTPFields()

    var response: Response {
        let body = JSONObject([.init("err", .string(code)), .init("description", .string(description))])
        return SCIMResponse.json(status, body.encoded, as: "application/json", fields)
    }

    static func invalidRequest(_ description: String) -> EventError {
        EventError(status: .badRequest, code: "invalid_request", description: description)
    }

    /// With a challenge (RFC 6750 §3).
    static let unauthenticated = EventError(
        status: .unauthorized, code: "authentication_failed",
        description: "Send a token of the integration that the stream belongs to: Authorization: Bearer …",
        fields: [.wwwAuthenticate: #"Bearer realm="muster""#])

    static let noScope = EventError(
        status: .forbidden, code: "access_denied",
        description: "The token does not have the scope events:read; make one that does.")

    static let noScopeForResults = EventError(
        status: .forbidden, code: "access_denied",
        description: "The token is a person's, or has neither the scope users:write nor events:read; make another one.")

    static let unknownRequest = EventError(
        status: .notFound, code: "invalid_request",
        description: "This integration made no such asynchronous request, or its results are no longer kept.")

    static let unknownStream = EventError(
        status: .notFound, code: "invalid_request", description: "There is no such stream to fetch events from.")

    static func methodNotAllowed(_ methods: String) -> EventError {
        EventError(
            status: .methodNotAllowed, code: "invalid_request", description: "Use one of \(methods).",
            fields: [.allow: methods])
    }

    static let unavailable = EventError(
        status: .serviceUnavailable, code: "invalid_request",
        description: "The events cannot be reached just now; try again.", fields: [.retryAfter: "5"])

    static func unexpected(_ reference: String) -> EventError {
        EventError(
            status: .internalServerError, code: "invalid_request",
            description: "Something unexpected happened; tell the operator \(reference).")
    }

    /// What the doors of SCIM call it: too much, too fast, or no JSON.
    init(_ error: SCIMError) {
        status = HTTPResponse.Status(code: error.status)
        code = "invalid_request"
        description = error.detail
        if let seconds = error.retryAfter { fields[.retryAfter] = String(seconds) }
    }

    init(
        status: HTTPResponse.Status,
        code: String,
        description: String,
        fields: HTTPFields = HTTPFields()
    ) {
        self.status = status
        self.code = code
        self.description = description
        self.fields = fields
    }
}
