import Accounts
import Delivery
import Foundation
import Logging
import SCIM
import Secrets
import Store
import Web

/// The house, put together: the one place where time and randomness enter.
struct House {
    let configuration: HouseConfiguration
    let environment: Accounts.Environment
    let schemas: SchemaSet
    let groupSchemas: SchemaSet
    let store: SQLAccountStore
    let keyring: Keyring
    let logger: Logger

    /// - Parameter makesMissing: whether folder, key and database are made, and the database's schema brought up to
    ///   date. Otherwise they must be there, and stay as they are: a command started in the wrong place must not leave a
    ///   new house behind.
    init(_ options: HouseOptions, makesMissing: Bool = false) async throws {
        configuration = try await HouseConfiguration(options)
        var logger = Logger(label: "muster") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = configuration.logLevel
        self.logger = logger
        environment = Accounts.Environment(
            now: { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) },
            random: SecretBytes.random
        )
        schemas = try House.schemas(configuration.extensions)
        groupSchemas = try SchemaSet.groups()
        if makesMissing { try House.makeFolder(configuration.data) }
        keyring = try KeyFile(in: configuration.data).keyring(makesMissing: makesMissing)
        store = try await House.store(configuration.databaseURL, makesMissing: makesMissing)
        do {
            try await administration.checkKeys(remembering: makesMissing)
        } catch is WrongKeys {
            throw BadConfiguration(
                "\(KeyFile(in: configuration.data).url.path) is not the key this database was made with; copy "
                    + "master.key from the server that made it.")
        }
        if makesMissing { try await administration.ensureDefaultOrganization() }
    }

    var administration: Administration {
        Administration(store: store, keyring: keyring, environment: environment)
    }

    /// All that is done for people who come in person; whoever serves has one.
    var reception: Reception {
        Reception(
            schemas: schemas, groupSchemas: groupSchemas, store: store, keyring: keyring, hasher: PasswordHasher(),
            environment: environment)
    }

    /// All that is done for those who administer.
    var office: Office {
        Office(
            schemas: schemas, groupSchemas: groupSchemas, store: store, keyring: keyring, environment: environment)
    }

    /// Where a page of an organization is.
    func address(of path: String, in organization: Organization) -> String {
        configuration.publicURL + Organization.issuerPath(organization.slug) + path
    }

    var inviting: Inviting {
        Inviting(schemas: schemas, store: store, keyring: keyring, environment: environment)
    }

    var tokenRounds: TokenRounds {
        TokenRounds(store: store, keyring: keyring, environment: environment)
    }

    var adding: Adding { Adding(schemas: schemas, store: store, keyring: keyring, environment: environment) }

    var importing: Importing { Importing(adding: adding) }

    var exporting: Exporting { Exporting(store: store, keyring: keyring, environment: environment) }

    /// Does imports and exports; whoever serves has one, and so has the command that imports.
    var jobWorker: JobWorker { JobWorker(adding: adding, roster: roster) }

    var roster: Roster { Roster(store: store, keyring: keyring, environment: environment) }

    /// Writes the provisioning log; whoever serves has one.
    var recorder: ProvisioningRecorder {
        ProvisioningRecorder(store: store, environment: environment) { [logger] trouble in
            logger.warning("the provisioning log cannot be written", metadata: ["reason": "\(trouble)"])
        }
    }

    /// Fetches what identity providers publish, on threads of its own.
    var metadataSource: MetadataFetch {
        MetadataFetch(
            isInternal: configuration.hasInternalProviders, authorities: configuration.providerAuthorities)
    }

    /// Fetches the files that prove domains; no redirection is followed.
    var domainFiles: MetadataFetch {
        MetadataFetch(isInternal: false, authorities: configuration.providerAuthorities, redirections: 0)
    }

    var metadataReader: MetadataReader { MetadataReader(isInternal: configuration.hasInternalProviders) }

    /// Asks the world outside for administrators.
    var inquiries: Inquiries {
        Inquiries(
            source: metadataSource, files: domainFiles, records: configuration.nameServers, reader: metadataReader)
    }

    var providerUpkeep: ProviderUpkeep {
        ProviderUpkeep(
            store: store, source: metadataSource, reader: metadataReader, environment: environment)
    }

    var signOnKeys: SignOnKeys { SignOnKeys(store: store, keyring: keyring, environment: environment) }

    var posting: Posting { Posting(store: store, keyring: keyring, environment: environment) }

    var log: ProvisioningLog { ProvisioningLog(store: store, environment: environment) }

    /// - Parameter option: where the URL was given.
    static func store(
        _ url: String,
        makesMissing: Bool,
        option: String = "database-url"
    ) async throws -> SQLAccountStore {
        if let path = SQLAccountStore.file(of: url), !makesMissing, !FileManager.default.fileExists(atPath: path) {
            throw BadConfiguration.missing(path)
        }
        do {
            return try await SQLAccountStore.open(url, migrating: makesMissing)
        } catch let flaw as BadDatabaseURL {
            throw BadConfiguration(flaw.sentence(about: option))
        }
    }

    /// Reads every .json file of the folder as a further extension of User, in the order of their names.
    private static func schemas(_ folder: URL?) throws -> SchemaSet {
        do {
            guard let folder else { return try SchemaSet.users() }
            let files: [URL]
            do {
                files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            } catch {
                throw BadConfiguration("extensions is \(folder.path), which is no folder that can be read.")
            }
            let documents = try files.filter { $0.pathExtension == "json" }
                .sorted { $0.lastPathComponent < $1.lastPathComponent }
                .map { (name: $0.lastPathComponent, json: Array(try Data(contentsOf: $0))) }
            return try SchemaSet.users(additional: documents)
        } catch let flaw as SchemaFlaw {
            throw BadConfiguration("A schema extension cannot be used: \(flaw)")
        }
    }

    private static func makeFolder(_ folder: URL) throws {
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Unavailable("The folder \(folder.path) cannot be made; create it, or choose another with --data.")
        }
    }
}
