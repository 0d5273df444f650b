import Accounts
import ArgumentParser
import SCIM

/// `muster token`: makes, lists, rotates, limits and revokes the tokens of integrations; works beside a running server.
struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Makes, lists, rotates, limits and revokes tokens.",
        subcommands: [Create.self, List.self, Rotate.self, Limit.self, Revoke.self])

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

        @Option(help: "From where alone it may be used, separated by commas: 198.51.100.0/24, 2001:db8::/32.")
        var networks: String?

        func run() async throws {
            let house = try await House(options)
            print(try await secret(house.administration, try Token.Scope.named(scopes), try expires.days).text)
        }

        private func secret(_ office: Administration, _ scopes: Set<Token.Scope>, _ days: Int64) async throws
            -> TokenSecret
        {
            guard let account else {
                return try await office.createToken(
                    integration: integration, in: place.organization, scopes: scopes, days: days,
                    networks: try [Network](typed: networks ?? ""))
            }
            guard networks == nil else {
                throw ValidationError("--networks is for the tokens of integrations; people come from everywhere.")
            }
            return try await office.createToken(
                for: account, integration: integration, in: place.organization, scopes: scopes, days: days)
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
                let used = [token.lastUsed?.description ?? "never", token.lastNetwork.map { "from \($0)" }]
                    .compactMap(\.self).joined(separator: " ")
                let place = token.networks.isEmpty ? "" : "  only from \(token.networks.stored)"
                let person = token.account.map { "  of the account \($0.text)" } ?? ""
                print(
                    "\(token.id.number)  \(state)  expires \(token.expires)  last used \(used)  \(scopes)\(place)\(person)"
                )
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

extension TokenCommand {
    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a token beside an old one, which goes on for a while, and prints the new one, once.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Argument(help: "The number that muster token list shows.")
        var id: Int64

        @Option(help: "How long the new one lives, in days.")
        var expires = "365d"

        @Option(help: "How long the old one goes on, in hours, at most \(Limits.maximumHoursOfRotation)h.")
        var overlap = "\(Limits.hoursOfRotation)h"

        func run() async throws {
            guard overlap.hasSuffix("h"), let hours = Int64(overlap.dropLast()) else {
                throw ValidationError("--overlap takes a number of hours, like 24h.")
            }
            let house = try await House(options)
            print(
                try await house.administration.rotateToken(
                    Token.ID(id), in: place.organization, days: try expires.days, hours: hours
                ).text)
        }
    }

    struct Limit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Says from where a token may be used.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        @Argument(help: "The number that muster token list shows.")
        var id: Int64

        @Argument(help: "Networks and addresses, separated by commas; empty is everywhere.")
        var networks: String

        func run() async throws {
            let house = try await House(options)
            try await house.administration.limitToken(Token.ID(id), to: networks, in: place.organization)
        }
    }
}

extension String {
    /// A life of a token.
    fileprivate var days: Int64 {
        get throws {
            guard hasSuffix("d"), let days = Int64(dropLast()) else {
                throw ValidationError("--expires takes a number of days, like 365d.")
            }
            return days
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
