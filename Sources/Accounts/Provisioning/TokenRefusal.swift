internal import SCIM

/// Why a token that is known lets nobody in. Only the log says it: to the caller it is like one that never was.
enum TokenRefusal: Hashable, Sendable {
    case expired
    /// Used from outside of its networks.
    case elsewhere
    /// Used at the address of another organization.
    case astray

    init?(_ credential: Credential, at scimPath: String, from origin: CallOrigin, now: Instant) {
        let token = credential.token
        if credential.organization.scimPath != scimPath {
            self = .astray
        } else if !token.isLive(at: now) {
            self = .expired
        } else if !token.networks.isEmpty,
            !(IPAddress(origin.address).map { address in token.networks.contains { $0.contains(address) } } ?? false)
        {
            self = .elsewhere
        } else {
            return nil
        }
    }

    func error(_ credential: Credential, from origin: CallOrigin) -> SCIMError {
        let (token, organization) = (credential.token, credential.organization)
        let sentence =
            switch self {
            case .expired:
                "token \(token.id.number) has expired (\(token.expires)); rotate it before that the next time."
            case .elsewhere:
                "token \(token.id.number) was used from \(origin.network?.description ?? "an unknown network"), and it may "
                    + "be used from \(token.networks.stored) alone."
            case .astray:
                "token \(token.id.number) was used at another address than \(organization.scimPath), where it belongs."
            }
        return SCIMError(status: 401, detail: sentence)
    }
}
