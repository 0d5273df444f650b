import Accounts
import ArgumentParser
import Foundation
import SCIM
import Store

/// `muster doctor`: says whether this installation is fit to serve, and what to do where it is not.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Checks the installation.")

    @OptionGroup var options: HouseOptions

    func run() async throws {
        let house = try await House(options)
        let configuration = house.configuration
        print(
            "ok    configuration: listens on \(configuration.host):\(configuration.port), seen as \(configuration.publicURL)"
        )
        print("ok    data: \(configuration.data.path)")
        print("ok    schemas: User with \(house.schemas.extensions.count) extensions")
        let organizations = try await house.administration.organizations()
        let durability = try await house.store.durability()
        print("ok    database: \(durability), \(organizations.count) organization(s), schema up to date")
        try await tellOfProviders(organizations, in: house)
        let key = KeyFile(in: configuration.data).url.path
        let mode = try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int ?? 0
        guard mode & 0o077 == 0 else {
            throw BadConfiguration("\(key) can be read by others; run chmod 600 \(key).")
        }
        print("ok    keys: \(key), readable by its owner only")
    }

    private func tellOfProviders(_ organizations: [Organization], in house: House) async throws {
        for organization in organizations {
            for (provider, _) in try await house.administration.providers(by: .operator(of: organization)) {
                let warnings = provider.warnings(at: house.environment.now())
                let name = "provider \(provider.name) of \(organization.slug)"
                if warnings.isEmpty { print("ok    \(name)") }
                for warning in warnings { print("look  \(name): \(warning)") }
            }
        }
    }
}
