import Accounts
import ArgumentParser

/// `muster accounts add`: one person, by what is known of them.
extension AccountsCommand {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds somebody, by e-mail address, mobile number or employee ID, and invites them.",
            discussion: "Adding the same person once more changes only what is said anew.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Option(help: "The e-mail address; with one, the invitation is mailed.")
        var email: String?

        @Option(help: "The mobile number with its country code; alone, the invitation is a text message.")
        var mobile: String?

        @Option(help: "The employee ID; alone, an access code is handed over (muster accounts access-code).")
        var employeeID: String?

        @Option(help: "The first name.")
        var firstName: String?

        @Option(help: "The last name.")
        var lastName: String?

        @Flag(help: "Add only, and invite later.")
        var uninvited = false

        func run() async throws {
            let house = try await House(options)
            let organization = try await house.administration.organization(place.organization)
            let values: [(PersonColumn, String?)] = [
                (.email, email), (.phoneNumber, mobile), (.employeeID, employeeID), (.firstName, firstName),
                (.lastName, lastName),
            ]
            let person = NewPerson(
                Dictionary(values.compactMap { column, value in value.map { (column, $0) } }) { first, _ in first })
            let outcome = try await house.adding.add([person], invites: !uninvited, by: .operator(of: organization))[0]
            guard let account = outcome.account else {
                throw Refusal(outcome.finding.flaw.map { "\($0)" } ?? "Nobody was added.")
            }
            print(account.line)
        }
    }
}
