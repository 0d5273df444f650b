import Accounts
import ArgumentParser

/// `muster admin`: says who administers the organization; provisioning clients cannot.
struct AdminCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "admin", abstract: "Says who administers the organization.",
        subcommands: [Add.self, Remove.self, AddGroup.self, RemoveGroup.self, List.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes an account an administrator, which provisioning cannot change or delete any more.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Argument(help: "The account's userName or id.")
        var account: String

        func run() async throws {
            let house = try await House(options)
            try await house.administration.setAdministrator(true, named: account, in: place.organization)
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
            try await house.administration.setAdministrator(false, named: account, in: place.organization)
        }
    }

    struct AddGroup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes all members of a group administrators.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Flag(help: "Let provisioning clients write the group all the same: they decide who administers then.")
        var scimWritable = false

        @Argument(help: "The group's displayName or id.")
        var group: String

        func run() async throws {
            let house = try await House(options)
            try await house.administration.setAdministration(
                true, isWritable: scimWritable, byGroup: group, in: place.organization)
        }
    }

    struct RemoveGroup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a group like others.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Argument(help: "The group's displayName or id.")
        var group: String

        func run() async throws {
            let house = try await House(options)
            try await house.administration.setAdministration(
                false, isWritable: false, byGroup: group, in: place.organization)
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
                    case .account: "account"
                    case .group(isWritable: true): "group, written by provisioning"
                    case .group(isWritable: false): "group"
                    }
                print("\(administrator.id)  \(kind)  \(administrator.name)")
            }
        }
    }
}
