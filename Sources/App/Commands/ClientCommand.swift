import Accounts
import ArgumentParser
import Foundation
import SCIM

/// `muster client`: makes, lists and revokes the OAuth clients of integrations; works beside a running server.
struct ClientCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "client", abstract: "Makes, lists and revokes OAuth clients, which fetch tokens by themselves.",
        subcommands: [Create.self, List.self, Revoke.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a client and prints its secret, once.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Option(help: "The provisioning client it is for; made when there is none of that name.")
        var integration: String

        @Option(
            help:
                "What it may do, separated by commas: \(Token.Scope.words). (default: the first two)"
        )
        var scopes: String?

        @Option(help: "How long the tokens live that it fetches, in hours: 1h to 6h.")
        var tokenLife = "1h"

        @Option(
            help: "A file with its public key in PEM, or keys as JWK Set; then it signs instead of having a secret.")
        var publicKey: String?

        func run() async throws {
            let keys = try publicKey.map(keys) ?? []
            let house = try await House(options)
            let client = try await house.administration.createClient(
                integration: integration, in: place.organization, scopes: try Token.Scope.named(scopes),
                tokenHours: try hours(), keys: keys)
            print("client_id=\(client.identifier)")
            if let secret = client.secret { print("client_secret=\(secret.text)") }
        }

        private func keys(in path: String) throws -> [ClientKey] {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
                throw Refusal("\(path) cannot be read as text.")
            }
            return try ClientKey.read(text)
        }

        private func hours() throws -> Int64 {
            guard tokenLife.hasSuffix("h"), let hours = Int64(tokenLife.dropLast()) else {
                throw ValidationError("--token-life takes a number of hours, like 2h.")
            }
            return hours
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the clients of an integration.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Option(help: "The provisioning client.")
        var integration: String

        func run() async throws {
            let house = try await House(options)
            for client in try await house.administration.clients(of: integration, in: place.organization) {
                let scopes = client.scopes.map(\.rawValue).sorted().joined(separator: ",")
                let used = client.lastUsed?.description ?? "never"
                print(
                    "\(client.identifier)  \(client.authentication.method)  tokens for \(client.tokenLife / 3600)h"
                        + "  last used \(used)  \(scopes)")
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends a client and the tokens it fetched, at once.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Argument(help: "The client_id that muster client list shows.")
        var id: String

        func run() async throws {
            let house = try await House(options)
            try await house.administration.revokeClient(id, in: place.organization)
        }
    }
}

extension Client.Authentication {
    /// RFC 7591 §2.
    fileprivate var method: String {
        switch self {
        case .secret: "client_secret_basic"
        case .keys: "private_key_jwt"
        }
    }
}
