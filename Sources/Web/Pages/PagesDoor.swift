internal import Accounts
internal import HTTPTypes
internal import Hummingbird
internal import Languages
internal import Logging
internal import Pictures
internal import SCIM
internal import Workers

/// The door for people: pages, and the forms on them.
///
/// Whoever asks is a stranger, so everything here is bounded before it is done: attempts, sizes, work. A further page is
/// a case of `PageRoute`, a line in `answer`, a view model and a template.
struct PagesDoor: RouterMiddleware {
    typealias Context = CallerContext

    private let organizations: Organizations
    private let reception: Reception
    private let office: Office
    private let inquiries: Inquiries
    private let messages: MessageDoors
    private let tokens: FormTokens
    private let environment: Accounts.Environment
    private let seen: Seen
    private let proxyHeader: HTTPField.Name?
    private let studio = PictureStudio()
    private let ofCallers = AttemptLimits(perMinute: Limits.pagesPerMinuteOfCaller)
    private let uploads: Uploads
    private let ofProviders = AttemptLimits(perMinute: Limits.providerFormsPerMinuteOfCaller)
    private let parties: SAMLParties

    /// - Parameter proxyHeader: the field in which a proxy says whom a request comes from, if there is one.
    init(
        organizations: Organizations,
        reception: Reception,
        office: Office,
        inquiries: Inquiries,
        messages: MessageDoors,
        tokens: FormTokens,
        environment: Accounts.Environment,
        seen: Seen,
        uploads: Uploads,
        proxyHeader: String?
    ) {
        self.organizations = organizations
        self.reception = reception
        self.office = office
        self.inquiries = inquiries
        self.messages = messages
        self.tokens = tokens
        self.environment = environment
        self.seen = seen
        self.uploads = uploads
        parties = SAMLParties(keys: reception.signOnKeys, seen: seen)
        self.proxyHeader = proxyHeader.flatMap { HTTPField.Name($0) }
    }

    func handle(
        _ request: Request,
        context: Context,
        next: @concurrent (Request, Context) async throws -> Response
    ) async throws -> Response {
        let target = RequestTarget(request.uri.string)
        if request.method.isRead, let sheet = Stylesheet.at(target.path) { return PageResponse.stylesheet(sheet) }
        if request.method.isRead, let script = Script.at(target.path) { return PageResponse.script(script) }
        let arrival = Arrival(request, target, tokens: tokens, origin: seen.origin)
        let outbox = DevelopmentOutbox(messages, origin: seen.origin)
        guard let path = PagePath(target.path), path.route != .outbox || outbox.isOpen(to: request, context) else {
            do {
                return try await next(request, context)
            } catch let error as HTTPError where error.status == .notFound && request.isFromBrowser {
                let home = PageRoute.start.address("")
                return arrival.response(.page(.notFound(home: home)), in: arrival.setting(nil))
            }
        }
        var setting = arrival.setting(nil)
        do {
            let caller = CallerAddress(request, context, proxyHeader)
            try ofCallers.take(caller, at: environment.now())
            guard let organization = try await organizations.organization(path.slug) else {
                return arrival.response(.page(.notFound(home: PageRoute.start.address(""))), in: setting)
            }
            setting = arrival.setting(organization)
            let home = PageRoute.start.address(setting.prefix)
            guard path.route.allows(request.method) else {
                return arrival.response(.page(.methodNotAllowed(path.route.allow, home: home)), in: setting)
            }
            if path.route.isForProviders { try ofProviders.take(caller, at: environment.now()) }
            let sent = try await SentForm(
                request, to: path, at: target.path, from: arrival, tokens, origin: seen.origin, home: home)
            if let refusal = sent.refusal { return arrival.response(.page(refusal), in: setting) }
            let visit = Visit(
                path: path, organization: organization, setting: setting, cookies: arrival.cookies, caller: caller,
                agent: request.headers[.userAgent] ?? "", knownTags: request.headers[.ifNoneMatch], form: sent.form,
                upload: sent.upload, query: target.query)
            let answer = try await answer(visit, SignOnFailures(logger: context.logger))
            if let other = answer.organization {
                setting = arrival.setting(try await organizations.organization(other.slug) ?? other)
            }
            return arrival.response(answer, in: setting)
        } catch {
            return arrival.response(.page(page(about: error, context.logger)), in: setting)
        }
    }

