import Accounts
import ArgumentParser

/// `muster accounts`: who there is, and how far people have come in taking their accounts into use.
struct AccountsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "accounts", abstract: "Shows people, invites them, and helps them in.",
        subcommands: [
            List.self, Show.self, Invite.self, Remind.self, AccessCode.self, AccessCodes.self, DisableAccessCode.self,
            Unclaim.self,
            Deactivate.self, Reactivate.self, SignIn.self, Add.self, Import.self, Export.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists people, one a line.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Option(help: "Only those who have come so far: provisioned, invited, claimed or deactivated.")
        var state: AccountSelection.Stage?

        @Option(help: "Only those who are reached so: email, phone or emailless.")
        var kind: Kind?

        func run() async throws {
            let house = try await House(options)
            let selection = AccountSelection(stage: state, kind: kind)
            try await house.forEachPage(of: selection, in: place.organization) { page in
                for entry in page { print(entry.account.line) }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows how far somebody has come.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var person: PersonArgument

        func run() async throws {
            let house = try await House(options)
            let organization = try await house.administration.organization(place.organization)
            let entry = try await house.roster.entry(of: person.name, in: organization)
            let (account, lifecycle) = (entry.account, entry.account.lifecycle)
            print(account.line)
            if !account.fullName.isEmpty { print("name: \(account.fullName)") }
            if let employeeID = account.externalID { print("externalId: \(employeeID)") }
            if account.isAdministrator { print("administers the organization") }
            if let date = lifecycle.inviteDate { print("invited: \(date)") }
            if let date = lifecycle.claimDate { print("claimed: \(date)") }
            if let invitation = entry.invitation {
                let name = invitation.code.kind == .link ? "claim link" : "access code"
                print("\(name): good until \(invitation.expires)")
            }
        }
    }
}

struct PersonArgument: ParsableArguments {
    @Argument(help: "The account's userName or id.")
    var name: String
}

extension AccountSelection.Stage: ExpressibleByArgument {}
extension Kind: ExpressibleByArgument {}

extension Account {
    /// `019e…  invited  phone  +46701234567`
    var line: String { "\(id.text)  \(stage.rawValue)  \(kind.rawValue)  \(userName.printable)" }
}

extension String {
    /// Without what a terminal would take for more than text.
    var printable: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.filter {
                    $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
                }))
    }
}

extension House {
    /// Goes through people page by page.
    func forEachPage(
        of selection: AccountSelection,
        isWhole: Bool = false,
        in slug: String,
        _ body: ([Roster.Entry]) async throws -> Void
    ) async throws {
        let organization = try await administration.organization(slug)
        var last: Account.ID?
        while true {
            let page = try await roster.page(selection, behind: last, isWhole: isWhole, in: organization)
            guard let end = page.last else { return }
            try await body(page)
            last = end.account.id
        }
    }
}
