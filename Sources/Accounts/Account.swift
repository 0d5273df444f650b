package import SCIM

/// One person's entry.
package struct Account: Hashable, Sendable {
    package let id: ID
    package let organization: Organization.ID
    /// The integration that created the account, or that an administrator has given it to; `externalId` is a name in its namespace.
    package private(set) var integration: Integration.ID
    package private(set) var identification: Identified
    /// What a client may store: a checked SCIM User without `id` and the values the server owns.
    package private(set) var profile: JSONObject
    package private(set) var lifecycle: Lifecycle
    package let standing: Standing
    package let created: Instant
    package private(set) var lastModified: Instant
    package private(set) var version: Version

    /// The kind decided at creation, and the sign-in name kept since.
    package struct Identified: Hashable, Sendable {
        package let kind: Kind
        package let signInName: SignInName?

        package init(kind: Kind, signInName: SignInName?) {
            self.kind = kind
            self.signInName = signInName
        }
    }

    /// Puts an account together again from what a store remembers.
    package init(
        id: ID,
        organization: Organization.ID,
        integration: Integration.ID,
        identification: Identified,
        profile: JSONObject,
        lifecycle: Lifecycle,
        standing: Standing = .ordinary,
        created: Instant,
        lastModified: Instant,
        version: Version
    ) {
        self.id = id
        self.organization = organization
        self.integration = integration
        self.identification = identification
        self.profile = profile
        self.lifecycle = lifecycle
        self.standing = standing
        self.created = created
        self.lastModified = lastModified
        self.version = version
    }

    package var kind: Kind { identification.kind }
    /// Whether it administers the organization, whoever said so.
    package var isAdministrator: Bool { standing != .ordinary }
    /// Whether the person is let in; stays what it was when a client takes `active` out of the profile.
    package var isActive: Bool { lifecycle.isActive }
    package var userName: String { profile["userName"]?.string ?? "" }
    package var externalID: String? { profile["externalId"]?.string }
}

extension Account {
    /// A new account.
    ///
    /// E-mail-less people are invited at once, since only an access code can reach them; others when the integration is
    /// set so.
    ///
    /// - Parameters:
    ///   - id: the id that was promised already, if one was.
    ///   - isInvited: whether somebody asks for an invitation with the same breath.
    /// - Throws: `invalidValue` when the profile names nobody, or when accounts of its kind are switched off.
    package init(
        _ checked: CheckedResource,
        as id: ID? = nil,
        isInvited: Bool = false,
        in organization: Organization,
        by integration: Integration,
        _ environment: Environment
    ) throws(SCIMError) {
        try checked.document.checkNames()
        let decided = try Identification(
            checked.document, userNameIsAName: integration.settings.isOn(.userNameIsAName))
        try organization.settings.allow(decided.kind)
        if decided.kind == .emailless { try Identification.checkEmployeeID(in: checked.document) }
        let now = environment.now()
        var lifecycle = Lifecycle(isActive: checked.document.active ?? true)
        if decided.kind == .emailless || isInvited || integration.settings.isOn(.inviteWhenAdded) {
            _ = lifecycle.handle(.invite, at: now)
        }
        self.init(
            id: id ?? ID(environment), organization: organization.id, integration: integration.id,
            identification: Identified(kind: decided.kind, signInName: decided.signInName),
            profile: checked.document.settled(for: decided.kind), lifecycle: lifecycle, created: now,
            lastModified: now, version: Version(1))
    }

    /// What happened when a changed profile was accepted.
    package enum Change: Hashable, Sendable {
        case unchanged
        /// What follows is to be done with this very write.
        case changed([Lifecycle.Effect])
    }

    /// Takes over a changed profile.
    ///
    /// Only a change of its names decides anew how an account is reached. Anything else, `active` above all, can change
    /// whatever the integration's switches say by now, and whatever rules the names were accepted under.
    ///
    /// - Throws: `mutability` for a phone account's number, `invalidValue` for an e-mail account left without an
    ///   e-mail address that stands out.
    package mutating func accept(
        _ checked: CheckedResource,
        by integration: Integration,
        at now: Instant
    ) throws(SCIMError) -> Change {
        // To Swift a text is equal to its other Unicode forms, but a client reads back the one it sent last.
        var new = checked.document.settled(for: kind)
        guard new != profile || new.encoded != profile.encoded else { return .unchanged }
        let before = self
        if !new.hasNames(of: profile) {
            try new.checkNames(replacing: profile)
            identification = try identification(in: new, by: integration)
            if kind != before.kind { new = checked.document.settled(for: kind) }
        }
        profile = new
        touch(at: now)
        let isActive = profile.active ?? before.isActive
        // An address that changes together with `active` is told nothing before its person is let in.
        var effects = isActive ? [] : lifecycle.handle(.deactivate, at: now) ?? []
        if before.identification != identification { effects += lifecycle.handle(.readdress, at: now) ?? [] }
        if isActive { effects += lifecycle.handle(.reactivate, at: now) ?? [] }
        return .changed(effects)
    }

    /// Takes over what its person has changed: nothing that decides how the account is reached; see `OwnProfile`.
    ///
    /// - Returns: whether anything is another now; if not, the version stays.
    mutating func acceptOwn(_ checked: CheckedResource, at now: Instant) -> Bool {
        let new = ManagerReference.settled(in: checked.document)
        guard new != profile || new.encoded != profile.encoded else { return false }
        profile = new
        touch(at: now)
        return true
    }

    /// Takes a step of the lifecycle.
    ///
    /// - Returns: what is to be done with this very write; nil when the event is impossible, and nothing changed.
    package mutating func take(_ event: Lifecycle.Event, at now: Instant) -> [Lifecycle.Effect]? {
        guard let effects = lifecycle.handle(event, at: now) else { return nil }
        // A reminder is a message and nothing else.
        if event != .remind { touch(at: now) }
        if event == .deactivate || event == .reactivate { profile["active"] = .bool(lifecycle.isActive) }
        return effects
    }

    /// The person has chosen a name to sign in with.
    package mutating func choose(_ name: SignInName, at now: Instant) {
        identification = Identified(kind: kind, signInName: name)
        touch(at: now)
    }

    /// An administrator has decided that another integration looks after the account from now on.
    ///
    /// - Parameter externalID: what that one calls it; what another one called it means nothing to it.
    mutating func handOver(to integration: Integration.ID, as externalID: String?, at now: Instant) {
        self.integration = integration
        if externalID != nil || kind != .emailless { profile["externalId"] = externalID.map(JSONValue.string) }
        touch(at: now)
    }

    private mutating func touch(at now: Instant) {
        lastModified = max(now, Instant(milliseconds: lastModified.milliseconds + 1))
        version = version.next
    }
}

extension JSONObject {
    fileprivate var active: Bool? { self["active"]?.bool }

    /// A checked document with each value as it is kept.
    fileprivate func settled(for kind: Kind) -> JSONObject {
        SignInMethod.settled(in: ManagerReference.settled(in: self), for: kind)
    }
}
