import ArgumentParser
import Web

/// The one binary. Each command reads its options, puts up as much of the house as it needs, and says what it did.
@main
struct Muster: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "muster",
        abstract: "Provisions and claims the accounts of a workplace.",
        version: Release.version,
        subcommands: [
            Serve.self, TokenCommand.self, IntegrationCommand.self, ClientCommand.self, SettingsCommand.self,
            OrganizationCommand.self,
            AccountsCommand.self, AdminCommand.self, DomainCommand.self, ProviderCommand.self, TermsCommand.self,
            GroupsCommand.self,
            StreamCommand.self, OutboxCommand.self, LogCommand.self, Doctor.self,
            Migrate.self, Move.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            Failure.exit(with: error)
        }
    }
}
