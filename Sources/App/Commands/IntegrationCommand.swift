import Accounts
import ArgumentParser

/// `muster integration`: what is to be decided about a provisioning client; works beside a running server.
struct IntegrationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "integration", abstract: "Releases integrations that shut out many people.",
        subcommands: [Release.self])

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets an integration deactivate and delete as many people as it wants, for a day.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Argument(help: "The integration.")
        var name: String

        func run() async throws {
            let house = try await House(options)
            let end = try await house.administration.releaseGuard(of: name, in: place.organization)
            print("\(name) is released until \(end).")
        }
    }
}
