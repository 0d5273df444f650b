internal import SCIM

/// What a client asks of an account's lifecycle by writing `invited` and `claimed`, which only the server decides.
///
/// Workplace's scripts invited people and set them back so. Clients also send back whole resources as they read them; an answer
/// that comes back, however late, must do nothing. Of `claimed: false` that is so beside `canDelete: true`, as the server says of
/// everybody who has not claimed: the person may have claimed the account since.
struct StatusWish: Sendable {
    private let invited: Bool?
    private let claimed: Bool?
    private let isAnswerSentBack: Bool

    static let none = StatusWish([:])

    /// The attributes of `accountstatusdetails` that are read.
    private static let names = ["invited", "claimed", "canDelete"]

    private init(_ flags: [String: Bool]) {
        invited = flags["invited"]
        claimed = flags["claimed"]
        isAnswerSentBack = flags["canDelete"] == true
    }

    /// Takes it out of a whole resource.
    init(takenFrom body: inout JSONObject, _ schemas: SchemaSet, by caller: Credential) {
        guard StatusWish.isHeard(from: caller) else {
            self = .none
            return
        }
        self.init(
            schemas.takeFlags(StatusWish.names, of: Account.statusURN, from: &body, quirks: caller.quirks))
    }

    /// Takes it out of a PATCH.
    init(takenFrom request: inout PatchRequest, _ schemas: SchemaSet, by caller: Credential) {
        guard StatusWish.isHeard(from: caller) else {
            self = .none
            return
        }
        self.init(
            schemas.takeFlags(["invited", "claimed"], of: Account.statusURN, from: &request, quirks: caller.quirks))
    }

    /// What people change of themselves is no claim and no invitation.
    private static func isHeard(from caller: Credential) -> Bool {
        caller.token.account == nil && caller.quirks.contains(.statusCommands)
    }

    /// Whether somebody who is being added is invited at once.
    var invitesAtCreation: Bool { invited == true && claimed != true }

    /// Whether a resource that carries nothing more is a wish alone, and no profile to put in the place of another.
    func isAll(of body: JSONObject) -> Bool {
        guard invited != nil || claimed != nil else { return false }
        return body.members.allSatisfy { member in
            ["schemas", "id", "meta", Account.statusURN].contains(where: member.name.equalsIgnoringCase)
        }
    }

    /// The steps to take with an account; none where it is so already.
    func events(for lifecycle: Lifecycle) -> [Lifecycle.Event] {
        switch lifecycle.state {
        case .provisioned: invitesAtCreation ? [.invite] : []
        case .invited: []
        case .claimed: claimed == false && !isAnswerSentBack ? [.unclaim] : []
        }
    }

    /// What was asked for in vain.
    func warnings(for lifecycle: Lifecycle) -> [String] {
        var warnings: [String] = []
        if claimed == true, !lifecycle.isClaimed {
            warnings.append("claimed was passed over: only its person claims an account")
        }
        if invited == false, lifecycle.inviteDate != nil {
            warnings.append("invited was passed over: an invitation is not taken back; active false shuts out")
        }
        return warnings
    }
}

extension Credential {
    /// Whoever reads the links of people who have not claimed could take any account over by setting it back first.
    func mayTake(_ events: [Lifecycle.Event]) throws(SCIMError) {
        guard events.contains(.unclaim), token.scopes.contains(.readClaims) else { return }
        throw SCIMError(
            status: 403,
            detail:
                "A token that reads claim links and access codes cannot set claimed accounts back; use one without the "
                + "scope \(Token.Scope.readClaims.rawValue).")
    }
}
