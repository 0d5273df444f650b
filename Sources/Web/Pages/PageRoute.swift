internal import Accounts
internal import HTTPTypes

/// Every page a person can ask for and what may be done there: the whole surface on one page.
///
/// The default organization's pages are at the root, others' under `/o/{slug}`.
package enum PageRoute: CaseIterable, Hashable, Sendable {
    case start
    // Arriving, and taking an account into use.
    case claimLink, accessCode, accessCodeLink, claim, claimUsername, claimPassword, claimDevices, claimRecoveryCode
    /// For developers; elsewhere there is no such page.
    case outbox
    // Signing in, getting back in, and one's own account.
    case signIn, signInPassword, forgot, forgotCode, signOut
    case account, accountPassword, accountRecoveryCode, accountAddress, accountSessions
    // What an organization asks of people when they first come, and their picture.
    case claimTerms, claimTermsDeclined, claimProfile, claimGroups, accountPicture, accountPictureForm
    /// The organization's logo, which every page shows.
    case logo
    // Signing on at an identity provider; the last three are for providers.
    /// All pages of those who administer; see `PanelRoute`.
    case panel
    case signOn, signOnAnswer, signOnTest, claimEnter, samlMetadata, assertionConsumer, singleLogout

    /// The address behind the organization's own part, with `{…}` where a segment is free.
    package var template: String {
        switch self {
        case .start: "/"
        case .claimLink: "/c/{link}"
        case .accessCode: "/work/accesscode"
        case .accessCodeLink: "/work/accesscode/{code}"
        case .claim: "/claim"
        case .claimUsername: "/claim/username"
        case .claimPassword: "/claim/password"
        case .claimDevices: "/claim/devices"
        case .claimRecoveryCode: "/claim/recovery-code"
        case .outbox: "/dev/outbox"
        case .signIn: "/signin"
        case .signInPassword: "/signin/password"
        case .forgot: "/forgot"
        case .forgotCode: "/forgot/code"
        case .signOut: "/signout"
        case .account: "/account"
        case .accountPassword: "/account/password"
        case .accountRecoveryCode: "/account/recovery-code"
        case .accountAddress: "/account/address"
        case .accountSessions: "/account/sessions"
        case .claimTerms: "/claim/terms"
        case .claimTermsDeclined: "/claim/terms/declined"
        case .claimProfile: "/claim/profile"
        case .claimGroups: "/claim/groups"
        case .accountPicture: "/account/picture"
        case .accountPictureForm: "/account/picture/change"
        case .logo: "/logo/{version}"
        case .panel: "/admin"
        case .signOn: "/signon"
        case .signOnAnswer: "/signon/{handle}"
        case .signOnTest: "/signon/test/{handle}"
        case .claimEnter: "/claim/enter"
        case .samlMetadata: "/saml/metadata"
        case .assertionConsumer: "/saml/acs"
        case .singleLogout: "/saml/slo"
        }
    }

    /// HEAD goes with GET.
    var methods: [HTTPRequest.Method] {
        switch self {
        case .start, .outbox, .claim, .account, .accessCodeLink, .logo: [.get]
        case .claimLink, .accessCode: [.get, .post]
        case .claimUsername, .claimPassword, .claimDevices, .claimRecoveryCode: [.get, .post]
        case .signOut: [.post]
        case .signIn, .signInPassword, .forgot, .forgotCode: [.get, .post]
        case .accountPassword, .accountRecoveryCode, .accountAddress, .accountSessions: [.get, .post]
        case .claimTermsDeclined, .accountPictureForm: [.get]
        case .claimTerms, .claimProfile, .claimGroups, .accountPicture: [.get, .post]
        case .signOn, .samlMetadata: [.get]
        case .panel: [.get, .post]
        case .signOnAnswer, .signOnTest, .claimEnter, .singleLogout: [.get, .post]
        case .assertionConsumer: [.post]
        }
    }

    /// Whether its forms come from providers' sites, without what ours are bound to; they are signed instead.
    var isForProviders: Bool { self == .assertionConsumer || self == .singleLogout }

    /// The value of `Allow` (RFC 9110 §10.2.1).
    var allow: String { (methods + (allows(.get) ? [.head] : [])).map(\.rawValue).joined(separator: ", ") }

    func allows(_ method: HTTPRequest.Method) -> Bool { methods.contains(method == .head ? .get : method) }

    /// Where the route is for an organization.
    func address(_ prefix: String, _ free: String = "") -> String {
        let segments = template.split(separator: "/").map { $0.hasPrefix("{") ? free : String($0) }
        return prefix + "/" + segments.joined(separator: "/")
    }
}

/// A path that leads to a page.
struct PagePath: Hashable {
    let slug: String
    let route: PageRoute
    /// What stands in the free segment of the route, or behind the panel's, as it was written.
    let free: String

    /// Nil when the path leads elsewhere; each address has one spelling.
    init?(_ path: String) {
        guard path.utf8.count <= Limits.addressBytes else { return nil }
        let part = path.organizationPart
        slug = part?.slug ?? Organization.defaultSlug
        let rest = part?.rest ?? path[...]
        if rest == Self.panel || rest.hasPrefix(Self.panel + "/") {
            route = .panel
            free = String(rest.dropFirst(Self.panel.count))
            return
        }
        let segments = rest.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        for (route, pattern) in Self.patterns where pattern.count == segments.count {
            let isMatch = zip(pattern, segments).allSatisfy { $0 == $1 || ($0.hasPrefix("{") && !$1.isEmpty) }
            guard isMatch else { continue }
            self.route = route
            free = zip(pattern, segments).first { $0.0.hasPrefix("{") }.map { String($0.1) } ?? ""
            return
        }
        return nil
    }

    private static let panel = PageRoute.panel.template

    private static let patterns = PageRoute.allCases.map { route in
        let segments = route.template.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        return (route: route, segments: segments.map(String.init))
    }
}

extension String {
    /// The slug in `/o/{slug}/…`, and what stands behind it; nil for any other path.
    var organizationPart: (slug: String, rest: Substring)? {
        guard hasPrefix("/o/") else { return nil }
        let slug = dropFirst("/o/".count).prefix { $0 != "/" }
        guard Organization.isSlug(String(slug)), slug != Organization.defaultSlug else { return nil }
        let rest = self[slug.endIndex...]
        return (String(slug), rest.isEmpty ? "/" : rest)
    }
}
