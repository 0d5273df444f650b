import Accounts
import ArgumentParser
import Foundation
import SCIM

/// Access codes, which an operator hands over.
extension AccountsCommand {
    struct AccessCode: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hands out the access code of somebody without address; one that was handed out before ends.",
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
            let account = try await house.roster.entry(of: person.name, in: organization).account
            let outcome = try await house.office.handingOut.hand(
                to: account.id, again: true, by: .operator(of: organization))
            guard case .handed(let letter) = outcome else { throw Refusal("The code could not be made; try again.") }
            guard isLetter else { return print(letter.code.grouped) }
            print(
                """
                \(letter.name.printable)

                \(organization.name.printable) has an account for you. To use it, open

                    \(house.address(of: "/work/accesscode", in: organization))

                and type this access code:

                    \(letter.code.grouped)

                It can be used once, until \(letter.expires). Keep it to yourself: whoever has it can use your account.
                """)
        }
    }

    struct AccessCodes: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Hands out the access codes of everybody without address who has not claimed the account yet.",
            discussion:
                "By department and name: the code, when it ends, and whose it is. Each code is handed out once; who was "
                + "handed one that is good is left out.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Option(help: "Only of one department.")
        var department: String?

        @Flag(help: "Of those too who were handed one that is good: it ends, and they get a new one.")
        var again = false

        func run() async throws {
            let house = try await House(options)
            let organization = try await house.administration.organization(place.organization)
            let (handingOut, acting) = (house.office.handingOut, ActingAdministrator.operator(of: organization))
            let selection = CodeSelection(
                states: again ? Set(CodeState.allCases) : CodeSelection.withoutCode,
                department: department?.comparisonKey)
            var last: Account.ID?
            repeat {
                let batch = try await handingOut.batch(selection, behind: last, by: acting)
                guard let end = batch.people.last?.id else { return }
                for letter in try await handingOut.hand(selection, behind: last, through: end, by: acting) {
                    let department = letter.department.map { "  \($0.printable)" } ?? ""
                    print("\(letter.code.grouped)  \(letter.expires)  \(letter.name.printable)\(department)")
                }
                last = batch.hasMore ? end : nil
            } while last != nil
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
            let account = try await house.roster.entry(of: person.name, in: organization).account
            try await house.office.personDeeds.disableAccessCode(of: account.id, by: .operator(of: organization))
            print("The access code of \(person.name.printable) is no longer good.")
        }
    }
}
