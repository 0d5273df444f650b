internal import Accounts
internal import HTTPTypes
internal import Languages

/// The pages on which people take their accounts into use.
///
/// Each leads on to where the claim stands, so that going back, a second tab and a form that is sent twice do no harm.
struct ClaimController {
    let claiming: Claiming

    /// A claim of this browser, and what it is known by.
    typealias Begun = (secret: BrowserSecret, progress: Claiming.Progress)

    func answer(_ visit: Visit) async throws -> PageAnswer {
        switch visit.path.route {
        case .claimLink: try await link(visit)
        case .accessCode: try await accessCode(visit)
        case .accessCodeLink: carriedAccessCode(visit)
        case .claimUsername: try await at(.username, visit) { try await username(visit, $0) }
        case .claimEnter: try await at(.enter, visit) { try await enter(visit, $0) }
        case .claimPassword: try await at(.password, visit) { try await password(visit, $0) }
        case .claimDevices: try await at(.devices, visit) { try await devices(visit, $0) }
        case .claimRecoveryCode: try await recoveryCode(visit)
        default: try await goOn(visit)
        }
    }

    /// Leads to the step where the claim stands, and out at its end.
    private func goOn(_ visit: Visit) async throws -> PageAnswer {
        guard let begun = try await begun(visit) else { return over(visit) }
        guard begun.progress.step == .done else { return lead(visit, to: begun.progress.step) }
        guard carriedCode(visit, begun.secret) == nil else { return .seeOther(visit.address(of: .claimRecoveryCode)) }
        return .seeOther(visit.landing)
    }

    func begun(_ visit: Visit) async throws -> Begun? {
        guard let secret = visit.cookies[.claim].flatMap({ BrowserSecret($0) }),
            let progress = try await claiming.current(secret, in: visit.organization)
        else { return nil }
        return (secret, progress)
    }

    /// Lets the step be done that is to be done; whoever comes for an earlier or a later one is led on.
    private func at(
        _ step: Claim.Step,
        _ visit: Visit,
        _ answer: (Begun) async throws -> PageAnswer
    ) async throws -> PageAnswer {
        guard let begun = try await begun(visit) else { return over(visit) }
        guard begun.progress.step == step else { return lead(visit, to: begun.progress.step) }
        return try await answer(begun)
    }

    func lead(_ visit: Visit, to step: Claim.Step) -> PageAnswer {
        guard step != .signOn else { return .seeOther(visit.address(of: .signOn)) }
        return .seeOther(visit.address(of: .claim) + (step == .done ? "" : "/" + step.rawValue))
    }

    /// Nothing was begun in this browser, or it cannot go on.
    func over(_ visit: Visit) -> PageAnswer {
        .page(visit.cookies[.claim] == nil ? .nothingBegun(visit.setting.prefix) : .claimOver(visit.setting.prefix))
    }
}

extension Page {
    /// A step's page; with errors it is the answer to a form that was not right.
    static func ofClaim(_ title: Phrase, _ content: any ViewModel, _ errors: [FieldError] = []) -> Page {
        var page = Page(title, content)
        page.hasForm = true
        page.errors = errors
        if !errors.isEmpty { page.status = .unprocessableContent }
        return page
    }
}
