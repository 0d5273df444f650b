internal import SCIM

/// Who answers for a job. It is a deed of theirs as long as it lasts: each step asks anew whether they may still do it.
package enum JobAsker: Hashable, Sendable {
    case account(Account.ID)
    case token(Token.ID)
    case `operator`

    private static let tokenMark = "token "

    /// As it is stored; nil for an operator.
    package var text: String? {
        switch self {
        case .account(let id): id.text
        case .token(let id): Self.tokenMark + String(id.number)
        case .operator: nil
        }
    }

    /// Nil for a text that says nobody.
    package init?(_ text: String?) {
        guard let text else {
            self = .operator
            return
        }
        if text.hasPrefix(Self.tokenMark), let number = Int64(text.dropFirst(Self.tokenMark.count)) {
            self = .token(Token.ID(number))
        } else {
            guard let id = Account.ID(text) else { return nil }
            self = .account(id)
        }
    }
}

extension ActingAdministrator {
    var asker: JobAsker {
        switch who {
        case .person(let id, _): .account(id)
        case .token(let id, _): .token(id)
        case .operator: .operator
        }
    }
}

extension Job {
    private static let askerLeft = "whoever asked may not do it any more"

    /// The same job, ended because whoever asked may not do it any more; what was done stays done.
    var withdrawn: Job { ended(as: .cancelled, because: Self.askerLeft) }

    /// Whether it ended because whoever asked may not do it any more.
    package var isWithdrawn: Bool { state == .cancelled && failure == Self.askerLeft }
}

extension Job.Kind {
    fileprivate var deed: Deed {
        switch self {
        case .importPeople: .importPeople
        case .exportPeople: .exportPeople
        }
    }
}

extension AccountTransaction {
    /// Whoever answers for a job; nil when that is somebody who is let in no more, or has no right to it any more.
    func asker(of job: Job, at now: Instant) throws -> ActingAdministrator.Who? {
        let (organization, deed) = (job.id.organization, job.kind.deed)
        switch job.asker {
        case .operator: return .operator
        case .account(let id):
            guard let (account, _) = try account(id, in: organization), account.isActive,
                try role(of: id, in: organization)?.may(deed) == true
            else { return nil }
            return .person(id, name: account.userName)
        case .token(let id):
            guard let (token, integration) = try token(id, in: organization), token.isLive(at: now),
                token.scopes.administering?.may(deed) == true
            else { return nil }
            return .token(id, integration: integration.name)
        }
    }
}
