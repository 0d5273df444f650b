internal import Accounts

/// Somebody who is signed in, in the browser that shows it.
struct VisitingPerson {
    let person: Person
    let secret: BrowserSecret

    /// Nil when nobody is signed in here: the session ended, or was ended elsewhere, or belongs to another organization.
    init?(_ visit: Visit, _ signingIn: SigningIn) async throws {
        guard let secret = visit.session,
            let person = try await signingIn.person(secret, in: visit.organization)
        else { return nil }
        self.person = person
        self.secret = secret
    }
}

extension Visit {
    /// What the browser shows of being signed in.
    var session: BrowserSecret? { cookies[.session].flatMap { BrowserSecret($0) } }

    /// Lets the browser keep a session for as long as it is good.
    func keeping(_ secret: BrowserSecret) -> String {
        cookies.setting(.session, to: secret.text, for: Session.seconds)
    }

    var endingSession: String { cookies.setting(.session, to: "", for: 0) }
}
