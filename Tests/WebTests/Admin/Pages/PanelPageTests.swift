import Accounts
import SCIM
import TestSupport
import Testing
import Web

/// Every page of the panel, in a company whose every name and text would break out of it.
///
/// A page that lacks a value of its template ends the process that shows it.
@Suite(.timeLimit(.minutes(10))) struct PanelPageTests {
    /// Pages on which nothing stands that somebody else has chosen.
    private static let plain: Set<PanelRoute> = [
        .home, .setup, .peopleDeed, .add, .addMany, .imports, .exports, .exportShow, .integrationToken, .providerAdd,
        .settings, .settingsSection, .branding, .administrators,
    ]

    @Test(arguments: ["en", "ur"])
    func `every page has one heading, a title and a language, and nothing breaks out of it`(
        language: String
    ) async throws {
        try await TestHouse.run { house in
            let hostile = try await HostileCompany(in: house)
            let visitor =
                language == "en" ? hostile.visitor : try await hostile.company.administrator(language: language)
            for route in PanelRoute.allCases {
                for address in hostile.addresses(of: route) {
                    let page = try await visitor.open(address)
                    #expect(page.status == (route == .setup ? 410 : 200), "\(address)")
                    #expect(Self.flaws(of: page, in: language) == [], "\(address)")
                    if Self.plain.contains(route) { continue }
                    #expect(page.text.contains(HostileCompany.escaped), "\(address)")
                }
            }
        }
    }

    @Test func `what was typed comes back as it was typed, whichever form it was typed into`() async throws {
        try await TestHouse.run { house in
            let hostile = try await HostileCompany(in: house)
            let visitor = hostile.visitor
            var sent = 0
            for route in PanelRoute.allCases where route != .setup {
                for address in hostile.addresses(of: route) {
                    for form in PanelForm.all(of: try await visitor.open(address), typing: HostileCompany.text) {
                        _ = try await visitor.open(address)
                        let page = try await visitor.browser.submit(form.fields, to: form.action)
                        #expect(page.status < 500, "\(address): \(form)")
                        #expect(Self.flaws(of: page, in: "en") == [], "\(address): \(form)")
                        sent += 1
                    }
                }
            }
            #expect(sent > 60)
        }
    }

    @Test func `no form of the panel does anything for an analyst who makes it by hand`() async throws {
        try await TestHouse.run { house in
            let hostile = try await HostileCompany(in: house)
            let analyst = try await hostile.company.administrator(.analyst)
            var refused = 0
            for route in PanelRoute.allCases where route != .setup {
                for address in hostile.addresses(of: route) {
                    let page = try await hostile.visitor.open(address)
                    for form in PanelForm.all(of: page, typing: HostileCompany.text) {
                        // With a token of the analyst's own pages.
                        _ = try await analyst.open("/people")
                        let fields = form.fields.filter { $0.name != "form" }
                        let answer = try await analyst.browser.submit(fields, to: form.action)
                        #expect(answer.status < 500, "\(form)")
                        if answer.status == 403 { refused += 1 }
                    }
                }
            }
            #expect(refused > 60)
            var query = AuditQuery()
            query.limit = 1000
            let entries = try await house.office.desk.audit(query, by: hostile.visitor.acting)
            let own = entries.filter { if case .person(analyst.person.id, _) = $0.entry.who { true } else { false } }
            #expect(own.map(\.entry.deed) == [])
        }
    }

    /// What is wrong with a page, whatever it says.
    private static func flaws(of page: HTTPAnswer, in language: String) -> [String] {
        guard page["Content-Type"]?.hasPrefix("text/html") == true else { return [] }
        let html = page.text
        var flaws: [String] = []
        if html.matches(of: #/<h1[ >]/#).count != 1 { flaws.append("no heading, or several") }
        if html.firstMatch(of: #/<title>[^<]+<\/title>/#) == nil { flaws.append("no title") }
        let direction = language == "ur" ? "rtl" : "ltr"
        if !html.contains("<html lang=\"\(language)\" dir=\"\(direction)\">") { flaws.append("no language") }
        for raw in ["\"'", "'>", "<script>", "<i>", "&x", "&y"] {
            guard let place = html.firstRange(of: raw) else { continue }
            flaws.append("breaks out: \(html[..<place.upperBound].suffix(60))")
        }
        if html.contains("{{") { flaws.append("a tag is left") }
        let ids = html.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
        let twice = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
        if !twice.isEmpty { flaws.append("ids twice: \(twice)") }
        return flaws
    }
}
