import Accounts
import ArgumentParser
import Foundation

/// Access codes, which an operator hands over.
extension AccountsCommand {
    struct AccessCode: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes an access code for somebody without address, and prints it; an older one ends.",
            discussion:
                "It claims the account, or lets its person back in. Whoever holds it can do so: hand it over safely.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var person: PersonArgument

        @Flag(name: .customLong("print"), help: "Print a letter to hand over with it, instead of the code alone.")
        var isLetter = false

        func run() async throws {
            let house = try await House(options)
            let organization = try await house.administration.organization(place.organization)
            let code = try await house.inviting.makeAccessCode(for: person.name, in: organization)
            guard isLetter else { return print(code.grouped) }
            let entry = try await house.roster.entry(of: person.name, in: organization)
            let name = entry.account.fullName.isEmpty ? entry.account.userName : entry.account.fullName
            print(
                """
                \(name.printable)

                \(organization.name.printable) has an account for you. To use it, open

                    \(house.configuration.publicURL)/work/accesscode

                and type this access code:

                    \(code.grouped)

                It can be used once, in the next \(organization.settings.accessCodeDays) days. Keep it to yourself: whoever has it can
                use your account.
                """)
        }
    }

    struct DisableAccessCode: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ends somebody's access code.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var person: PersonArgument

        func run() async throws {
            let house = try await House(options)
            let organization = try await house.administration.organization(place.organization)
            guard try await house.inviting.disableAccessCode(of: person.name, in: organization) else {
                throw Refusal("\(person.name) has no access code.")
            }
            print("The access code of \(person.name.printable) is no longer good.")
        }
    }
}
