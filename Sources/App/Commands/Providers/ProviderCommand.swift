import Accounts
import ArgumentParser
import Configuration
import Web

/// `muster provider`: says where people sign on, and tries it out.
struct ProviderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "provider", abstract: "Says at which identity providers people sign on (SAML 2.0).",
        subcommands: [
            ProviderAdd.self, Route.self, Unroute.self, Test.self, List.self, Set.self, Log.self, Replace.self,
            Approve.self, Forget.self, Again.self, RenewKey.self, Remove.self,
        ])

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints a link to a test sign-on; once one succeeded, the provider is active.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var provider: ProviderArgument
        @OptionGroup var seen: PublicOrigin

        func run() async throws {
            let house = try await House(seen.added(to: options))
            let office = house.administration
            let handle = try await office.planTest(
                of: provider.name, by: try await office.acting(in: place.organization))
            let address = PageRoute.signOnTest.template.replacing("{handle}", with: handle.text)
            print(
                """
                Open this within an hour, and sign on there; nobody is signed in here by it:

                    \(house.configuration.publicURL)\(Organization.issuerPath(place.organization))\(address)
                """)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the providers, the domains they answer for, and what is to be seen to.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        func run() async throws {
            let house = try await House(options)
            let acting = try await house.administration.acting(in: place.organization)
            for (provider, domains) in try await house.administration.providers(by: acting) {
                print(provider.line(answeringFor: domains))
                for warning in provider.warnings(at: house.environment.now()) { print("    \(warning)") }
            }
        }
    }

    struct Replace: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Replaces what is known of a provider by newer metadata or certificates.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var provider: ProviderArgument
        @OptionGroup var origin: ProviderOrigin

        func run() async throws {
            let house = try await House(origin.added(to: options))
            let office = house.administration
            let acting = try await office.acting(in: place.organization)
            let (facts, _) = try await origin.read(in: house, for: acting.organization.id)
            try await office.updateProvider(provider.name, with: facts, by: acting)
        }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows newer metadata in which every key is another one, and takes it over.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var provider: ProviderArgument

        @Option(help: "Approve what was shown with this mark; without it, it is only shown.")
        var shown: String?

        func run() async throws {
            let office = try await House(options).administration
            let acting = try await office.acting(in: place.organization)
            if let shown { return try await office.approveProvider(provider.name, shown: shown, by: acting) }
            let known = try await office.provider(provider.name, by: acting)
            guard let held = known.held else { throw Refusal("Nothing about \(provider.name) waits to be approved.") }
            print(
                """
                SHA-256 of the certificates that are believed now:
                    \(known.facts.fingerprints.replacing(" ", with: "\n    "))
                and of those that would be:
                    \(held.fingerprints.replacing(" ", with: "\n    "))

                Ask whoever runs the provider whether these are right. Then run:
                    muster provider approve \(provider.name) --shown \(held.digest)
                """)
        }
    }

    struct RenewKey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Publishes a new key of the organization; it signs once providers could read of it.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        func run() async throws {
            let house = try await House(options)
            try await house.signOnKeys.renew(by: try await house.administration.acting(in: place.organization))
            print("It is in the organization's metadata now, and signs in \(Limits.daysOfKeyOverlap) days.")
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Forgets a provider, and ends the sessions that began there.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var provider: ProviderArgument

        func run() async throws {
            let office = try await House(options).administration
            try await office.removeProvider(provider.name, by: try await office.acting(in: place.organization))
        }
    }
}

struct ProviderArgument: ParsableArguments {
    @Argument(help: "What the provider is called here.")
    var name: String
}

/// How people see the server, where a command prints addresses.
struct PublicOrigin: ParsableArguments {
    @Option(name: .customLong("public-url"), help: "The address people see. [MUSTER_PUBLIC_URL]")
    var publicURL: String?

    func added(to options: HouseOptions) -> HouseOptions {
        var options = options
        if let publicURL { options.serving["public-url"] = .string(publicURL) }
        return options
    }
}
