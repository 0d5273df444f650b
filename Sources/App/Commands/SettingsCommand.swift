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
            let house = try await House(options)
            let settings = try await house.administration.settings(of: place.organization, integration: integration)
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
            let house = try await House(options)
            try await house.administration.set(setting, to: value, of: place.organization, integration: integration)
        }
    }
}
