internal import Accounts
internal import Languages

/// The step with which the account is its person's own, for people who sign on at a provider.
extension ClaimController {
    func enter(_ visit: Visit, _ begun: Begun) async throws -> PageAnswer {
        guard visit.form != nil else { return .page(.enter(at: visit.address(of: .claimEnter))) }
        let outcome = try await claiming.enter(begun.secret, in: visit.organization, agent: visit.agent)
        switch outcome {
        case .entered(let session, let next):
            var answer = lead(visit, to: next)
            answer.cookies = [visit.keeping(session)]
            return answer
        case .over: return over(visit)
        case .elsewhere(let step): return lead(visit, to: step)
        }
    }
}

extension Page {
    fileprivate static func enter(at address: String) -> Page {
        let question = FormPage.Question(action: address, button: Phrase("Take it into use"))
        return Page(
            Phrase("Your account is ready"),
            FormPage(
                paragraphs: [
                    Phrase(
                        "You sign in with the sign-on service of your organization. There is no password to remember.")
                ], questions: [question]))
    }
}
