import Accounts
import ArgumentParser

/// `muster settings`: shows and changes the switches of an organization and of its integrations.
struct SettingsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Shows and changes settings.", subcommands: [Get.self, Set.self])

    struct Get: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows settings, their values and what they do.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Option(help: "Show the settings of this integration instead of the organization's.")
        var integration: String?

        @Argument(help: "Only this one; its value alone is printed.")
        var name: String?

        func run() async throws {
            let office = try await House(options).administration
            let settings = try await office.settings(
                integration: integration, by: try await office.acting(in: place.organization))
            guard let name else {
                for (setting, value) in settings { print("\(setting.rawValue) = \(value)\n    \(setting.explanation)") }
                return
            }
            guard let (_, value) = settings.first(where: { $0.0.rawValue == name }) else {
                throw Refusal("There is no setting \(name) here; muster settings get lists them.")
            }
            print(value)
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Changes a setting; it takes effect at once.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Option(help: "The integration whose setting it is.")
        var integration: String?

        @Argument(help: "The setting.")
        var name: String

        @Argument(help: "Its new value.")
        var value: String

        func run() async throws {
            guard let setting = Setting(rawValue: name) else {
                throw Refusal("There is no setting \(name); muster settings get lists them.")
            }
            let office = try await House(options).administration
            let acting = try await office.acting(in: place.organization)
            if let integration {
                try await office.set(setting, to: value, integration: integration, by: acting)
            } else {
                _ = try await office.set(setting, to: value, knowing: Limits.peopleHitCounted, by: acting)
            }
        }
    }
}
