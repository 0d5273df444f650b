import Accounts
import ArgumentParser

/// `muster groups`: says which groups people may join by themselves.
struct GroupsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "groups", abstract: "Says which groups people may join by themselves.",
        subcommands: [Offer.self, Open.self, Close.self, List.self])

    struct Offer: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows a group to everybody who claims an account; \(Limits.groupsOffered) at most.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var group: GroupArgument

        func run() async throws { try await group.join(.offered, options) }
    }

    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lets people join a group who search for it.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var group: GroupArgument

        func run() async throws { try await group.join(.open, options) }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets nobody join a group by themselves any more; its members stay.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var group: GroupArgument

        func run() async throws { try await group.join(nil, options) }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the groups that people may join, those offered to everybody first.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        func run() async throws {
            let house = try await House(options)
            for group in try await house.administration.joinableGroups(of: place.organization) {
                print("\(group.id.text)  \(group.joining.rawValue)  \(group.name)")
            }
        }
    }
}

/// One group of an organization.
struct GroupArgument: ParsableArguments {
    @OptionGroup var place: OrganizationOption

    @Argument(help: "The group's displayName or id.")
    var name: String

    /// - Parameter way: nil lets nobody join by themselves.
    fileprivate func join(_ way: Joining?, _ options: HouseOptions) async throws {
        let house = try await House(options)
        try await house.administration.setJoining(way, ofGroup: name, in: place.organization)
    }
}
