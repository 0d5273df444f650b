import Accounts
import ArgumentParser
import Configuration
import Delivery
import Foundation
import Logging
import Store
import SystemPackage
import Web

/// Every key of the configuration, read once and typed: flag over environment over file over default.
struct HouseConfiguration {
    let host: String
    let port: Int
    let data: URL
    let databaseURL: String
    /// Without a slash at the end; nil when nothing says how the server is seen.
    let publicOrigin: String?
    /// Nil when requests come straight from those who make them.
    let proxyHeader: String?
    /// A folder with further schema extensions; nil when there is none.
    let extensions: URL?
    /// Where events may be pushed to.
    let receivers: ReceiverPermissions
    let nameServers: NameServers
    /// Whether identity providers may be at private addresses.
    let hasInternalProviders: Bool
    /// A file with the authorities to believe when metadata is fetched, instead of the machine's own; empty when there is none.
    let providerAuthorities: String
    /// Who sends mails and text messages, where anybody does.
    let providers: Providers
    /// What the operator's own gateway shows with its receipts; nil where none may come.
    let receiptSecret: String?
    let requestsPerSecond: Int
    let logLevel: Logger.Level

    init(_ options: HouseOptions) async throws {
        let reader = try await HouseConfiguration.reader(options)
        let listen = reader.string(forKey: "listen", default: "127.0.0.1:8080")
        guard let colon = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: colon)...]),
            (0...65535).contains(port), colon != listen.startIndex
        else { throw BadConfiguration("listen is \(listen); use HOST:PORT, like 127.0.0.1:8080.") }
        host = listen[..<colon].trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        self.port = port

        data = URL(fileURLWithPath: reader.string(forKey: "data", default: "data"), isDirectory: true)
        let database = data.appendingPathComponent("muster.db").path
        databaseURL = reader.string(
            forKey: "database-url", isSecret: true, default: SQLAccountStore.url(ofFile: database))

        publicOrigin = try reader.string(forKey: "public-url").map(HouseConfiguration.origin)
        proxyHeader = reader.string(forKey: "proxy-header")
        guard proxyHeader?.wholeMatch(of: #/[A-Za-z0-9-]+/#) != nil || proxyHeader == nil else {
            throw BadConfiguration("proxy-header is no name of a header; use one like X-Forwarded-For.")
        }
        let isInternal = reader.bool(forKey: "internal-receivers", default: false)
        let isLocal = publicOrigin.map { $0.wholeMatch(of: #/http:\/\/localhost(:\d+)?/#) != nil } ?? true
        receivers = isInternal ? [.plainHTTP, .privateAddresses] : isLocal ? .plainHTTP : []
        extensions = reader.string(forKey: "extensions").map { URL(fileURLWithPath: $0, isDirectory: true) }

        let servers = reader.string(forKey: "dns-servers")
        guard let nameServers = NameServers(servers) else {
            throw BadConfiguration(
                "dns-servers is \(servers ?? ""); use addresses with commas between them, like 192.0.2.53 or 127.0.0.1:5353."
            )
        }
        self.nameServers = nameServers
        hasInternalProviders = reader.bool(forKey: "internal-providers", default: false)
        providerAuthorities = reader.string(forKey: "provider-ca", default: "")
        providers = try Providers(reader)
        receiptSecret = try providers.receiptSecret(reader)

        requestsPerSecond = reader.int(forKey: "requests-per-second", default: Limits.requestsPerSecond)
        guard requestsPerSecond >= 1 else {
            throw BadConfiguration("requests-per-second is \(requestsPerSecond); use a number above 0.")
        }
        let level = reader.string(forKey: "log-level", default: "notice")
        guard let logLevel = Logger.Level(rawValue: level) else {
            let known = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
            throw BadConfiguration("log-level is \(level); use one of \(known).")
        }
        self.logLevel = logLevel
    }

    /// The word PORT stands for one that is not chosen before the server listens.
    var publicURL: String {
        publicOrigin ?? (port == 0 ? "http://localhost:PORT" : WebServer.Address.localOrigin(port))
    }

    private static func reader(_ options: HouseOptions) async throws -> ConfigReader {
        let flags = Dictionary(
            uniqueKeysWithValues: options.flags.map {
                (AbsoluteConfigKey([$0.key]), ConfigValue($0.value, isSecret: false))
            })
        let environment = EnvironmentVariablesProvider().prefixKeys(with: "muster")
        let path = ProcessInfo.processInfo.environment["MUSTER_CONFIG"] ?? "muster.yaml"
        do {
            let file = try await FileProvider<YAMLSnapshot>(filePath: FilePath(path), allowMissing: true)
            return ConfigReader(providers: [InMemoryProvider(name: "flags", values: flags), environment, file])
        } catch {
            throw BadConfiguration("\(path) cannot be read as YAML: \(error)")
        }
    }

    private static func origin(_ text: String) throws -> String {
        guard let url = URLComponents(string: text), url.scheme == "http" || url.scheme == "https",
            let host = url.host, !host.isEmpty, url.query == nil, url.fragment == nil,
            url.path.isEmpty || url.path == "/"
        else { throw BadConfiguration("public-url is \(text); use an origin like https://people.example.com.") }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}

/// The options that every command shares.
struct HouseOptions: ParsableArguments {
    @Option(help: "The folder with database and keys. [MUSTER_DATA, default: data]")
    var data: String?

    @Option(help: "Where the database is. [MUSTER_DATABASE_URL, default: the file DATA/muster.db]")
    var databaseURL: String?

    @Option(help: "A folder with further schema extensions as JSON. [MUSTER_EXTENSIONS]")
    var extensions: String?

    @Option(help: "trace, debug, info, notice, warning, error or critical. [MUSTER_LOG_LEVEL, default: notice]")
    var logLevel: String?

    /// What only a server needs; set by `Serve`.
    var serving: [String: ConfigContent] = [:]

    enum CodingKeys: CodingKey { case data, databaseURL, extensions, logLevel }

    var flags: [String: ConfigContent] {
        let shared = ["data": data, "database-url": databaseURL, "extensions": extensions, "log-level": logLevel]
        return shared.compactMapValues { $0.map(ConfigContent.string) }.merging(serving) { $1 }
    }
}
