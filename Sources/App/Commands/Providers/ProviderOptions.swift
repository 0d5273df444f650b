import Accounts
import ArgumentParser

/// What may be decided about a provider that is known.
extension ProviderCommand {
    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Changes an option of a provider, or lists them all.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var provider: ProviderArgument

        @Argument(help: "The option; without one all are listed.")
        var option: String?

        @Argument(help: "Its new value.")
        var value: String?

        func validate() throws {
            guard (option == nil) == (value == nil) else { throw ValidationError("Give the option and its value.") }
        }

        func run() async throws {
            let office = try await House(options).administration
            let acting = try await office.acting(in: place.organization)
            guard let option, let value else {
                let known = try await office.provider(provider.name, by: acting)
                for option in ProviderOption.allCases {
                    print("\(option.rawValue) = \(known.options[option])\n    \(option.explanation)")
                }
                return
            }
            guard let option = ProviderOption(rawValue: option) else {
                throw Refusal("There is no option \(option); muster provider set NAME lists them.")
            }
            try await office.set(option, to: value, of: provider.name, by: acting)
        }
    }

    struct Route: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says which provider answers for a verified domain.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var provider: ProviderArgument
        @OptionGroup var domain: DomainArgument

        func run() async throws {
            let office = try await House(options).administration
            try await office.route(
                DomainName(domain.name), to: provider.name, by: try await office.acting(in: place.organization))
        }
    }

    struct Unroute: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets no provider answer for a domain; its people have passwords.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var domain: DomainArgument

        func run() async throws {
            let office = try await House(options).administration
            try await office.route(
                DomainName(domain.name), to: nil, by: try await office.acting(in: place.organization))
        }
    }

    struct Forget: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Forgets who somebody is to the provider; the next sign-on says it anew.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var person: PersonArgument

        func run() async throws {
            let office = try await House(options).administration
            try await office.forgetPin(of: person.name, by: try await office.acting(in: place.organization))
        }
    }

    struct Again: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Has people sign on again before anything else.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Argument(help: "Who. [default: everybody]")
        var person: String?

        func run() async throws {
            let office = try await House(options).administration
            try await office.signOnAgain(person, by: try await office.acting(in: place.organization))
        }
    }

    struct Log: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows which sign-ons were refused, and by which check; the last ones first.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Argument(help: "The number that somebody was shown.")
        var reference: String?

        func run() async throws {
            let office = try await House(options).administration
            let acting = try await office.acting(in: place.organization)
            for failure in try await office.signOnFailures(reference, by: acting) {
                print("\(failure.time)  \(failure.reference)  \(failure.check)  \(failure.diagnosis)")
            }
        }
    }
}
