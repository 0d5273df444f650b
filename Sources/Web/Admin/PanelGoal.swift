internal import Accounts

/// Whoever has to sign in first is led on to the panel afterwards, by whatever way the sign-in went.
extension Visit {
    enum Goal: String {
        case panel
    }

    /// In seconds.
    private static let wishLives: Int64 = 900

    func wishing(for goal: Goal) -> String { cookies.setting(.goal, to: goal.rawValue, for: Visit.wishLives) }

    /// Where it goes on from the account page, if somebody wanted to be elsewhere; once.
    var goal: PageAnswer? {
        guard path.route == .account, cookies[.goal] == Goal.panel.rawValue else { return nil }
        return PageAnswer(
            content: .seeOther(address(of: .panel)), cookies: [cookies.setting(.goal, to: "", for: 0)])
    }
}
