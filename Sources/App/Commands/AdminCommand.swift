import Accounts
import ArgumentParser

/// `muster admin`: says who administers the organization; provisioning clients cannot.
struct AdminCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "admin", abstract: "Says who administers the organization.",
        subcommands: [
            AdminInvite.self, AdminSetup.self, Add.self, Remove.self, AdminResetFactor.self,
            AdminGroupCommands.Add.self,
            AdminGroupCommands.Remove.self, List.self,
        ])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives an account a role; provisioning cannot change or delete it any more.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @Option(help: "system-administrator, account-manager or analyst.")
        var role = Role.systemAdministrator

        @Argument(help: "The account's userName or id.")
        var account: String

        func run() async throws {
            let house = try await House(options)
            let acting = try await house.administration.acting(in: place.organization)
            try await house.office.appointing.appoint(account, as: role, by: acting)
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes an administrator an account like others.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Argument(help: "The account's userName or id.")
        var account: String

        func run() async throws {
            let house = try await House(options)
            let acting = try await house.administration.acting(in: place.organization)
            try await house.office.appointing.appoint(account, as: nil, by: acting)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists administrators, and the groups that make them.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        func run() async throws {
            let house = try await House(options)
            for administrator in try await house.administration.administrators(of: place.organization) {
                let kind =
                    switch administrator.kind {
                    case .account(let role): role.rawValue
                    case .group(isWritable: true): "group, written by provisioning"
                    case .group(isWritable: false): "group"
                    }
                let address = administrator.address.map { "  <\($0)>" } ?? ""
                print("\(administrator.id)  \(kind)  \(administrator.name)\(address)")
            }
        }
    }
}

extension Role: ExpressibleByArgument {}
