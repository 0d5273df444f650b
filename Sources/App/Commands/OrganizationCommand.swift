import Accounts
import ArgumentParser

/// `muster organization`: the companies on this server.
struct OrganizationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "organization", abstract: "Makes and lists organizations.",
        subcommands: [Create.self, List.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes an organization.")

        @OptionGroup var options: HouseOptions

        @Argument(help: "Its slug, the part of its addresses that is its own: lower-case letters, digits, hyphens.")
        var slug: String

        @Option(help: "Its name, as people read it. (default: the slug)")
        var name: String?

        func run() async throws {
            let house = try await House(options)
            let organization = try await house.administration.createOrganization(slug: slug, name: name ?? slug)
            print("\(house.configuration.publicURL)\(organization.scimPath)")
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the organizations and their SCIM addresses.")

        @OptionGroup var options: HouseOptions

        func run() async throws {
            let house = try await House(options)
            for organization in try await house.administration.organizations() {
                print(
                    "\(organization.slug)  \(organization.name)  \(house.configuration.publicURL)\(organization.scimPath)"
                )
            }
        }
    }
}
