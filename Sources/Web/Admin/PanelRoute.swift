internal import HTTPTypes

/// Every page of the panel and what may be done there: the whole surface on one page.
///
/// It is at `/admin` of the default organization, and at `/o/{slug}/admin` of others.
package enum PanelRoute: CaseIterable, Hashable, Sendable {
    case home
    // Getting in: the first administrator's link, and the second factor.
    case setup, secondFactor, confirm
    case people, peopleDeed, person, personDeed
    case add, addMany
    case imports, importTemplate, importShow, importResult, exports, exportShow, exportFile
    case codes, letters
    case groups, group, groupDeed
    case outbox, message
    case integrations, integration, integrationToken, integrationTest
    case log, logEntry, conflicts
    case signIn, providerAdd, provider, providerDeed, domains, domain
    case settings, settingsSection, terms, branding
    case administrators, administrator, audit

    /// The address behind `/admin`, with `{…}` where a segment is free.
    package var template: String {
        switch self {
        case .home: ""
        case .setup: "/setup/{link}"
        case .secondFactor: "/second-factor"
        case .confirm: "/confirm"
        case .people: "/people"
        case .peopleDeed: "/people/all/{deed}"
        case .person: "/people/{id}"
        case .personDeed: "/people/{id}/{deed}"
        case .add: "/add"
        case .addMany: "/add/many"
        case .imports: "/import"
        case .importTemplate: "/import/template"
        case .importShow: "/import/{id}"
        case .importResult: "/import/{id}/result"
        case .exports: "/export"
        case .exportShow: "/export/{id}"
        case .exportFile: "/export/{id}/file"
        case .codes: "/codes"
        case .letters: "/codes/letters"
        case .groups: "/groups"
        case .group: "/groups/{id}"
        case .groupDeed: "/groups/{id}/{deed}"
        case .outbox: "/outbox"
        case .message: "/outbox/{id}"
        case .integrations: "/integrations"
        case .integration: "/integrations/{id}"
        case .integrationToken: "/integrations/{id}/token"
        case .integrationTest: "/integrations/{id}/test"
        case .log: "/log"
        case .logEntry: "/log/{id}"
        case .conflicts: "/conflicts"
        case .signIn: "/sign-in"
        case .providerAdd: "/sign-in/add"
        case .provider: "/sign-in/{id}"
        case .providerDeed: "/sign-in/{id}/{deed}"
        case .domains: "/domains"
        case .domain: "/domains/{name}"
        case .settings: "/settings"
        case .settingsSection: "/settings/{section}"
        case .terms: "/settings/terms"
        case .branding: "/settings/branding"
        case .administrators: "/administrators"
        case .administrator: "/administrators/{id}"
        case .audit: "/audit"
        }
    }

    /// HEAD goes with GET.
    var methods: [HTTPRequest.Method] {
        switch self {
        case .home, .importTemplate, .importResult, .exportFile, .outbox, .log, .logEntry, .audit, .settings, .people:
            [.get]
        default: [.get, .post]
        }
    }

    /// Under which link of the navigation it is found.
    var section: PanelSection {
        switch self {
        case .home, .setup, .secondFactor, .confirm: .home
        case .people, .peopleDeed, .person, .personDeed, .add, .addMany, .imports, .importTemplate, .importShow,
            .importResult, .exports, .exportShow, .exportFile:
            .people
        case .codes, .letters: .codes
        case .groups, .group, .groupDeed: .groups
        case .integrations, .integration, .integrationToken, .integrationTest, .log, .logEntry, .conflicts:
            .provisioning
        case .signIn, .providerAdd, .provider, .providerDeed, .domains, .domain: .signIn
        case .outbox, .message: .outbox
        case .settings, .settingsSection, .terms, .branding: .settings
        case .administrators, .administrator, .audit: .administrators
        }
    }

    private static let patterns = allCases.map { route in
        (route: route, segments: route.template.split(separator: "/").map(String.init))
    }

    /// Finds the route for what stands behind `/admin`, and what stands in its free segments; the one with fewer of them
    /// is meant.
    static func match(_ path: String) -> (route: PanelRoute, free: [String])? {
        let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
        let found = patterns.filter { pattern in
            pattern.segments.count == segments.count
                && zip(pattern.segments, segments).allSatisfy { $0 == $1 || ($0.hasPrefix("{") && !$1.isEmpty) }
        }
        let free = { (pattern: [String]) in zip(pattern, segments).filter { $0.0.hasPrefix("{") }.map(\.1) }
        guard let best = found.min(by: { free($0.segments).count < free($1.segments).count }) else { return nil }
        return (best.route, free(best.segments))
    }

    /// - Parameters:
    ///   - prefix: what stands before the organization's addresses.
    ///   - free: what stands in its free segments, in their order.
    package func address(_ prefix: String, _ free: [String] = []) -> String {
        var free = free[...]
        let path = template.split(separator: "/")
            .map { "/" + ($0.hasPrefix("{") ? free.popFirst() ?? "" : String($0)) }.joined()
        return PageRoute.panel.address(prefix) + path
    }
}
