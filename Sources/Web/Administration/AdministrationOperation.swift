internal import Accounts
internal import HTTPTypes

/// One thing that can be done at the door of administrators: a line of `AdministrationTable`.
///
/// The door finds its way by it and checks by it what was sent, and `/openapi.json` is made of it: so the description says
/// nothing else than the server does.
struct AdministrationOperation: Sendable {
    /// What a token needs.
    enum Right: Hashable, Sendable {
        case deed(Deed)
        /// For programs that read one log, and nothing else.
        case scope(Token.Scope)
    }

    /// What the request brings.
    enum Body: Sendable {
        case none
        case object([AdministrationField])
        /// A table with people, read as it comes.
        case csv
    }

    /// What comes back when all goes well.
    enum Success: Hashable, Sendable {
        case ok(schema: String)
        /// Something was made, and `Location` says where it is.
        case created(schema: String)
        case nothing
        case csv
        /// It never goes well: no program may do it, whatever its token.
        case never
    }

    let id: String
    let method: HTTPRequest.Method
    /// The address behind the mount, with `{…}` where a segment is free.
    let path: String
    let summary: String
    let right: Right
    let query: [AdministrationField]
    let body: Body
    let success: Success
    /// Whether it may be refused because of how things are, and not because of what was sent.
    let mayConflict: Bool
    let answer: @Sendable (AdministrationCall) async throws -> AdministrationAnswer

    init(
        _ id: String,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ right: Right,
        _ summary: String,
        query: [AdministrationField] = [],
        body: Body = .none,
        success: Success,
        mayConflict: Bool = false,
        answer: @escaping @Sendable (AdministrationCall) async throws -> AdministrationAnswer
    ) {
        (self.id, self.method, self.path, self.summary, self.right) = (id, method, path, summary, right)
        (self.query, self.body, self.success, self.mayConflict) = (query, body, success, mayConflict)
        self.answer = answer
    }

    /// What no program may do, whatever its token; it is there so that whoever tries is told so.
    static func forPeople(
        _ id: String,
        _ method: HTTPRequest.Method,
        _ path: String,
        _ deed: Deed,
        _ summary: String
    ) -> AdministrationOperation {
        AdministrationOperation(id, method, path, .deed(deed), summary, success: .never) { _ in
            throw ProblemDetails.forPeople
        }
    }

    /// Whether nothing is changed by it.
    var isRead: Bool { method == .get }
}

extension AdministrationOperation.Right {
    /// - Parameter acting: nil for a token that administers nothing.
    /// - Throws: `ProblemDetails` with the scope that is missing.
    func check(_ credential: Credential, _ acting: ActingAdministrator?, _ desk: Desk) throws {
        switch self {
        case .scope(let scope):
            guard credential.token.scopes.contains(scope) else { throw ProblemDetails.missingScope(scope) }
        case .deed(let deed):
            guard credential.token.account == nil else { throw ProblemDetails.personalToken }
            guard !deed.isForPeopleOnly else { throw ProblemDetails.forPeople }
            guard let acting else { throw ProblemDetails.missingScope(scope) }
            try desk.allow(deed, to: acting)
        }
    }

    /// The least that is enough.
    var scope: Token.Scope {
        switch self {
        case .scope(let scope): scope
        case .deed(let deed): deed.scope
        }
    }
}

extension Deed {
    /// The least scope that a program needs for it.
    var scope: Token.Scope {
        if roles.contains(.analyst) { return .administerRead }
        return roles.contains(.accountManager) ? .administerAccounts : .administerAll
    }
}
