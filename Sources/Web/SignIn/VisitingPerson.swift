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

    /// Lets the browser keep that somebody was signed in here.
    func knowing(_ proof: String) -> String { cookies.setting(.known, to: proof, for: Visit.secondsKnown) }

    /// A year.
    private static let secondsKnown: Int64 = 365 * 86_400

    var endingSession: String { cookies.setting(.session, to: "", for: 0) }
}
