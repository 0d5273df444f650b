internal import Accounts
internal import HTTPTypes
internal import Languages
internal import Pictures

/// The steps of a claim that an organization switches on: terms, profile and groups.
///
/// Each leads on to where the claim stands, so going back and sending twice do no harm.
struct StepsController {
    let claiming: Claiming
    let studio: PictureStudio

    /// A claim of this browser, and what it is known by.
    typealias Begun = (secret: BrowserSecret, progress: Claiming.Progress)

    func answer(_ visit: Visit) async throws -> PageAnswer {
        switch visit.path.route {
        case .claimTerms: try await at(.terms, visit) { try await terms(visit, $0) }
        case .claimProfile: try await at(.profile, visit) { try await profile(visit, $0) }
        case .claimGroups: try await at(.groups, visit) { try await groups(visit, $0) }
        default: .page(.termsDeclined(visit))
        }
    }

    /// Lets the step be done that is to be done; whoever comes for an earlier or a later one is led on.
    private func at(
        _ step: Claim.Step,
        _ visit: Visit,
        _ answer: (Begun) async throws -> PageAnswer
    ) async throws -> PageAnswer {
        guard let secret = visit.cookies[.claim].flatMap({ BrowserSecret($0) }),
            let progress = try await claiming.current(secret, in: visit.organization)
        else { return over(visit) }
        guard progress.step == step else { return lead(visit, to: progress.step) }
        return try await answer((secret, progress))
    }

    /// The start of the claim knows what to say to whom nothing was begun for.
    private func over(_ visit: Visit) -> PageAnswer { lead(visit, to: .done) }

    private func lead(_ visit: Visit, to step: Claim.Step) -> PageAnswer {
        .seeOther(visit.address(of: .claim) + (step == .done || step == .signOn ? "" : "/" + step.rawValue))
    }

    // MARK: Terms

    private func terms(_ visit: Visit, _ begun: Begun) async throws -> PageAnswer {
        guard let form = visit.form else { return try await showTerms(visit) }
        let next = try await claiming.acceptTerms(
            Int64(form["version"]) ?? 0, begun.secret, in: visit.organization)
        guard let next else { return over(visit) }
        return next == .terms ? try await showTerms(visit, isNew: true) : lead(visit, to: next)
    }

    /// - Parameter isNew: whether another text was accepted, which is no longer what counts.
    private func showTerms(_ visit: Visit, isNew: Bool = false) async throws -> PageAnswer {
        guard let terms = try await claiming.terms(in: visit.organization) else { return over(visit) }
        let declined = visit.address(of: .claimTermsDeclined)
        var page = Page(Phrase("The terms"), TermsPage(terms: terms, isNew: isNew, declined: declined))
        page.hasForm = true
        if isNew { page.status = .conflict }
        return .page(page)
    }

    // MARK: Profile

    private func profile(_ visit: Visit, _ begun: Begun) async throws -> PageAnswer {
        var page = ProfilePage(begun.progress.account, visit.organization.settings)
        guard let form = visit.form else { return .page(page.page()) }
        if form["do"] == "skip" { return try await confirm(visit, begun, [:], nil, &page) }
        page.takeOver(form)
        var picture: [UInt8]?
        if page.asksForPicture, let file = form.file {
            do {
                picture = try await studio.square(file)
            } catch let flaw as PictureFlaw {
                return .page(page.page([FieldError(field: PicturePage.field, phrase: flaw.phrase)]))
            }
        }
        return try await confirm(visit, begun, page.asksForDetails ? page.details : [:], picture, &page)
    }

    private func confirm(
        _ visit: Visit,
        _ begun: Begun,
        _ details: [OwnDetail: String],
        _ picture: [UInt8]?,
        _ page: inout ProfilePage
    ) async throws -> PageAnswer {
        switch try await claiming.confirmProfile(
            details, picture: picture, begun.secret, in: visit.organization)
        {
        case .saved(let next): lead(visit, to: next)
        case .flawed(let details):
            .page(page.page(details.map { FieldError(field: $0.rawValue, phrase: $0.flaw) }))
        case .over: over(visit)
        }
    }

    // MARK: Groups

    private func groups(_ visit: Visit, _ begun: Begun) async throws -> PageAnswer {
        guard let form = visit.form else { return .page(try await groupsPage(visit, GroupsQuery(visit.setting.query))) }
        let query = GroupsQuery(form)
        // Searching is an address of its own, so that it can be looked at again without sending anything.
        if form["do"] == "search" { return .seeOther(visit.address(of: .claimGroups) + query.text) }
        let chosen = form["do"] == "skip" ? [] : query.chosen
        return switch try await claiming.chooseGroups(chosen, begun.secret, in: visit.organization) {
        case .joined(let next): lead(visit, to: next)
        case .gone:
            .page(
                try await groupsPage(
                    visit, query,
                    Phrase("A group that you chose can no longer be joined. Look at your choice once more.")))
        case .tooMany:
            .page(
                try await groupsPage(
                    visit, query,
                    Phrase("Choose {count} groups at most.", ["count": String(Limits.groupsChosen)])))
        case .over: over(visit)
        }
    }

    private func groupsPage(_ visit: Visit, _ query: GroupsQuery, _ error: Phrase? = nil) async throws -> Page {
        let choice = try await claiming.groups(
            beginning: query.prefix, chosen: query.chosen, in: visit.organization)
        var page = Page(Phrase("Your groups"), GroupsPage(choice: choice, query: query))
        page.hasForm = true
        if let error {
            page.errors = [FieldError(field: GroupsPage.list, phrase: error)]
            page.status = .conflict
        }
        return page
    }
}
