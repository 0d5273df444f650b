package import SCIM

/// Somebody who is signed in.
package struct Person: Hashable, Sendable {
    package private(set) var session: Session
    package let organization: Organization
    /// The SCIM User, as it is read.
    package let resource: JSONObject
    /// Whether the person has to sign on at a provider before anything else.
    package var mustSignOn = false

    package var id: Account.ID { session.account }

    /// The same once the second factor was shown.
    func confirmed(at now: Instant) -> Person {
        var person = self
        person.session = session.confirmed(at: now)
        return person
    }

    init?(_ record: AccountRecord, _ session: Session, _ organization: Organization) {
        guard let resource = (try? JSONValue(decoding: Array(record.document.utf8)))?.object else { return nil }
        self.session = session
        self.organization = organization
        self.resource = resource
    }
}
