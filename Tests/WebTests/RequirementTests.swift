import TestSupport
import Testing

/// The numbered requirements of SCIM's standards, each shown by a transcript in Requirements.
@Suite struct RequirementTests {
    @Test(arguments: ScenarioFolder.scenarios)
    func `the server does what the standard says`(_ scenario: Scenario) async throws {
        for failure in try await ScenarioRunner.failures(of: scenario) {
            Issue.record("\(scenario.title)\n\(failure)")
        }
    }

    @Test func `every transcript can be read`() throws {
        #expect(try ScenarioFolder.read().count > 1)
    }

    @Test func `every scenario begins with a number`() throws {
        for scenario in try ScenarioFolder.read() {
            #expect(scenario.title.wholeMatch(of: /(SCIM-\d{3} |[SEO]\d+ |B3 )+\S.*/) != nil, "\(scenario.title)")
        }
    }
}
