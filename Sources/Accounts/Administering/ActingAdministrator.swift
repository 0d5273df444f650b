package import SCIM

/// Somebody who administers, as it was just proven; whoever holds one has passed `Admitting`.
package struct ActingAdministrator: Hashable, Sendable {
    package enum Who: Hashable, Sendable {
        /// - name: `userName`.
        case person(Account.ID, name: String)
        /// A program, by a token.
        case token(Token.ID, integration: String)
        /// Whoever has the machine, by the command line.
        case `operator`
    }

    package let who: Who
    package let organization: Organization
    package let role: Role
    /// When the second factor was shown last; nil where there is none to show.
    package let confirmed: Instant?
    /// Where the request came from, as far as the audit log says it.
    package let network: String?

    init(_ who: Who, in organization: Organization, as role: Role, confirmed: Instant?, network: String?) {
        self.who = who
        self.organization = organization
        self.role = role
        self.confirmed = confirmed
        self.network = network
    }

    /// The command line may do everything.
    package static func `operator`(of organization: Organization) -> ActingAdministrator {
        ActingAdministrator(.operator, in: organization, as: .systemAdministrator, confirmed: nil, network: nil)
    }

    /// That a person has shown the second factor a moment ago; others have none to show.
    ///
    /// - Throws: `ConfirmationNeeded`.
    func checkConfirmed(at now: Instant) throws {
        guard case .person = who else { return }
        let fresh = now.advanced(bySeconds: -Limits.secondsOfConfirmation)
        guard let confirmed, confirmed > fresh else { throw ConfirmationNeeded() }
    }

    /// The account of the person; nil for programs and the operator.
    package var account: Account.ID? { if case .person(let id, _) = who { id } else { nil } }
}
