import Accounts
import ArgumentParser
import Configuration
import Delivery
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals
import Web

/// `muster serve`: runs the server until it is told to stop, and finishes what it has begun.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Runs the server.")

    @OptionGroup var options: HouseOptions

    @Option(help: "Where to listen. [MUSTER_LISTEN, default: 127.0.0.1:8080]")
    var listen: String?

    @Option(name: .customLong("public-url"), help: "The address people see. [MUSTER_PUBLIC_URL]")
    var publicURL: String?

    @Option(help: "What an integration may ask in a second. [MUSTER_REQUESTS_PER_SECOND]")
    var requestsPerSecond: Int?

    @Option(help: "The header in which a proxy says whom a request comes from. [MUSTER_PROXY_HEADER]")
    var proxyHeader: String?

    @Flag(help: "Events may be pushed to private addresses, and without TLS. [MUSTER_INTERNAL_RECEIVERS]")
    var internalReceivers = false

    @Flag(help: "Identity providers may be at private addresses. [MUSTER_INTERNAL_PROVIDERS]")
    var internalProviders = false

    func run() async throws {
        var options = options
        options.serving = [
            "listen": listen.map(ConfigContent.string), "public-url": publicURL.map(ConfigContent.string),
            "requests-per-second": requestsPerSecond.map(ConfigContent.int),
            "proxy-header": proxyHeader.map(ConfigContent.string),
            "internal-receivers": internalReceivers ? .bool(true) : nil,
            "internal-providers": internalProviders ? .bool(true) : nil,
        ].compactMapValues(\.self)
        let house = try await House(options, makesMissing: true)
        let configuration = house.configuration
        let (origins, listening) = AsyncStream.makeStream(of: String.self)
        let courier = Courier(
            duties: [
                EventDuty(
                    delivering: Delivering(
                        store: house.store, keyring: house.keyring, environment: house.environment),
                    permissions: configuration.receivers, logger: house.logger),
                MessageDuty(
                    posting: house.posting, providers: configuration.providers, environment: house.environment,
                    logger: house.logger),
            ],
            origins: origins)
        let reception = house.reception
        let rounds = Rounds(
            inviting: house.inviting, tokens: house.tokenRounds, desk: reception.desk, environment: house.environment,
            logger: house.logger)
        let jobs = JobService(
            worker: house.jobWorker, environment: house.environment, logger: house.logger)
        let refresh = MetadataRefresh(
            upkeep: house.providerUpkeep, administration: house.administration, environment: house.environment,
            logger: house.logger)
        let recorder = house.recorder
        let service = WebServer.service(
            at: WebServer.Address(
                host: configuration.host, port: configuration.port, publicURL: configuration.publicOrigin,
                proxyHeader: configuration.proxyHeader),
            directory: Directory(
                schemas: house.schemas, store: house.store, keyring: house.keyring, environment: house.environment),
            grouping: Grouping(
                schemas: house.groupSchemas, store: house.store, keyring: house.keyring, environment: house.environment),
            admission: Admission(
                store: house.store, keyring: house.keyring, environment: house.environment, recorder: recorder),
            cursors: Cursors(keyring: house.keyring, environment: house.environment),
            granting: Granting(store: house.store, keyring: house.keyring, environment: house.environment),
            polling: Polling(store: house.store, keyring: house.keyring, environment: house.environment),
            deferring: Deferring(store: house.store, keyring: house.keyring, environment: house.environment),
            keys: PublishedKeys(store: house.store, environment: house.environment),
            recorder: recorder,
            log: house.log,
            organizations: Organizations(store: house.store, environment: house.environment),
            reception: reception,
            office: house.office,
            inquiries: house.inquiries,
            messages: MessageDoors(
                posting: house.posting, receiptSecret: configuration.receiptSecret.map(ReceiptSecret.init),
                unserved: Set(Message.Channel.allCases).subtracting(configuration.providers.channels)),
            formTokens: FormTokens(keyring: house.keyring, environment: house.environment),
            environment: house.environment,
            requestsPerSecond: configuration.requestsPerSecond,
            logger: house.logger,
            onListening: { port, origin in
                listening.yield(origin)
                house.logger.notice("listening", metadata: ["port": "\(port)", "public-url": "\(origin)"])
            }
        )
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [
                    .init(service: service), .init(service: courier), .init(service: rounds),
                    .init(service: refresh), .init(service: jobs),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: house.logger))
        do {
            try await group.run()
        } catch let error as NSError {
            throw Unavailable("The server cannot run on \(configuration.host):\(configuration.port): \(error)")
        }
    }
}
