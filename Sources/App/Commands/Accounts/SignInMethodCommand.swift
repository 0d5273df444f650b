import Accounts
import ArgumentParser

extension AccountsCommand {
    struct SignIn: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign-in", abstract: "Says how somebody signs in, whatever the organization's setting is.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var person: PersonArgument

        @Argument(
            help: "password; sso: at the provider that answers for the person's domain; default: as set for all.")
        var method: String

        func run() async throws {
            let house = try await House(options)
            let office = house.administration
            try await office.setSignInMethod(
                method, of: person.name, house.schemas, by: try await office.acting(in: place.organization))
        }
    }
}