    private func answer(_ visit: Visit, _ failures: SignOnFailures) async throws -> PageAnswer {
        let signOn = SignOnController(
            signingOn: reception.signingOn, claiming: reception.claiming, signingIn: reception.signingIn,
            parties: parties, failures: failures)
        let signOff = SignOffController(
            signingOff: reception.signingOff, signingOn: reception.signingOn, parties: parties, failures: failures,
            environment: environment)
        return switch visit.path.route {
        case .start: .page(Page(Phrase("Welcome"), StartPage()))
        case .claimLink, .accessCode, .accessCodeLink, .claim, .claimUsername, .claimPassword, .claimEnter,
            .claimDevices, .claimRecoveryCode:
            try await ClaimController(claiming: reception.claiming).answer(visit)
        case .outbox: try await DevelopmentOutbox(messages, origin: seen.origin).answer(visit)
        case .signIn, .signInPassword, .signOut:
            try await SignInController(signingIn: reception.signingIn, signOn: signOn, signOff: signOff).answer(visit)
        case .forgot, .forgotCode: try await RecoveryController(recovering: reception.recovering).answer(visit)
        case .account, .accountPassword, .accountRecoveryCode, .accountAddress, .accountSessions:
            try await signedIn(visit) { person in
                if let goal = visit.goal { return goal }
                return try await AccountController(
                    visit: visit, person: person, own: reception.ownAccount, admitting: office.admitting
                ).answer()
            }
        case .claimTerms, .claimTermsDeclined, .claimProfile, .claimGroups:
            try await StepsController(claiming: reception.claiming, studio: studio).answer(visit)
        case .accountPicture, .accountPictureForm:
            try await signedIn(visit) { person in
                try await PictureController(own: reception.ownAccount, studio: studio).answer(visit, person.person)
            }
        case .logo: try await logo(visit)
        case .panel:
            try await Panel(
                visit: visit, office: office, signingIn: reception.signingIn, inquiries: inquiries, studio: studio,
                uploads: uploads, origin: seen.origin, unserved: messages.unserved
            ).answer()
        case .signOn, .signOnAnswer, .signOnTest: try await signOn.answer(visit)
        case .assertionConsumer:
            try await AssertionConsumer(
                signingOn: reception.signingOn, parties: parties, failures: failures, now: environment.now()
            ).answer(visit)
        case .singleLogout: try await signOff.answer(visit)
        case .samlMetadata: PageAnswer(content: .metadata(try await signOn.metadata(visit)))
        }
    }

    /// Its address changes with it, so it is only ever this one.
    private func logo(_ visit: Visit) async throws -> PageAnswer {
        guard let logo = try await office.administration.logo(of: visit.organization), logo.version == visit.path.free
        else { return .page(.notFound(home: visit.address(of: .start))) }
        return PageAnswer(content: .logo(logo))
    }

    /// What only somebody who is signed in may see or do; everybody else is led to the page for that.
    private func signedIn(
        _ visit: Visit,
        _ answer: (VisitingPerson) async throws -> PageAnswer?
    ) async throws -> PageAnswer {
        let person = try await VisitingPerson(visit, reception.signingIn)
        if person?.person.mustSignOn == true { return .seeOther(visit.address(of: .signOn)) }
        if let person, var answer = try await answer(person) {
            answer.cookies.append(visit.keeping(person.secret))
            return answer
        }
        return PageAnswer(content: .seeOther(visit.address(of: .signIn)), cookies: [visit.endingSession])
    }

    private func page(about error: any Error, _ logger: Logger) -> Page {
        switch error {
        case let error as TooManyAttempts: return .tooMany(waiting: error.wait)
        case let error as WorkersBusy: return .busy(waiting: error.secondsToWait)
        case StoreError.unavailable(let reason):
            logger.warning("the store is unavailable", metadata: ["reason": "\(reason)"])
            return .unavailable
        default:
            let reference = environment.random(6).hexadecimal
            logger.error("unexpected failure", metadata: ["reference": "\(reference)", "error": "\(error)"])
            return .unexpected(reference)
        }
    }
}

extension Request {
    /// Whether a person looks at the answer; programs never ask for a page.
    fileprivate var isFromBrowser: Bool { method.isRead && headers[.accept]?.contains("text/html") == true }
}

extension HTTPRequest.Method {
    fileprivate var isRead: Bool { self == .get || self == .head }
}
