/// How an account was created, and so how it is claimed.
package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Claimed by a link sent to the e-mail address.
    case email
    /// Claimed by a link sent in a text message.
    case phone
    /// Claimed by an access code that someone hands over.
    case emailless
}
