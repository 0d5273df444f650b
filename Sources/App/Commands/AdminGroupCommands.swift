import Accounts
import ArgumentParser

/// `muster admin add-group` and `remove-group`: whose members administer.
enum AdminGroupCommands {
    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add-group", abstract: "Makes all members of a group administrators.")

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

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "remove-group", abstract: "Makes a group like others.")

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
}
