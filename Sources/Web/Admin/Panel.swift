internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import Languages
internal import Pictures

/// The pages of those who administer: lets them in, and hands each request to the part it belongs to.
///
/// What a page may do is decided where it is done, by the desk; here only its refusals become pages.
struct Panel {
    let visit: Visit
    let office: Office
    let signingIn: SigningIn
    let inquiries: Inquiries
    let studio: PictureStudio
    let uploads: Uploads
    /// How people see the server.
    let origin: String
    /// The channels that nobody is configured to send on.
    let unserved: Set<Message.Channel>

    private var home: String { PanelRoute.home.address(visit.setting.prefix) }

    func answer() async throws -> PageAnswer {
        guard let (route, free) = PanelRoute.match(visit.path.free) else { return .page(.notFound(home: home)) }
        guard visit.form == nil || route.methods.contains(.post), visit.form != nil || route.methods.contains(.get)
        else {
            let allow = route.methods.map(\.rawValue).joined(separator: ", ")
            return .page(.methodNotAllowed(allow, home: home))
        }
        if route == .setup {
            return try await SetupPages(visit: visit, first: office.firstAdministrator).answer(free[0])
        }
        guard let person = try await VisitingPerson(visit, signingIn) else { return arriving }
        guard !person.person.mustSignOn else { return .seeOther(visit.address(of: .signOn)) }
        var answer = try await answer(route, free, person)
        answer.cookies.append(visit.keeping(person.secret))
        return answer
    }

    /// Whoever signs in now wants to come here.
    private var arriving: PageAnswer {
        PageAnswer(
            content: .seeOther(visit.address(of: .signIn)), cookies: [visit.endingSession, visit.wishing(for: .panel)])
    }

    private func answer(_ route: PanelRoute, _ free: [String], _ person: VisitingPerson) async throws -> PageAnswer {
        let factor = SecondFactorPages(visit: visit, person: person.person, factors: office.secondFactors)
        var outcome = try await office.admitting.admit(person.person, network: visit.caller.text)
        if case .stranger = outcome { return .page(.notForYou(visit)) }
        if case .enrol = outcome { return try await factor.enrol() }
        if route == .secondFactor { return .seeOther(home) }
        if let code = visit.form?[SecondFactorPages.code], !code.isEmpty {
            switch try await factor.confirm(code) {
            case .page(let page): return .page(page)
            case .confirmed(let person): outcome = try await office.admitting.admit(person, network: visit.caller.text)
            }
            if route == .confirm { return .seeOther(factor.goal) }
        }
        guard case .admitted(let acting) = outcome else { return .page(factor.ask(isFirst: true)) }
        guard route != .confirm else { return .page(factor.ask(isFirst: false)) }
        let panelVisit = PanelVisit(
            visit: visit, route: route, free: free, acting: acting, office: office, inquiries: inquiries,
            studio: studio, uploads: uploads, origin: origin, unserved: unserved)
        do {
            return try await framed(part(panelVisit), panelVisit)
        } catch is ConfirmationNeeded {
            return framed(.page(factor.ask(isFirst: false)), panelVisit)
        } catch let forbidden as Forbidden {
            return framed(.page(.forbidden(forbidden, visit)), panelVisit)
        } catch let refusal as Refusal {
            return framed(.page(.refused(refusal, visit)), panelVisit)
        }
    }

    private func part(_ visit: PanelVisit) async throws -> PageAnswer {
        switch visit.route {
        case .home: try await Overview(visit).answer()
        case .administrators, .administrator: try await AdministratorPages(visit).answer()
        case .audit: try await AuditList(visit).answer()
        case .people, .peopleDeed, .person, .personDeed: try await PeoplePages(visit).answer()
        case .signIn, .providerAdd, .provider, .providerDeed, .domains, .domain: try await SignInPages(visit).answer()
        case .settings, .settingsSection, .terms, .branding: try await SettingsPages(visit).answer()
        case .add, .addMany: try await AddingPages(visit, origin: origin).answer()
        case .imports, .importTemplate, .importShow, .importResult, .exports, .exportShow, .exportFile:
            try await TransferPages(visit, origin: origin).answer()
        case .integrations, .integration, .integrationToken, .integrationTest, .conflicts:
            try await IntegrationPages(visit).answer()
        case .log, .logEntry: try await LogPages(visit).answer()
        case .codes, .letters: try await CodePages(visit).answer()
        case .outbox, .message: try await OutboxPages(visit).answer()
        case .groups, .group, .groupDeed: try await GroupPages(visit).answer()
        case .setup, .secondFactor, .confirm: visit.notFound
        }
    }

    private func framed(_ answer: PageAnswer, _ visit: PanelVisit) -> PageAnswer {
        guard case .page(var page) = answer.content else { return answer }
        page.frame = PanelFrame(visit)
        return PageAnswer(content: .page(page), cookies: answer.cookies)
    }
}

extension PanelFrame {
    fileprivate init(_ visit: PanelVisit) {
        let section = visit.route.section
        let name = if case .person(_, let name) = visit.acting.who { name } else { "" }
        let isTop = section.route == visit.route || visit.route == .home
        self.init(
            section: section, name: name,
            trail: isTop ? [] : [(section.title, visit.address(of: section.route))])
    }
}

extension Page {
    /// For somebody who is signed in and has no role; says no more than that.
    fileprivate static func notForYou(_ visit: Visit) -> Page {
        notice(
            .forbidden, Phrase("This is for administrators"),
            [Phrase("You are signed in, but your account does not administer. Somebody who does can change that.")],
            .link(Phrase("Go to your account"), address: visit.address(of: .account)))
    }

    fileprivate static func forbidden(_ forbidden: Forbidden, _ visit: Visit) -> Page {
        notice(
            .forbidden, Phrase("Your role does not allow this"),
            [
                Phrase(
                    "Your role: {role}. Nothing was changed.",
                    ["role": visit.setting.language.text(forbidden.role.title)]),
                Phrase("A system administrator can do it, or give you another role."),
            ],
            .link(Phrase("Back to the overview"), address: PanelRoute.home.address(visit.setting.prefix)))
    }

    /// The sentence is the rule's own, in English, wherever it was asked for: by page, program or command.
    fileprivate static func refused(_ refusal: Refusal, _ visit: Visit) -> Page {
        notice(
            .unprocessableContent, Phrase("This is not possible"),
            [Phrase("Nothing was changed."), Phrase("{reason}", ["reason": refusal.description])],
            .link(Phrase("Back to the overview"), address: PanelRoute.home.address(visit.setting.prefix)))
    }
}
