import Accounts
import Testing

/// Which steps a claim has, and that they are taken one after the other.
@Suite struct ClaimStepTests {
    private static func settings(_ on: Setting...) -> Settings {
        var settings = Settings()
        for setting in on { settings[setting] = "on" }
        return settings
    }

    struct Plan: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let claim: Claim
        let steps: [Claim.Step]

        init(_ words: String, _ claim: Claim, _ steps: [Claim.Step]) {
            testDescription = words
            self.claim = claim
            self.steps = steps
        }
    }

    private static let everything = settings(.terms, .profileDetails, .defaultGroups)

    private static let plans: [Plan] = [
        Plan(
            "nothing but a password", Claim(.claim, of: .email, in: settings(), hasNewTerms: false), [.password, .done]),
        Plan(
            "everything an organization may ask", Claim(.claim, of: .phone, in: everything, hasNewTerms: true),
            [.terms, .profile, .password, .groups, .done]),
        Plan(
            "a picture is part of the profile",
            Claim(.claim, of: .email, in: settings(.profilePicture), hasNewTerms: false), [.profile, .password, .done]),
        Plan(
            "people without a mailbox choose a username",
            Claim(.claim, of: .emailless, in: everything, hasNewTerms: true),
            [.terms, .profile, .username, .password, .groups, .done]),
        Plan(
            "whoever gets back in by an access code confirms the username, and terms that are new",
            Claim(.recover, of: .emailless, in: everything, hasNewTerms: true), [.terms, .username, .password, .done]),
        Plan(
            "whoever signs on at a provider does that first, and has no password",
            Claim(.claim, of: .email, by: .signOn(isProven: false), in: everything, hasNewTerms: true),
            [.signOn, .terms, .profile, .enter, .groups, .done]),
        Plan(
            "whoever was vouched for already goes straight on",
            Claim(.claim, of: .email, by: .signOn(isProven: true), in: settings(), hasNewTerms: false), [.enter, .done]),
        Plan(
            "a reset asks about other devices, and nothing else",
            Claim(.reset, of: .phone, in: everything, hasNewTerms: true), [.password, .devices, .done]),
    ]

    @Test(arguments: plans)
    func `the steps are decided on arrival`(plan: Plan) {
        #expect(plan.claim.steps == plan.steps)
    }

    @Test(arguments: plans)
    func `in each state one step leads on, and every other changes nothing`(plan: Plan) {
        var claim = plan.claim
        for expected in plan.steps {
            #expect(claim.step == expected)
            for step in Claim.Step.allCases where step != expected {
                let before = claim
                #expect(!claim.finish(step) && claim == before, "\(step) at \(expected)")
            }
            #expect(claim.isOpen == (claim.steps.contains(.password) || claim.steps.contains(.enter)))
            #expect(claim.finish(expected) == (expected != .done))
        }
        #expect(claim.step == .done && !claim.isOpen)
    }

    @Test func `a claim that was stored without a step is done`() {
        #expect(Claim(purpose: .claim, steps: []).step == .done)
    }
}
