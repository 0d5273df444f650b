import Accounts
import ArgumentParser
import Configuration

/// `muster domain`: says which domains are the organization's, and proves it.
struct DomainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "domain", abstract: "Says which domains are the organization's, and proves it.",
        subcommands: [Add.self, Verify.self, List.self, Remove.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says that a domain is the organization's, and prints the TXT record that proves it.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var domain: DomainArgument

        func run() async throws {
            let office = try await House(options).administration
            let (name, acting) = (try DomainName(domain.name), try await office.acting(in: place.organization))
            try await office.addDomain(name, by: acting)
            let token = try office.token(for: name, by: acting)
            print(
                """
                Make this TXT record, or one with this text at \(name) itself:

                    _muster.\(name).  IN  TXT  "\(token.record)"

                Then run: muster domain verify \(name)

                Or put a file with this text, and nothing else, at \(DomainToken.file(name))
                and run: muster domain verify \(name) --file

                Or have a code mailed: muster domain verify \(name) --mail postmaster
                """)
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Proves that a domain is the organization's, by its TXT record, a file or a code that is mailed.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var domain: DomainArgument

        @Option(help: "Name servers to ask, with commas between. [MUSTER_DNS_SERVERS, default: the machine's]")
        var dnsServers: String?

        @Option(help: "Mail a code to postmaster, hostmaster or admin at the domain; it is good for an hour.")
        var mail: DomainCode.Mailbox?

        @Option(help: "The code that was mailed, 8 digits.")
        var code: String?

        @Flag(help: "Look for the file on the domain's web site.")
        var file = false

        func validate() throws {
            guard [mail != nil, code != nil, file].filter(\.self).count <= 1 else {
                throw ValidationError("Give --file, or --mail to have a code mailed, and --code once it is there.")
            }
            guard code?.wholeMatch(of: /[0-9]{8}/) != nil || code == nil else {
                throw ValidationError("--code takes 8 digits.")
            }
        }

        func run() async throws {
            var options = options
            options.serving["dns-servers"] = dnsServers.map { .string($0) }
            let house = try await House(options)
            let (office, name) = (house.administration, try DomainName(domain.name))
            let acting = try await office.acting(in: place.organization)
            if let mail {
                try await office.mailDomainCode(for: name, to: mail, by: acting)
                print("A code goes to \(mail.rawValue)@\(name). Then run: muster domain verify \(name) --code CODE")
                return
            }
            if let code {
                try await office.verifyDomain(name, byCode: code, by: acting)
            } else if file {
                try await office.verifyDomain(name, byFileFrom: house.domainFiles, by: acting)
            } else {
                try await office.verifyDomain(name, by: house.configuration.nameServers, by: acting)
            }
            print("\(name) is verified.")
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the domains, how they were verified, and the records that prove them.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption

        func run() async throws {
            let office = try await House(options).administration
            let acting = try await office.acting(in: place.organization)
            for domain in try await office.domains(by: acting) {
                let token = try office.token(for: domain.name, by: acting)
                let state =
                    switch domain.verification {
                    case nil: "not verified"
                    case let known? where known.proof == .dns: "verified \(known.time) by DNS"
                    case let known? where known.proof == .file: "verified \(known.time) by a file"
                    case let known?: "verified \(known.time) by mail"
                    }
                print("\(domain.name)  \(state)  \(token.record)")
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lets go of a domain; another organization may prove it then.")

        @OptionGroup var options: HouseOptions
        @OptionGroup var place: OrganizationOption
        @OptionGroup var domain: DomainArgument

        func run() async throws {
            let office = try await House(options).administration
            try await office.removeDomain(DomainName(domain.name), by: try await office.acting(in: place.organization))
        }
    }
}

struct DomainArgument: ParsableArguments {
    @Argument(help: "The domain, what stands behind the @ of mail addresses: example.com.")
    var name: String
}

extension DomainCode.Mailbox: ExpressibleByArgument {}
