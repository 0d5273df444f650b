import TestSupport
import Testing

/// The transcripts bite: a server that gets one thing wrong does not pass them.
@Suite struct MistakeTests {
    @Test(arguments: Mistake.all)
    func `each mistake is noticed`(_ mistake: Mistake) async throws {
        let scenarios = ScenarioFolder.scenarios.filter(mistake.concerns)
        try #require(!scenarios.isEmpty)
        for scenario in scenarios {
            let failures = try await ScenarioRunner.failures(of: scenario, through: mistake.exchange)
            if failures.contains(where: { $0.contains(": expected ") }) { return }
        }
        Issue.record("\(mistake.sentence), and nobody noticed")
    }

    @Test(arguments: ScenarioFolder.scenarios.filter { scenario in Mistake.all.contains { $0.concerns(scenario) } })
    func `without a mistake nothing is noticed`(_ scenario: Scenario) async throws {
        #expect(try await ScenarioRunner.failures(of: scenario, through: { try await $1.send($0) }) == [])
    }

    @Test func `there are more than thirty mistakes`() {
        #expect(Set(Mistake.all.map(\.sentence)).count > 30)
    }
}
