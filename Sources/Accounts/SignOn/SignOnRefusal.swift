/// Why somebody whom a provider has vouched for is not let in.
package enum SignOnRefusal: Error, Hashable, Sendable {
    /// The answer belongs to another browser, was used, or is too old.
    case notAsked
    case transientName
    case noAddress
    case severalAddresses(Int)
    case strangeAddress
    /// The provider does not answer for the domain.
    case foreignDomain
    /// The provider vouched for somebody else than the invitation, or the session, is about.
    case otherPerson
    /// The account is known to the provider by another name.
    case otherName
    /// The name is another account's.
    case takenName
    case unknown
    case notInvited
    case deactivated
    /// Whoever signs in by password does not sign on.
    case signsInByPassword
    /// The account is claimed, and nobody has proven its address since that changed.
    case unprovenAddress
    /// The person was not asked again.
    case notFresh

    /// In the log.
    package var check: String {
        switch self {
        case .notAsked: "browser"
        case .transientName: "name-id-format"
        case .noAddress, .severalAddresses, .strangeAddress: "e-mail-address"
        case .foreignDomain: "domain"
        case .otherPerson: "person"
        case .otherName, .takenName: "pinned-name"
        case .unknown, .notInvited, .deactivated: "account"
        case .signsInByPassword: "login-method"
        case .unprovenAddress: "proven-address"
        case .notFresh: "authentication-instant"
        }
    }

    /// In the log; for administrators only.
    package var diagnosis: String {
        switch self {
        case .notAsked: "The answer came to a browser that had not asked, a second time, or too late."
        case .transientName:
            "The NameID is transient, so it names nobody; let the provider send a persistent one or the e-mail address."
        case .noAddress:
            "The answer has no e-mail address; let the provider send one, or name the attribute (muster provider set)."
        case .severalAddresses(let count): "The answer has \(count) e-mail addresses; let the provider send one."
        case .strangeAddress: "What the provider sent is no e-mail address in plain letters."
        case .foreignDomain:
            "The provider does not answer for the domain of this address (muster provider route)."
        case .otherPerson: "The provider vouched for somebody else than the account is for."
        case .otherName:
            "The provider knows this person by another NameID than before; if that is right, muster provider forget."
        case .takenName: "The NameID belongs to another account already."
        case .unknown: "Nobody here has this address."
        case .notInvited: "The person was not invited."
        case .deactivated: "The account is deactivated."
        case .signsInByPassword: "The person signs in by password; authMethod or login-method says so."
        case .unprovenAddress:
            "The address of the account was changed after its person took it into use; if that is right, muster provider forget."
        case .notFresh: "The provider did not ask the person again."
        }
    }
}
