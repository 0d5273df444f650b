/// Every check of a response, with what became of it.
public struct Examination: Sendable {
    public enum Outcome: Hashable, Sendable {
        case passed
        case failed(diagnosis: String)
        /// An earlier one failed, and there was nothing to look at.
        case notReached
    }

    public let results: [(check: Check, outcome: Outcome)]
    /// What is vouched for; nil unless everything passed.
    public let assertion: VerifiedAssertion?

    /// Before anything of the response could be believed.
    init(stoppedBy error: SAMLError) {
        let index = Check.ofResponses.firstIndex(of: error.check) ?? 0
        results = Check.ofResponses.enumerated().map { place, check in
            let outcome: Outcome =
                place == index ? .failed(diagnosis: error.diagnosis) : place < index ? .passed : .notReached
            return (check, outcome)
        }
        assertion = nil
    }

    init(flaws: [SAMLError], assertion: VerifiedAssertion?) {
        results = Check.ofResponses.map { check in
            let flaw = flaws.first { $0.check == check }
            return (check, flaw.map { .failed(diagnosis: $0.diagnosis) } ?? .passed)
        }
        self.assertion = assertion
    }
}
