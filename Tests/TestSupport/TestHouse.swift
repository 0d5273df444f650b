package import Accounts
private import Delivery
package import Foundation
package import Logging
package import SCIM
package import Secrets
private import ServiceLifecycle
package import Store
private import Synchronization
private import Web

/// The assembled house in the test process: a real database file, a real socket, and a clock the test moves.
package final class TestHouse: Sendable {
    package struct Options: Sendable {
        /// The origin that answers name; nothing listens there.
        package var publicURL = "https://people.example"
        package var requestsPerSecond = 1_000_000
        package var proxyHeader: String? = TestHouse.proxyHeader
        package var secondsForRequest = Limits.secondsForRequest
        /// Further schema extensions of User, as the operator's folder would hold them.
        package var extensions: [(name: String, json: [UInt8])] = []
        package var clock = TestClock()
        /// What a gateway shows with its receipts.
        package var receiptSecret: String?
        /// The channels that nobody sends on.
        package var unserved: Set<Message.Channel> = []
        package var hasher = PasswordHasher(.cheap)
        /// Of another house that this one shares it with; one of its own otherwise.
        package var databaseURL: String?
        package var logLevel = Logger.Level.info
        /// Nobody answers there.
        package var nameServers = "127.0.0.1:9"

        package init() {}
    }

    /// In which a test says where a browser is.
    package static let proxyHeader = "X-Test-Address"

    package let options: Options
    /// Holds the database, and goes when the house stops.
    package let folder: URL
    package let databaseURL: String
    package let log: LogRecorder
    package let environment: Accounts.Environment
    package let schemas: SchemaSet
    package let keyring: Keyring
    package var hasher: PasswordHasher { options.hasher }
    package let store: SQLAccountStore
    /// What stands between the server and the store; the operator's commands go past it.
    package let faults: FaultyStore
    package let recorder: ProvisioningRecorder
    package let reception: Reception
    package let office: Office
    package let port: Int
    private let group: ServiceGroup
    private let serving: Task<Void, any Error>
    private let lastNumber = Mutex(0)

    package var clock: TestClock { options.clock }
    package var publicURL: String { options.publicURL }
    package var client: HTTPClient { HTTPClient(port: port) }

    package var administration: Administration {
        Administration(store: store, keyring: keyring, environment: environment)
    }

    /// What no command does.
    package func write<Value: Sendable>(
        _ body: @escaping @Sendable (any AccountTransaction) throws -> Value
    ) async throws -> Value {
        try await store.write(body)
    }

    package var adding: Adding {
        Adding(schemas: schemas, store: store, keyring: keyring, environment: environment)
    }

    package var importing: Importing { Importing(adding: adding) }

    package var exporting: Exporting { Exporting(store: store, keyring: keyring, environment: environment) }

    /// Nobody does a job but the test.
    package var jobWorker: JobWorker {
        JobWorker(adding: adding, roster: Roster(store: store, keyring: keyring, environment: environment))
    }

    package var inviting: Inviting {
        Inviting(schemas: schemas, store: store, keyring: keyring, environment: environment)
    }

    /// Builds the house and waits until it takes requests.
    package init(_ options: Options = Options()) async throws {
        self.options = options
        folder = try TemporaryFolder.make()
        log = LogRecorder()
        // Nothing happens by itself as time passes: the provisioning log is written when a test wants it.
        environment = Accounts.Environment(
            now: { options.clock.now }, random: SecretBytes.random,
            sleep: { _ in try await Task.sleep(for: .seconds(86_400)) })
        schemas = try SchemaSet.users(additional: options.extensions)
        guard let keyring = Keyring(master: Array(0..<UInt8(Keyring.masterLength))) else { throw HouseFailed() }
        self.keyring = keyring
        databaseURL =
            if let shared = options.databaseURL { shared } else { try await TestDatabase.make(in: folder) }
        store = try await SQLAccountStore.open(databaseURL, connections: 4)
        faults = FaultyStore(store)
        let logger = log.logger(options.logLevel)
        recorder = ProvisioningRecorder(store: faults, environment: environment) { trouble in
            logger.warning("the provisioning log cannot be written", metadata: ["reason": "\(trouble)"])
        }
        reception = Reception(
            schemas: schemas, groupSchemas: try SchemaSet.groups(), store: faults, keyring: keyring,
            hasher: options.hasher, environment: environment)
        office = Office(
            schemas: schemas, groupSchemas: try SchemaSet.groups(), store: faults, keyring: keyring,
            environment: environment)
        guard let nameServers = NameServers(options.nameServers, secondsForAnswer: 1) else { throw HouseFailed() }
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let service = WebServer.service(
            at: WebServer.Address(
                host: "127.0.0.1", port: 0, publicURL: options.publicURL, proxyHeader: options.proxyHeader),
            directory: Directory(schemas: schemas, store: faults, keyring: keyring, environment: environment),
            grouping: Grouping(
                schemas: try SchemaSet.groups(), store: faults, keyring: keyring, environment: environment),
            admission: Admission(
                store: faults, keyring: keyring, environment: environment, recorder: recorder),
            cursors: Cursors(keyring: keyring, environment: environment),
            granting: Granting(store: faults, keyring: keyring, environment: environment),
            polling: Polling(store: faults, keyring: keyring, environment: environment),
            deferring: Deferring(store: faults, keyring: keyring, environment: environment),
            keys: PublishedKeys(store: faults, environment: environment),
            recorder: recorder,
            log: ProvisioningLog(store: faults, environment: environment),
            organizations: Organizations(store: faults, environment: environment),
            reception: reception,
            office: office,
            inquiries: Inquiries(
                source: MetadataFetch(isInternal: false), files: MetadataFetch(isInternal: false, redirections: 0),
                records: nameServers, reader: MetadataReader(isInternal: false)),
            messages: MessageDoors(
                posting: Posting(store: faults, keyring: keyring, environment: environment),
                receiptSecret: options.receiptSecret.map(ReceiptSecret.init), unserved: options.unserved),
            formTokens: FormTokens(keyring: keyring, environment: environment),
            environment: environment,
            requestsPerSecond: options.requestsPerSecond,
            secondsForRequest: options.secondsForRequest,
            logger: logger,
            onListening: { port, _ in listening.yield(port) }
        )
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [.init(service: service)], logger: logger))
        let serving = Task {
            defer { listening.finish() }
            try await group.run()
        }
        self.group = group
        self.serving = serving
        guard let port = await ports.first(where: { _ in true }) else {
            try await serving.value
            throw HouseFailed()
        }
        self.port = port
        try await administration.ensureDefaultOrganization()
    }

    /// Lets running requests end, and takes the folder away.
    package func stop() async throws {
        await group.triggerGracefulShutdown()
        try await serving.value
        TemporaryFolder.remove(folder)
    }

    /// A number nobody else in this house has, for names.
    package func nextNumber() -> Int {
        lastNumber.withLock { number in
            number += 1
            return number
        }
    }
}

/// The house could not be built or ended before it listened.
package struct HouseFailed: Error {}

extension TestHouse {
    /// One running house for all tests that need nothing special; each test makes an organization of its own in it. Its
    /// provisioning log is written all the time.
    ///
    /// Its clock goes a millisecond with every reading, so that whatever is made later is also younger. Nobody advances
    /// it; a test that moves time has a house of its own.
    package static var shared: TestHouse {
        get async throws { try await running.value }
    }

    private static let running = Task {
        var options = Options()
        options.clock = TestClock(step: 1)
        let house = try await TestHouse(options)
        // All tests together leave more behind than may wait for the provisioning log until one of them looks.
        Task {
            while true {
                await house.writeLog()
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        return house
    }

    /// Runs a test in a house of its own.
    package static func run<Value>(
        _ options: Options = Options(),
        _ body: (TestHouse) async throws -> Value
    ) async throws -> Value {
        let house = try await TestHouse(options)
        do {
            let value = try await body(house)
            try await house.stop()
            return value
        } catch {
            try await house.stop()
            throw error
        }
    }
}
