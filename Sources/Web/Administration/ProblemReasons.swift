internal import Accounts
internal import HTTPTypes
internal import Languages
internal import SCIM

extension ProblemDetails {
    /// What somebody is told whom the house has refused; nil for what nobody has foreseen.
    ///
    /// - Parameter isRead: whether something was only asked: then a rule refuses the question as it was put.
    init?(of error: any Error, isRead: Bool) {
        switch error {
        case let problem as ProblemDetails: self = problem
        case let refusal as Refusal: self = isRead ? .invalid(refusal.description) : .refused(refusal.description)
        // What the query and the limits of the other door are refused with.
        case let error as SCIMError: self.init(error)
        case let forbidden as Forbidden:
            let deed = forbidden.deed
            let isOfPeople = deed.isForPeopleOnly || deed.roles.contains(forbidden.role)
            self = isOfPeople ? .forPeople : .missingScope(deed.scope)
        case is ConfirmationNeeded: self = .forPeople
        case let flaw as GroupFlaw: self.init(flaw)
        case let error as TooFewKeepers:
            self = .refused(
                "Before everybody signs on at the provider, two system administrators have to sign in by password and have "
                    + "a second factor. There are: \(error.count)")
        case StoreError.tooSlow: self = .tooSlow
        case StoreError.taken: self = .conflict("Somebody else has a name already that can be had once.")
        default: return nil
        }
    }

    private init(_ flaw: GroupFlaw) {
        let sentence = Language.english.text(flaw.phrase)
        switch flaw {
        case .unknown: self = .notFound
        case .nameIsTaken: self = .conflict(sentence)
        case .badName, .isProvisioned, .nobody, .makesAdministrators, .tooManyOffered: self = .refused(sentence)
        }
    }

    private init(_ error: SCIMError) {
        var fields = HTTPFields()
        if let seconds = error.retryAfter { fields[.retryAfter] = String(seconds) }
        // A status that is made of a number alone has no phrase for the title.
        let status: HTTPResponse.Status = error.status == 429 ? .tooManyRequests : .badRequest
        self.init(status: status, detail: error.detail, fields: fields)
    }
}
