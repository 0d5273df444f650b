import Accounts
import ArgumentParser
import Foundation
import SCIM
import Web

/// `muster provider add`: makes a provider known, by its metadata or by what its administrator copies from it.
struct ProviderAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Makes a provider known; nobody is sent there before a test sign-on.")

    @OptionGroup var options: HouseOptions
    @OptionGroup var place: OrganizationOption
    @OptionGroup var provider: ProviderArgument
    @OptionGroup var origin: ProviderOrigin
    @OptionGroup var seen: PublicOrigin

    @Option(help: "A verified domain it answers for; may be given again. [default: all that no other answers for]")
    var domain: [String] = []

    @Flag(help: "Sign-ons may begin at the provider.")
    var providerInitiated = false

    @Flag(help: "Assertions must come encrypted; our key for that is published.")
    var encryption = false

    @Option(help: "A class of authentication that must be used; may be given again. Not for Entra ID.")
    var authenticationContext: [String] = []

    @Option(help: "The attribute with the e-mail address, or name-id. [default: those that providers usually send]")
    var emailAttribute: String?

    func run() async throws {
        let house = try await House(origin.added(to: seen.added(to: options)))
        let domains = try domain.map { try DomainName($0) }
        let office = house.administration
        let acting = try await office.acting(in: place.organization)
        let (facts, source) = try await origin.read(in: house, for: acting.organization.id)
        let known = try await office.addProvider(
            NewProvider(name: provider.name, facts: facts, options: try providerOptions(), source: source),
            answeringFor: domains.isEmpty ? nil : domains, by: acting)
        let answering = try await office.providers(by: acting).first { $0.provider.id == known.id }?.domains ?? []
        // Made here, where nobody waits for a page.
        _ = try await house.signOnKeys.all(of: acting.organization)
        let base = house.configuration.publicURL + Organization.issuerPath(place.organization)
        print(
            """
            \(known.line(answeringFor: answering))

            The provider needs to know us:

                metadata, and entity id       \(base)\(PageRoute.samlMetadata.template)
                assertion consumer service    \(base)\(PageRoute.assertionConsumer.template)
                single logout service         \(base)\(PageRoute.singleLogout.template)

            Then run: muster provider test \(known.name)
            """)
    }

    private func providerOptions() throws -> ProviderOptions {
        var chosen = ProviderOptions()
        let wishes: [(ProviderOption, String?)] = [
            (.providerInitiated, providerInitiated ? "on" : nil), (.encryption, encryption ? "required" : nil),
            (
                .authenticationContext,
                authenticationContext.isEmpty ? nil : authenticationContext.joined(separator: " ")
            ),
            (.emailAttribute, emailAttribute),
        ]
        for case (let option, let value?) in wishes {
            guard option.accepts(value) else {
                throw Refusal("\(option.rawValue) cannot be \(value); it takes \(option.explanation).")
            }
            chosen[option] = value
        }
        return chosen
    }
}
