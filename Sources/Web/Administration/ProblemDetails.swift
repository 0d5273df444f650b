internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import SCIM

/// A refusal in the form of RFC 9457; `type` is left out, for the status says all there is to say by machine.
struct ProblemDetails: Error {
    let status: HTTPResponse.Status
    let detail: String
    var fields = HTTPFields()
    /// How many people something is about that was not confirmed.
    var people: Int?

    static let contentType = "application/problem+json"

    var response: Response {
        let body = JSONObject(answering: [
            "title": status.reasonPhrase, "status": status.code, "detail": detail, "people": people,
        ])
        return SCIMResponse.json(status, JSONValue.object(body).encoded, as: Self.contentType, fields)
    }

    init(status: HTTPResponse.Status, detail: String, fields: HTTPFields = HTTPFields(), people: Int? = nil) {
        (self.status, self.detail, self.fields, self.people) = (status, detail, fields, people)
    }

    // MARK: Who may

    /// The same whatever is wrong with the token (RFC 6750 §3).
    static let unauthenticated = ProblemDetails(
        status: .unauthorized,
        detail: "Send a live token of this organization: Authorization: Bearer …; muster token create makes one.",
        fields: [.wwwAuthenticate: #"Bearer realm="muster""#])

    static func missingScope(_ scope: Token.Scope) -> ProblemDetails {
        ProblemDetails(
            status: .forbidden, detail: "The token does not have the scope \(scope.rawValue); make one that does.")
    }

    static let personalToken = ProblemDetails(
        status: .forbidden,
        detail: "This token is bound to a person, and such tokens do not administer; use one of an integration.")

    static let forPeople = ProblemDetails(
        status: .forbidden,
        detail: "No program may do this, whatever its token: what gives further rights is given by people. A system "
            + "administrator does it in the panel, at /admin.")

    // MARK: Addresses

    static let notFound = ProblemDetails(
        status: .notFound, detail: "There is nothing at this address; see /openapi.json.")

    static let addressTooLong = ProblemDetails(
        status: .uriTooLong,
        detail: "The address with its query is longer than the limit of \(Limits.addressBytes) bytes; send less.")

    static func notAllowed(_ allow: String) -> ProblemDetails {
        ProblemDetails(status: .methodNotAllowed, detail: "Use one of \(allow).", fields: [.allow: allow])
    }

    // MARK: What was sent, and what is so

    /// What cannot be understood.
    static func invalid(_ detail: String) -> ProblemDetails { ProblemDetails(status: .badRequest, detail: detail) }

    /// What was understood, and is refused by a rule.
    static func refused(_ detail: String) -> ProblemDetails {
        ProblemDetails(status: .unprocessableContent, detail: detail)
    }

    /// What is refused because of how things are just now.
    static func conflict(_ detail: String, people: Int? = nil) -> ProblemDetails {
        ProblemDetails(status: .conflict, detail: detail, people: people)
    }

    /// The connection ended, or what came on it was no HTTP any more: the client's doing, whatever it was.
    static let unreadable = invalid("The body could not be read to its end; check how its length is announced.")

    static let tooSlow = invalid("This takes longer than one request may; ask for less.")

    // MARK: The server's own troubles

    static let unavailable = ProblemDetails(
        status: .serviceUnavailable, detail: "The database cannot be reached just now; try again.",
        fields: [.retryAfter: "5"])

    static let busy = ProblemDetails(
        status: .serviceUnavailable, detail: "Other files are coming in; try again.", fields: [.retryAfter: "10"])

    static func unexpected(_ reference: String) -> ProblemDetails {
        ProblemDetails(
            status: .internalServerError, detail: "Something unexpected happened; tell the operator \(reference).")
    }
}
