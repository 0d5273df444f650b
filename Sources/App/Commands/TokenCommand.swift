import Accounts
import ArgumentParser
import SCIM

/// `muster token`: makes, lists and revokes the tokens of integrations; works beside a running server.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Makes, lists and revokes tokens.",
        subcommands: [Create.self, List.self, Revoke.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a token and prints it, once.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Option(help: "The provisioning client it is for; made when there is none of that name.")
        var integration: String

        @Option(
            help:
                "What it may do, separated by commas: \(Token.Scope.words). (default: the first two)"
        )
        var scopes: String?

        @Option(help: "Binds it to a person, by userName or id: it opens /Me and discovery alone.")
        var account: String?

        @Option(help: "How long it lives, in days: 30d, 365d, at most 3650d.")
        var expires = "365d"

        func run() async throws {
            let house = try await House(options)
            print(try await secret(house.administration, try Token.Scope.named(scopes), try days()).text)
        }

        private func secret(_ office: Administration, _ scopes: Set<Token.Scope>, _ days: Int64) async throws
            -> TokenSecret
        {
            guard let account else {
                return try await office.createToken(
                    integration: integration, in: place.organization, scopes: scopes, days: days)
            }
            return try await office.createToken(
                for: account, integration: integration, in: place.organization, scopes: scopes, days: days)
        }

        private func days() throws -> Int64 {
            guard expires.hasSuffix("d"), let days = Int64(expires.dropLast()) else {
                throw ValidationError("--expires takes a number of days, like 365d.")
            }
            return days
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the tokens of an integration.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Option(help: "The provisioning client.")
        var integration: String

        func run() async throws {
            let house = try await House(options)
            let now = house.environment.now()
            for token in try await house.administration.tokens(of: integration, in: place.organization) {
                let scopes = token.scopes.map(\.rawValue).sorted().joined(separator: ",")
                let state = token.isLive(at: now) ? "live" : "expired"
                let used = token.lastUsed?.description ?? "never"
                let person = token.account.map { "  of the account \($0.text)" } ?? ""
                print("\(token.id.number)  \(state)  expires \(token.expires)  last used \(used)  \(scopes)\(person)")
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ends a token at once.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Argument(help: "The number that muster token list shows.")
        var id: Int64

        func run() async throws {
            let house = try await House(options)
            try await house.administration.revokeToken(Token.ID(id), in: place.organization)
        }
    }
}

extension Token.Scope {
    /// The scopes of an option, those of provisioning where it was left out.
    static func named(_ words: String?) throws -> Set<Token.Scope> {
        guard let words else { return provisioning }
        return Set(
            try words.split(separator: ",").map { word in
                guard let scope = Token.Scope(rawValue: String(word)) else {
                    throw ValidationError("\(word) is not a scope; use \(Token.Scope.words).")
                }
                return scope
            })
    }
}

/// Which organization a command is about.
struct OrganizationOption: ParsableArguments {
    @Option(help: "The slug of the organization.")
    var organization = Organization.defaultSlug
}
